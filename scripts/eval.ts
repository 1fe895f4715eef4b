/**
 * Measures the typosquat rule on labelled lists, beside plain Levenshtein distance in the same run, and prints
 * Markdown tables. Loud is what a user sees by default: confidence medium or high, severity warning or error.
 */
import { parseArgs } from 'node:util';
import { distance } from 'fastest-levenshtein';
import { type Context, judgeName } from '../server/core/judge.ts';
import { canonicalName } from '../server/core/names/canonical.ts';
import { defaultSettings } from '../server/core/settings.ts';
import { loadBundledKnowledge } from '../server/io/bundled-knowledge.ts';
import { scan } from '../server/io/scan.ts';
import { type Attack, readAttacks, readNames, readPairs } from './labelled-names.ts';

const { values: options } = parseArgs({
  options: {
    attacks: { type: 'string' },
    benign: { type: 'string', multiple: true, default: [] },
    pairs: { type: 'string' },
    manifests: { type: 'string' },
    data: { type: 'string', default: 'data' },
    list: { type: 'boolean', default: false },
  },
});

type Assume = 'absent' | 'listed';
/** Says which project a name is taken for; null where a detector is silent. */
type Detector = (name: string) => string | null;

const knowledge = loadBundledKnowledge(options.data);
const settings = { ...defaultSettings, sensitivity: 'audit' as const };

function detectorFor(assume: Assume | null): Detector {
  const context: Context = { knowledge, settings, today: knowledge.names.date, ...(assume && { assume }) };
  return name => {
    const verdict = judgeName(name, context);
    const isLoud =
      verdict?.rule === 'typosquat' &&
      verdict.confidence !== 'low' &&
      (verdict.severity === 'warning' || verdict.severity === 'error');
    return isLoud ? verdict.target : null;
  };
}

/** What most tools do: the nearest of the most used names. A name of the list is never suspected. */
function levenshtein(limit: number, most: number): Detector {
  const targets = knowledge.names.rankedNames.slice(0, most);
  return name => {
    let best: string | null = null;
    let least = limit + 1;
    for (const target of targets) {
      if (Math.abs(target.length - name.length) >= least || target === name) continue;
      const found = distance(name, target);
      if (found < least) {
        least = found;
        best = target;
      }
    }
    return best;
  };
}

if (options.attacks === undefined) {
  process.stderr.write(
    'npm run eval -- --attacks FILE [--benign FILE…] [--pairs FILE] [--manifests FOLDER] [--list]\n',
  );
  process.exitCode = 2;
} else {
  const attacks = readAttacks(options.attacks);
  const benign = options.benign.flatMap(readNames);
  const ours = { absent: detectorFor('absent'), listed: detectorFor('listed') };
  printRecall(attacks, ours);
  printKinds(attacks, ours);
  printFalseAlarms(benign, ours);
  if (options.pairs) printPairs(readPairs(options.pairs).map(pair => pair.name));
  if (options.manifests) await printManifests(options.manifests);
  printBaselines(attacks, benign, ours);
}

function printRecall(attacks: readonly Attack[], ours: Record<Assume, Detector>): void {
  const groups: readonly (readonly [string, (attack: Attack) => boolean])[] = [
    ['all', () => true],
    ['label published', attack => attack.published],
    ['label derived', attack => !attack.published],
    ['no campaign', attack => attack.campaign === ''],
    ['campaign', attack => attack.campaign !== ''],
  ];
  console.log(
    '## Recall\n\n| attacks | number | absent | right target | listed | right target |\n|---|---|---|---|---|---|',
  );
  for (const [title, keep] of groups) {
    const kept = attacks.filter(keep);
    const cells = (['absent', 'listed'] as const).flatMap(assume => {
      const answers = kept.map(attack => ours[assume](attack.name));
      return [
        answers.filter(answer => answer !== null).length,
        answers.filter((answer, at) => answer === kept[at]?.target).length,
      ].map(count => share(count, kept.length));
    });
    console.log(`| ${title} | ${kept.length} | ${cells.join(' | ')} |`);
  }
  if (!options.list) return;
  for (const assume of ['absent', 'listed'] as const) {
    const missed = attacks.filter(attack => ours[assume](attack.name) !== attack.target);
    console.log(
      `\nMissed or wrong, ${assume}: ${missed.map(one => `${one.name}→${ours[assume](one.name) ?? '–'} (${one.target})`).join(', ')}`,
    );
  }
}

function printKinds(attacks: readonly Attack[], ours: Record<Assume, Detector>): void {
  console.log('\n## Recall by confusion\n\n| confusion | number | absent | listed |\n|---|---|---|---|');
  for (const kind of [...new Set(attacks.map(attack => attack.kind))].sort()) {
    const kept = attacks.filter(attack => attack.kind === kind);
    const cells = (['absent', 'listed'] as const).map(assume =>
      share(kept.filter(attack => ours[assume](attack.name) !== null).length, kept.length),
    );
    console.log(`| ${kind} | ${kept.length} | ${cells.join(' | ')} |`);
  }
}

function printFalseAlarms(benign: readonly string[], ours: Record<Assume, Detector>): void {
  console.log('\n## False alarms on honest names\n\n| judged as | names | loud | share |\n|---|---|---|---|');
  for (const assume of ['absent', 'listed'] as const) {
    const loud = benign.filter(name => ours[assume](name) !== null);
    console.log(`| ${assume} | ${benign.length} | ${loud.length} | ${percent(loud.length, benign.length)} |`);
    if (options.list) console.log(`\n${loud.map(name => `${name}→${ours[assume](name)}`).join(', ')}\n`);
  }
}

function printPairs(names: readonly string[]): void {
  const real = detectorFor(null);
  const loud = names.filter(name => real(canonicalName(name)) !== null);
  console.log(
    `\n## Honest neighbours, judged as they are\n\n${loud.length} of ${names.length} loud (${percent(loud.length, names.length)}) ${loud.join(', ')}`,
  );
}

/** Every loud word about the names of real projects, to be looked at by eye. */
async function printManifests(folder: string): Promise<void> {
  const lines: string[] = [];
  const context: Context = { knowledge, settings: defaultSettings, today: knowledge.names.date };
  const summary = await scan(
    [folder],
    { contextOf: () => context },
    {
      file: ({ file, analysis }) => {
        for (const { rule, severity, message } of analysis.findings)
          if (rule === 'typosquat' && severity === 'warning') lines.push(`- ${file}: ${message}`);
      },
    },
  );
  console.log(
    `\n## Real manifests\n\n${summary.files} files, ${summary.dependencies} names, ${lines.length} loud\n\n${lines.join('\n')}`,
  );
}

function printBaselines(
  attacks: readonly Attack[],
  benign: readonly string[],
  ours: Record<Assume, Detector>,
): void {
  const detectors: (readonly [string, Detector])[] = [
    ['this rule, absent', ours.absent],
    ['this rule, listed', ours.listed],
  ];
  for (const limit of [1, 2])
    for (const most of [1000, 5000, 15_000])
      detectors.push([`Levenshtein ≤ ${limit}, ${most} names`, levenshtein(limit, most)]);
  console.log(
    '\n## Beside plain distance\n\n| detector | recall | right target | published | no campaign | false alarms |\n|---|---|---|---|---|---|',
  );
  for (const [title, detect] of detectors) {
    const answers = new Map(attacks.map(attack => [attack, detect(attack.name)]));
    const recall = (keep: (attack: Attack) => boolean): string => {
      const kept = attacks.filter(keep);
      return share(kept.filter(attack => answers.get(attack) !== null).length, kept.length);
    };
    const right = attacks.filter(attack => answers.get(attack) === attack.target).length;
    const sample = benign.filter(
      (_, at) => benign.length <= 5000 || at % Math.ceil(benign.length / 5000) === 0,
    );
    const loud = (detect === ours.absent || detect === ours.listed ? benign : sample).filter(
      name => detect(name) !== null,
    ).length;
    const of = detect === ours.absent || detect === ours.listed ? benign.length : sample.length;
    console.log(
      `| ${title} | ${recall(() => true)} | ${share(right, attacks.length)} | ${recall(a => a.published)} | ${recall(a => a.campaign === '')} | ${percent(loud, of)} |`,
    );
  }
}

function share(count: number, of: number): string {
  return of === 0 ? '–' : (count / of).toFixed(3);
}

function percent(count: number, of: number): string {
  return of === 0 ? '–' : `${((100 * count) / of).toFixed(2)} %`;
}
