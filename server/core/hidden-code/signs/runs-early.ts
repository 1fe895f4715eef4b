/** Programs and connections that are started by nothing more than an import. */
import { connects, networkWords, processWords, startsProgram } from '../python/names.ts';
import { at, type CodeSign } from '../sign.ts';

export const importProcess: CodeSign = {
  meta: {
    code: 'import-process',
    summary: 'Starts a program as soon as it is imported',
    strength: 'strong',
    benignRate: 0.4,
    docs: 'An import should define things. A few packages ask a program for its version, which is weak.',
  },
  trigger: processWords,
  *findInCode(source) {
    for (const call of source.calls) {
      const { node, name } = call;
      if (!startsProgram.test(name) || !isImported(source.runsAt(node))) continue;
      const isProbe = source.textsOfCall(call).some(text => probes.test(text));
      yield {
        ...at(node),
        message: `${name}() starts a program during the import`,
        ...(isProbe && { strength: 'weak' }),
      };
    }
  },
};

export const importNetwork: CodeSign = {
  meta: {
    code: 'import-network',
    summary: 'Connects to the network as soon as it is imported',
    strength: 'strong',
    benignRate: 0.1,
    docs: 'An import should not depend on anybody far away, and hardly ever does.',
  },
  trigger: networkWords,
  *findInCode(source) {
    for (const { node, name } of source.calls)
      if (
        connects.test(name) &&
        !/(?:Request|Connection|PoolManager|Curl)$/.test(name) &&
        isImported(source.runsAt(node))
      )
        yield { ...at(node), message: `${name}() connects to the network during the import` };
  },
};

/** Asks a program who it is, and has it do nothing. */
const probes = /(?:^|\s)(?:--version|-V|--?help)$/;

function isImported(runs: string): boolean {
  return runs === 'import' || runs === 'startup';
}
