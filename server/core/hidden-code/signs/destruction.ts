/** Deletes what is not its own. */
import { startsProgram } from '../python/names.ts';
import { at, type CodeSign } from '../sign.ts';

export const destruction: CodeSign = {
  meta: {
    code: 'destruction',
    summary: 'Deletes a home or top folder, or overwrites a disk',
    strength: 'loud',
    benignRate: null,
    docs: 'No package has a reason to.',
  },
  trigger: /rmtree|\brm -|\bmkfs\b|\/dev\/sd|PhysicalDrive|format c:/i,
  alsoTrigger:
    /expanduser|\.home\(|['"](?:\/|\/home|\/root|~)['"]|['"][A-Za-z]:|\brm\s|mkfs|\/dev\/|format c:/i,
  *findInCode(source) {
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

const wipes =
  /\brm\s{1,9}-(?:rf|fr|r\s{1,9}-f)\s{1,9}(?:--no-preserve-root\s{1,9})?(?:\/\*?|~\/?|\$HOME\/?)(?:\s|;|$)|\bmkfs(?:\.\w{1,8})?\s{1,9}\/dev\/|\bdd\b[^\n]{0,80}\bof=\/dev\/(?:sd|nvme|hd)|\bformat\s{1,9}c:/i;
