/** What an agent is told about the names it asked for: each name's verdict, and which project was probably meant. */
import type { ReportedName } from '../report-name.ts';
import { type Answer, foreign } from './answer.ts';

/** Names that are looked up in one call; PyPI is asked about each. */
export const mostNames = 100;
/** In UTF-16 units. */
export const longestName = 256;

/** `snapshot` is the day of the list of names. */
export function packagesAnswer(
  names: readonly ReportedName[],
  network: 'online' | 'offline',
  snapshot: string,
): Answer {
  const packages = names.map(packageOf);
  const doubtful = packages.filter(({ verdict }) => verdict !== 'ok').length;
  return {
    lead: `${packages.length} checked ${network} (list of ${snapshot}): ${doubtful === 0 ? 'none is suspicious' : `${doubtful} not in order; do not install them before a person has decided`}.`,
    lines: packages.map(lineOf),
    structured: { snapshot, network, packages },
  };
}

type Package = ReturnType<typeof packageOf>;

function packageOf({ name, canonical, exists, rank, verdict, findings }: ReportedName) {
  return {
    ...{ name: foreign(name), canonical: foreign(canonical), exists, rank, verdict },
    findings: findings.map(({ rule, severity, confidence, target, message }) => ({
      ...{ rule, severity, confidence, target },
      message: foreign(message),
    })),
  };
}

function lineOf({ name, verdict, exists, findings }: Package): string {
  const said = findings.map(({ message, target }) => `${message}.${target ? ` Meant: ${target}.` : ''}`);
  if (said.length === 0 && exists === false) said.push('It is on no list of projects.');
  return `${name}: ${verdict}${said.length > 0 ? `. ${said.join(' ')}` : ''}`;
}
