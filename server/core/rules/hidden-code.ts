/** Speaks about releases in which a look into the package has met signs of hidden code. */
import { pinOf } from '../facts/about.ts';
import { exampleDay, exampleInspection, examplePage } from '../facts/example-facts.ts';
import { releaseOn } from '../facts/history.ts';
import type { InspectedRelease } from '../facts/inspected-release.ts';
import { known } from '../facts/project-facts.ts';
import { listed, releaseWords } from '../facts/sayable.ts';
import { runsWord } from '../hidden-code/report/report.ts';
import { compareVersions, isVersion, sameVersion } from '../python/version.ts';
import { admits } from '../python/version-admits.ts';
import { isFromIndex } from '../unchecked.ts';
import { defineRule, type RuleContext, type Subject } from './rule.ts';

export interface HiddenCodeEvidence {
  /** Whether the line asks for the release that was looked into, or only lets it in. */
  readonly kind: 'this-version' | 'admitted-version';
  readonly version: string;
  /** Codes of signs, as `antivenom inspect` reports them. */
  readonly signs: readonly string[];
  readonly runs: InspectedRelease['runs'];
  readonly from: InspectedRelease['from'];
  /** The day of the look, `YYYY-MM-DD`. */
  readonly inspected: string;
  readonly [detail: string]: unknown;
}

const inspections = [
  exampleInspection({ version: '1.4.2', signs: ['decoded-exec', 'install-action'], runs: 'install' }),
];

const index = examplePage('acme-charts', { '1.4.1': '2026-08-02', '1.4.2': '2026-08-09' });

export const hiddenCode = defineRule({
  meta: {
    code: 'hidden-code',
    summary: 'A look into the package has met signs of hidden code',
    severity: 'error',
    needs: [],
    since: '0.1.0',
    docs: {
      why: [
        'Malware in packages hides from its readers: it is decoded, assembled or fetched while the package is installed or imported.',
        'Code that is honest about what it does hardly ever does that, so the signs tell the two apart.',
        'A package is looked into when somebody asks for it, with "Antivenom: Inspect a Package…", "Antivenom: Scan Environment" or `antivenom inspect`; nothing of it is run, and what was seen is remembered for every project on the machine.',
      ].join('\n'),
      bad: {
        file: 'requirements.txt',
        text: 'acme-charts==1.4.2\n',
        today: exampleDay,
        facts: { 'acme-charts': { index, inspections } },
        note: '1.4.2 was looked into: its `setup.py` decodes a program and runs it.',
      },
      good: {
        file: 'requirements.txt',
        text: 'acme-charts==1.4.1\n',
        today: exampleDay,
        facts: { 'acme-charts': { index, inspections } },
      },
      limits: [
        'Nothing is said of a package that nobody has looked into, and nobody is asked: silence is no clean bill.',
        'It is an error where one of the signs was met in none of the 838 popular packages that they were measured on, else a warning.',
        'A pinned or locked line hears of its own version alone; a range of the newest version it lets in that was looked into, as a warning of medium confidence.',
        'A file that PyPI lists with other hashes is not the release it claims to be, and is not spoken of.',
        'Packers and licence checks of honest programs hide code too: "Show what was found" leads to the lines, which decide.',
      ].join('\n'),
    },
  },
  remedy: 'remove',

  detect(subject, context) {
    if (subject.kind === 'import' || context.assume !== null) return null;
    const { dependency } = subject;
    if (dependency && !isFromIndex(dependency)) return null;
    const pin = pinOf(subject);
    const release = newestAdmitted(subject, pin, context);
    if (!release) return null;
    const { version, signs, runs, from, day, isCertain } = release;
    const kind = pin === null ? 'admitted-version' : 'this-version';
    const evidence: HiddenCodeEvidence = { kind, version, signs, runs, from, inspected: day };
    const isSure = pin !== null && (from !== 'file' || isPublished(release, subject, context));
    return {
      evidence,
      confidence: isSure ? 'high' : 'medium',
      ...((!isCertain || pin === null) && { severity: 'warning' as const }),
      target: null,
    };
  },

  message({ written }, { evidence: { kind, version, signs, runs, from } }) {
    const which = kind === 'this-version' ? '' : ', which this line lets in,';
    const where =
      from === 'environment'
        ? ' as it is installed'
        : from === 'file'
          ? ' in the file that was looked into'
          : '';
    return `${releaseWords(written, version)}${which}${where} shows signs of hidden code that runs ${runsWord[runs]}: ${listed(signs)}`;
  },
});

/** The newest release that the line lets in decides: where that one is clean, older ones matter no longer. */
function newestAdmitted(subject: Subject, pin: string | null, context: RuleContext): InspectedRelease | null {
  const specifier = subject.dependency?.specifier ?? '';
  const admitted = context
    .facts(subject.canonical)
    .inspections.filter(({ version }) =>
      pin === null ? isVersion(version) && admits(specifier, version) : sameVersion(version, pin),
    )
    .filter(release => isPublished(release, subject, context) !== false)
    .sort((a, b) => compareVersions(b.version, a.version));
  const [newest] = admitted;
  const same = admitted.filter(({ version }) => newest && sameVersion(version, newest.version));
  return same.find(({ verdict }) => verdict === 'loud') ?? null;
}

/** Whether PyPI lists the file for the release that it claims to be; null where nobody can say. */
function isPublished(
  { version, sha256 }: InspectedRelease,
  { canonical, dependency }: Subject,
  { facts }: RuleContext,
): boolean | null {
  const page = known(facts(canonical).index);
  if (!page || sha256 === null || (dependency && dependency.source !== 'index')) return null;
  const hashes = releaseOn(page, version)?.files.flatMap(file => file.hashes['sha256'] ?? []) ?? [];
  return hashes.length === 0 ? null : hashes.includes(sha256);
}
