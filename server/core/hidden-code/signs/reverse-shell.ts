/** A shell whose input and output are a connection. */
import { startsProgram } from '../python/names.ts';
import type { Call } from '../python/source.ts';
import { at, type CodeSign } from '../sign.ts';

export const reverseShell: CodeSign = {
  meta: {
    code: 'reverse-shell',
    summary: 'Hands a shell to a network connection',
    strength: 'strong',
    benignRate: 0.5,
    docs: 'Whoever is at the other end has the machine. Debuggers and terminals use the parts, not all of them in one function.',
  },
  trigger: /\bdup2\b|\bstdin\s*=|\/dev\/tcp\/|\bnc(?:at)?\b.{0,40}-e/,
  alsoTrigger: /socket|\/dev\/tcp\/|\bnc/,
  *findInCode(source) {
    const starts = source.calls.filter(({ name }) => startsProgram.test(name));
    for (const call of starts.slice(0, mostStarts)) {
      if (source.textsOfCall(call).some(text => shellLine.test(text.slice(0, 5000)))) {
        yield {
          ...at(call.node),
          message: `${call.name}() has a shell talk to a network connection`,
          strength: 'loud',
        };
        continue;
      }
      const around = source.functionAround(call.node);
      const beside = source.calls.filter(other => source.functionAround(other.node) === around);
      const connection = beside.find(({ name }) => connecting.test(name));
      if (
        !connection ||
        !(call.name === 'pty.spawn' || source.textsOfCall(call).some(text => shell.test(text.slice(0, 500))))
      )
        continue;
      const isJoined =
        beside.some(({ name }) => name === 'os.dup2') || isFed(call, source.nameOf.bind(source));
      if (!isJoined) continue;
      const isFixed = source.textsOfCall(connection).some(text => /[\w.]{4,}/.test(text));
      yield {
        ...at(call.node),
        message: `${call.name}() starts a shell that talks to a network connection`,
        ...(isFixed && { strength: 'loud' }),
      };
    }
  },
};

/** Each is compared with all calls of the source. */
const mostStarts = 50;
const connecting = /^socket\.(?:create_connection|socket\(\)\.connect)$/;
/** What shells and netcat do by themselves. */
const shellLine =
  /[<>]&?\s{0,9}\/dev\/(?:tcp|udp)\/|\bnc(?:at)?\b[^\n]{0,80}\s-e\s{0,9}["']?(?:\/bin\/\w*sh|cmd|powershell)/;
const shell = /(?:^|\/)(?:ba|z|da|k)?sh(?:\s|$)|\bcmd(?:\.exe)?\b|powershell/;

/** Input and output given to the program come from a socket. */
function isFed({ keywords }: Call, nameOf: (node: Call['node']) => string | null): boolean {
  const input = keywords.get('stdin');
  return input !== undefined && /^socket\./.test(nameOf(input) ?? '');
}
