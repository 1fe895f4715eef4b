/** Every state that a project can be in, as a change of an everyday project. `absent` is no project at all. */
import { daysBefore, type OsvRecord, requestsRepository, type Served, type ServedRelease } from './served.ts';

export type State = keyof typeof states | 'absent';

export const states = {
  exists: served => served,
  quarantined: served => ({ ...emptied(served), status: 'quarantined' }),
  archived: served => ({ ...served, status: 'archived' }),
  'archived-and-emptied': served => ({ ...emptied(served), status: 'archived' }),
  deprecated: served => ({ ...served, status: 'deprecated', statusReason: 'Use another project.' }),
  'all-releases-deleted': emptied,
  'newborn-project': (served, today) => ({ ...served, releases: [release('0.1.0', today, 3)], stars: 0 }),
  'newborn-release': (served, today) => withNewest(served, release('99.0.0', today, 1)),
  yanked: (served, today) =>
    withNewest(served, { ...release('98.0.0', today, 60), yanked: 'Breaks on Python 3.12' }, settled(today)),
  'yanked-without-reason': (served, today) =>
    withNewest(served, { ...release('98.0.0', today, 60), yanked: true }, settled(today)),
  'all-yanked': served => ({ ...served, releases: served.releases.map(one => ({ ...one, yanked: true })) }),
  starjacking: served => ({ ...served, repository: requestsRepository }),
  'unofficial-upload': served => ({
    ...served,
    releases: served.releases.slice(-2),
    repository: `github.com/famous-lab/${served.name}`,
    stars: 4200,
    info: {
      description: `# ${served.name}\n\n    pip install git+https://github.com/famous-lab/${served.name}\n`,
    },
  }),
  attested: served => attestedBy(served, slugOf(served)),
  'provenance-lost': (served, today) =>
    withNewest(
      attestedBy(served, slugOf(served)),
      attested('97.0.0', today, 12, served),
      release('97.0.1', today, 8),
    ),
  'provenance-changed': (served, today) =>
    withNewest(attestedBy(served, slugOf(served)), attested('97.0.0', today, 12, served), {
      ...release('97.0.1', today, 8),
      attestedBy: `someone-else/${served.name}`,
    }),
  malicious: (served, today) => withRecord(served, malware(served, today)),
  'malicious-versions': (served, today) =>
    withRecord(
      withNewest(served, release('96.0.1', today, 50), settled(today)),
      malware(served, today, ['96.0.1']),
    ),
  'malicious-withdrawn': (served, today) =>
    withRecord(served, { ...malware(served, today), withdrawn: daysBefore(today, 2) }),
  vulnerable: (served, today) =>
    withRecord(
      withNewest(served, release('95.0.0', today, 90), settled(today)),
      vulnerability(served, today, 1),
    ),
  'many-advisories': (served, today) => ({
    ...served,
    records: Array.from({ length: 7 }, (_, place) => vulnerability(served, today, place)),
  }),
  organization: served => ({
    ...served,
    organization: 'acme',
    owners: [],
    maintainers: ['acme-bot', 'acme-helper'],
  }),
  nulls: served => ({
    ...served,
    info: Object.fromEntries([...textFields, ...listFields].map(field => [field, null])),
    owners: [],
    maintainers: [],
    repository: null,
  }),
  hostile,
} as const satisfies Readonly<Record<string, (served: Served, today: string) => Served>>;

const textFields = [
  'summary',
  'description',
  'keywords',
  'license',
  'license_expression',
  'author',
  'author_email',
  'maintainer',
  'maintainer_email',
  'requires_python',
  'platform',
  'home_page',
  'download_url',
  'docs_url',
  'yanked_reason',
];

const listFields = [
  'classifiers',
  'project_urls',
  'requires_dist',
  'provides_extra',
  'dynamic',
  'license_files',
];

/** Text that tries to be a command, a picture, a control code, a key of every object, or simply too long. */
export const hostileTexts = [
  '[Click here](command:workbench.action.terminal.new) ![pixel](https://tracker.invalid/pixel.png) $(zap)',
  '<img src="https://tracker.invalid/pixel.png" onerror="alert(1)"><script>alert(1)</script>',
  '\u202egnp.exe\u202c \u200bzero\u200bwidth\u0000null\u001b[31mred\u001b[0m\u0007',
  '__proto__',
  '# Heading\n\n| a | b |\n|---|---|\n`code` **bold** ]( \\ & &lt; \ud800',
  'x'.repeat(100_000),
  '`'.repeat(100_000),
];

function hostile(served: Served, today: string): Served {
  let turn = 0;
  const text = (): string => hostileTexts[turn++ % hostileTexts.length] ?? '';
  return {
    ...served,
    status: 'deprecated',
    statusReason: text(),
    info: {
      ...Object.fromEntries(textFields.map(field => [field, text()])),
      classifiers: hostileTexts,
      // Parsed, so that `__proto__` is a key like any other.
      project_urls: JSON.parse(
        JSON.stringify(
          Object.fromEntries(hostileTexts.map((label, place) => [`${place}${label}`, label])),
        ).replace(
          /\}$/,
          ',"__proto__":"https://a.invalid","Source":"javascript:alert(1)","Docs":"https://github.com@evil.invalid/a/b"}',
        ),
      ),
    },
    // The first one's files have names that no reader may take for names.
    releases: [{ ...release('0.1+\u202e/../<img>"&\'', today, 900), yanked: false }, ...served.releases].map(
      one => ({
        ...one,
        yanked: text(),
      }),
    ),
    owners: hostileTexts,
    maintainers: hostileTexts,
    organization: text(),
    repositoryDescription: text(),
    records: [
      { ...vulnerability(served, today, 1), summary: text(), details: text(), aliases: hostileTexts },
    ],
  };
}

function emptied(served: Served): Served {
  return { ...served, releases: [], inJson: false };
}

function withNewest(served: Served, ...newest: readonly ServedRelease[]): Served {
  return { ...served, releases: [...served.releases, ...newest] };
}

function release(version: string, today: string, days: number): ServedRelease {
  return { version, uploaded: daysBefore(today, days), yanked: false, attestedBy: null };
}

/** A newest release with which all is well. */
function settled(today: string): ServedRelease {
  return release('100.0.0', today, 40);
}

function attested(version: string, today: string, days: number, served: Served): ServedRelease {
  return { ...release(version, today, days), attestedBy: slugOf(served) };
}

function attestedBy(served: Served, slug: string | null): Served {
  return { ...served, releases: served.releases.map(one => ({ ...one, attestedBy: slug })) };
}

function slugOf({ repository }: Served): string | null {
  return repository?.replace('github.com/', '') ?? null;
}

function withRecord(served: Served, record: OsvRecord): Served {
  return { ...served, records: [...served.records, record] };
}

/** Of all versions, unless some are named. */
function malware({ name }: Served, today: string, versions?: readonly string[]): OsvRecord {
  return {
    id: `MAL-2026-${numberOf(name)}`,
    schema_version: '1.7.4',
    summary: `Malicious code in ${name} (PyPI)`,
    details: 'A made-up record for tests.',
    published: daysBefore(today, 5),
    modified: daysBefore(today, 4),
    affected: [
      versions
        ? { package: { ecosystem: 'PyPI', name }, versions }
        : {
            package: { ecosystem: 'PyPI', name },
            ranges: [{ type: 'ECOSYSTEM', events: [{ introduced: '0' }] }],
          },
    ],
    database_specific: {
      'malicious-packages-origins': [{ source: 'test-source', sha256: '', versions: null }],
    },
  };
}

function vulnerability({ name }: Served, today: string, place: number): OsvRecord {
  return {
    id: `PYSEC-2026-${numberOf(name) * 10 + place}`,
    schema_version: '1.7.4',
    aliases: [`CVE-2026-${numberOf(name) * 10 + place}`],
    summary: `Made-up vulnerability ${place} of ${name}`,
    details: 'A made-up record for tests.',
    published: daysBefore(today, 30),
    modified: daysBefore(today, 29 - place),
    affected: [
      {
        package: { ecosystem: 'PyPI', name },
        ranges: [{ type: 'ECOSYSTEM', events: [{ introduced: '95.0.0' }, { fixed: '95.0.1' }] }],
        versions: ['95.0.0'],
      },
    ],
  };
}

/** Digits of a name's own, so that two projects never share a record. */
function numberOf(name: string): number {
  let number = 7;
  for (const letter of name) number = (number * 31 + letter.charCodeAt(0)) % 900_000;
  return 100_000 + number;
}
