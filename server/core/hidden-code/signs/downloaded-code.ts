/** Code that is fetched and run. */
import { codeWords, fetches, networkWords, processWords, receives, startsProgram } from '../python/names.ts';
import type { Call, PythonSource } from '../python/source.ts';
import type { Node } from '../python/tree.ts';
import { at, type CodeSign } from '../sign.ts';
import { payloadOf } from './decoded-exec.ts';

/** Words without which nothing is run. */
const runningWords = new RegExp(`${codeWords.source}|${processWords.source}`, 'm');

export const downloadedCode: CodeSign = {
  meta: {
    code: 'downloaded-code',
    summary: 'Runs as code, or as a command, what it has just downloaded',
    strength: 'loud',
    benignRate: 0,
    docs: [
      'What such a package does is decided by whoever owns the address, on the day it is asked.',
      'Programs that are made to be driven over a connection do it on purpose: what a socket gives is loud only where the other end is written in the source.',
    ].join('\n'),
  },
  trigger: runningWords,
  alsoTrigger: networkWords,
  *findInCode(source) {
    for (const call of source.calls) {
      const payload = payloadOf(call) ?? commandOf(source, call);
      if (!payload) continue;
      const what = startsProgram.test(call.name) ? 'runs as a command' : 'runs';
      const isFetched = (_: Node, name: string | null) =>
        name !== null && fetches.test(name.replace(/\(\)$/, ''));
      if (source.reach(payload, isFetched))
        yield { ...at(call.node), message: `${call.name}() ${what} what was downloaded` };
      else if (source.reach(payload, (_, name) => name !== null && receives.test(name)))
        yield {
          ...at(call.node),
          message: `${call.name}() ${what} what a connection gives`,
          strength: connectsToFixed(source) ? 'loud' : 'strong',
        };
    }
  },
};

/** A command of which nothing is written in the source. */
function commandOf(source: PythonSource, { name, args }: Call): Node | null {
  const [command] = args;
  if (
    !command ||
    !startsProgram.test(name) ||
    !/^(?:VariableName|MemberExpression|CallExpression)$/.test(command.type)
  )
    return null;
  return source.textsIn(command).some(text => /^[\w./-]+ /.test(text)) ? null : command;
}

/** True where the source says who is at the other end. */
function connectsToFixed(source: PythonSource): boolean {
  return source.calls.some(
    call =>
      /^socket\.(?:create_connection|socket\(\)\.connect)$/.test(call.name) &&
      source
        .textsOfCall(call)
        .some(text => /^[\w-]+(?:\.[\w-]+)+$/.test(text) && !/^(?:127\.|0\.0\.0\.0)/.test(text)),
  );
}
