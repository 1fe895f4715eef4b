/** Deletes what is not its own. */
import { startsProgram } from '../python/names.ts';
import type { PythonSource } from '../python/source.ts';
import { at, type CodeSign, type Remark } from '../sign.ts';

export const destruction: CodeSign = {
  meta: {
    code: 'destruction',
    summary: 'Deletes or encrypts a home or top folder, or overwrites a disk',
    strength: 'loud',
    benignRate: null,
    docs: 'No package has a reason to.',
  },
  trigger: /rmtree|\brm -|os\.walk|rglob|\bmkfs\b|\/dev\/sd|PhysicalDrive|format c:/i,
  alsoTrigger:
    /encrypt|expanduser|\.home\(|['"](?:\/|\/home|\/root|~)['"]|['"][A-Za-z]:|\brm\s|mkfs|\/dev\/|format c:/i,
  *findInCode(source) {
    yield* encryption(source);
    for (const call of source.calls) {
      const [target] = call.args;
      if (target && call.name === 'shutil.rmtree') {
        const text = source.textOf(target);
        const name = source.nameOf(target);
        const isHome =
          name === 'pathlib.Path.home()' ||
          (name === 'os.path.expanduser()' &&
            source.textsIn(target).some(part => /^~[/\\]?$/.test(part)) &&
            source.textsIn(target).length === 1);
        if (isHome || (text !== null && /^(?:\/|\/home|\/root|[A-Za-z]:[/\\]*|~)$/.test(text)))
          yield { ...at(call.node), message: 'shutil.rmtree() deletes a home or top folder' };
      } else if (
        startsProgram.test(call.name) &&
        source.textsOfCall(call).some(text => wipes.test(text.slice(0, 5000)))
      )
        yield { ...at(call.node), message: `${call.name}() wipes a disk or a top folder` };
    }
  },
};

/** Files below a home or top folder, each replaced by what a cipher makes of it. */
function* encryption(source: PythonSource): Generator<Remark> {
  const walksHome = source.calls.some(
    call =>
      /^os\.walk$|\.rglob$/.test(call.name) &&
      (source.nameOf(call.node.children[0]?.children[0] ?? call.node) === 'pathlib.Path.home()' ||
        source.textsOfCall(call).some(text => /^(?:~[/\\]?|\/|\/home|[A-Za-z]:[/\\]*)$/.test(text))),
  );
  if (!walksHome) return;
  for (const call of source.calls)
    if (
      /\.write(?:_bytes)?$/.test(call.name) &&
      source.reachFrom(call, (_, name) => name !== null && /\.encrypt\(\)$/.test(name))
    )
      yield { ...at(call.node), message: `${call.name}() replaces files by encrypted ones` };
}

const wipes =
  /\brm\s{1,9}-(?:rf|fr|r\s{1,9}-f)\s{1,9}(?:--no-preserve-root\s{1,9})?(?:\/\*?|~\/?|\$HOME\/?)(?:\s|;|$)|\bmkfs(?:\.\w{1,8})?\s{1,9}\/dev\/|\bdd\b[^\n]{0,80}\bof=\/dev\/(?:sd|nvme|hd)|\bformat\s{1,9}c:/i;
