/** The sentences of the rules that speak from what was learnt at run time, and the titles of their fixes. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { analyze } from '../../../server/core/analyze.ts';
import type { Finding } from '../../../server/core/finding.ts';
import { formatOf } from '../../../server/core/formats/index.ts';
import { defaultSettings } from '../../../server/core/settings.ts';
import { factsOf, type WrittenFacts } from '../../support/facts.ts';
import { smallKnowledge } from '../../support/knowledge.ts';

const fixtures = fileURLToPath(new URL('../../../../test/fixtures/rules/', import.meta.url));
const knowledge = smallKnowledge({
  ranked: ['requests', 'litellm', 'cryptography'],
  listed: ['acme-charts', 'acme-held', 'swift-http-kit', 'once-listed', 'matplotlibb'],
});

function findings(text: string, written: WrittenFacts, more: { installed?: readonly string[] } = {}) {
  const format = formatOf('requirements.txt');
  assert.ok(format);
  const context = {
    knowledge,
    settings: { ...defaultSettings, rules: { vulnerable: 'information' as const } },
    today: '2026-11-10',
    facts: factsOf(written),
    installed: (module: string) => (more.installed?.includes(module) ? [module] : []),
  };
  return analyze({ path: 'requirements.txt', text, format }, context).findings;
}

function factsIn(fixture: string): WrittenFacts {
  return JSON.parse(readFileSync(`${fixtures}${fixture}.facts.json`, 'utf8'));
}

function said(text: string, fixture: string, rule: string): string {
  const found = findings(text, factsIn(fixture)).find(each => each.rule === rule);
  assert.ok(found, `${rule} is silent`);
  return [found.message, ...found.fixes.map(({ title }) => title)].join(' | ');
}

describe('sentences from what was learnt', () => {
  const expected: readonly (readonly [text: string, fixture: string, sentence: string])[] = [
    [
      'acme-charts==1.4.2',
      'hidden-code/inspected',
      "'acme-charts' 1.4.2 shows signs of hidden code that runs while it is installed: decoded-exec and install-action | Remove 'acme-charts'",
    ],
    [
      'acme-charts',
      'hidden-code/inspected',
      "'acme-charts' 1.4.2, which this line lets in, shows signs of hidden code that runs while it is installed: decoded-exec and install-action | Remove 'acme-charts'",
    ],
    [
      'acme-tables==2.0',
      'hidden-code/inspected',
      "'acme-tables' 2.0 in the file that was looked into shows signs of hidden code that runs when it is imported: raw-address and powershell | Remove 'acme-tables'",
    ],
    [
      'acme-mixed==1.0',
      'hidden-code/inspected',
      "'acme-mixed' 1.0.0 as it is installed shows signs of hidden code that runs when it is imported: decoded-exec | Remove 'acme-mixed'",
    ],
    [
      'reqeusts',
      'malicious/reports',
      "'reqeusts' is reported as malware in the open advisories (MAL-2026-1) | Replace 'reqeusts' with 'requests'",
    ],
    [
      'litellm==1.82.7',
      'malicious/reports',
      "'litellm' 1.82.7 is reported as malware in the open advisories (MAL-2026-3) | Pin litellm 1.83.0, which nobody has reported",
    ],
    [
      'acme-part',
      'malicious/reports',
      "'acme-part' 1.2 was reported as malware (MAL-2026-4), and nothing here keeps it out",
    ],
    [
      'acme-single==3.0',
      'malicious/reports',
      "'acme-single' 3.0 is reported as malware by a single source (MAL-2026-6), though the project itself is well known | Remove 'acme-single'",
    ],
    [
      'acme-new',
      'newborn/ages',
      "'acme-new' is new on PyPI: its first release came out 21 days ago, and few can have looked at it",
    ],
    [
      'acme-charts==1.5.0',
      'newborn/ages',
      "'acme-charts' 1.5.0 came out 2 days ago, and only after 7 days will others have found what may be wrong with it | Pin acme-charts 1.4.1, the last settled release",
    ],
    [
      'acme-held',
      'project-status/statuses',
      "'acme-held' is in quarantine: PyPI suspects it of doing harm, and nothing of it can be installed | Remove 'acme-held'",
    ],
    [
      'acme-charts==1.4.2',
      'yanked/pins',
      "'acme-charts' 1.4.2 has been yanked: its publishers advise against installing it, and only a pin still does",
    ],
    [
      'acme-charts==1.1',
      'provenance-lost/releases',
      "'acme-charts' 1.1 was published without attestation, while 1.0 shortly before it had one: it may not come from the project's own workflow",
    ],
    [
      'acme-taken==1.1',
      'provenance-lost/releases',
      "'acme-taken' 1.1 was published from gitlab.com/mallory/taken, while 1.0 shortly before it came from github.com/acme/taken",
    ],
    [
      'swift-http-kit',
      'starjacking/claims',
      "'swift-http-kit' shows github.com/psf/requests (52,000 stars) as its home, which is the repository of 'requests' (rank 1)",
    ],
    [
      'attested-elsewhere',
      'starjacking/claims',
      "'attested-elsewhere' shows github.com/psf/requests (52,000 stars) as its home, but its releases are published from github.com/mallory/stuff",
    ],
    [
      'wide-nets',
      'unofficial-upload/owners',
      "'wide-nets' does not seem to be published by the owners of github.com/wide-lab/wide-nets, who say to install it from there, as far as can be told",
    ],
    [
      'acme-charts==1.0',
      'vulnerable/switched-on',
      "'acme-charts' 1.0 has 2 known vulnerabilities (PYSEC-2026-1 and PYSEC-2026-2), fixed in 1.5 | Pin acme-charts 1.5, which fixes what is known",
    ],
    [
      'invented-helper',
      'unknown-project/asked',
      "'invented-helper' is not on PyPI: it may be invented, mistyped or private",
    ],
    [
      'once-listed',
      'unknown-project/asked',
      "'once-listed' is no longer on PyPI, where it was on 2026-11-01: anyone may register the name anew",
    ],
    [
      'acme-core\nacme-web\nacme-db',
      'unknown-project/asked',
      "'acme-core' is not on PyPI: it may be invented, mistyped or private, like 2 other names here that begin with 'acme-'",
    ],
    [
      'cryptographi',
      'typosquat/asked',
      "'cryptographi' is one letter from 'cryptography' (rank 3) and is not on PyPI: the vowel 'i' in place of 'y' | Replace 'cryptographi' with 'cryptography'",
    ],
  ];
  for (const [text, fixture, sentence] of expected)
    it(`${fixture}: ${text.split('\n')[0]}`, () => {
      assert.equal(said(text, fixture, fixture.slice(0, fixture.indexOf('/'))), sentence);
    });

  it('say that malware is installed, and name all of a family as evidence', () => {
    const ranges = [{ introduced: '0', fixed: null, lastAffected: null }];
    const evil = { advisories: { value: [{ id: 'MAL-2026-2', isMalware: true, sources: 2, ranges }] } };
    const [found] = findings('acme_evil', { 'acme-evil': evil, acme: evil }, { installed: ['acme'] });
    assert.equal(found?.evidence['installed'], false);
    const [installed] = findings('acme', { acme: evil }, { installed: ['acme'] });
    assert.equal(
      installed?.message,
      "'acme' is reported as malware in the open advisories (MAL-2026-2), and the environment has it installed",
    );
    const [family] = findings('acme-core\nacme-web', factsIn('unknown-project/asked'));
    assert.deepEqual(family?.evidence['names'], ['acme-core', 'acme-web']);
  });
});

describe('hostile answers', () => {
  const hostile = '](command:x)\n\u001b[31m\u202e'.repeat(300);
  const ranges = [{ introduced: '0', fixed: hostile, lastAffected: null }];
  const files = [
    { version: hostile, uploaded: '2026-11-09', yanked: hostile },
    { version: '1.0', uploaded: '2026-11-08', yanked: hostile, filename: 'a', provenance: hostile },
    { version: '1.1', uploaded: '2026-11-09', yanked: hostile },
  ];
  const facts = {
    index: { value: { status: 'deprecated', statusReason: hostile, files } },
    advisories: {
      value: [
        { id: hostile, isMalware: true, versions: ['1.0', hostile] },
        { id: hostile, aliases: [hostile], versions: ['1.1'], ranges },
      ],
    },
    card: { value: { owners: [hostile], summary: hostile, description: hostile } },
    repository: { value: { key: `github.com/${hostile}/x`, stars: 9000, attesters: [hostile] } },
    provenance: { a: { value: { publishers: [{ kind: 'GitHub', repository: hostile, workflow: null }] } } },
  };

  it('put nothing into a message or a title, and throw nothing', () => {
    const lines = ['acme-x', 'acme-x==1.0', 'acme-x==1.1', 'acme-x===9\u00e9'];
    const found: readonly Finding[] = findings(`${lines.join('\n')}\n`, { 'acme-x': facts });
    assert.ok(new Set(found.map(({ rule }) => rule)).size >= 5, found.map(({ rule }) => rule).join());
    for (const { message, fixes } of found)
      for (const text of [message, ...fixes.map(({ title }) => title)]) {
        assert.doesNotMatch(text, /command|[\p{Cc}\p{Cf}]/u);
        assert.ok(text.length < 400);
      }
  });
});
