/** The hover card: what it says, in which order, and what it never lets through. */
import assert from 'node:assert/strict';
import type { CancellationToken } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { analyze } from '../../../server/core/analyze.ts';
import { factsUnchecked, type ProjectFacts } from '../../../server/core/facts/project-facts.ts';
import { formatOf } from '../../../server/core/formats/index.ts';
import { defaultSettings } from '../../../server/core/settings.ts';
import { LineIndex } from '../../../server/core/span.ts';
import { hover } from '../../../server/lsp/hover.ts';
import { smallKnowledge } from '../../support/knowledge.ts';
import { fakeFacts, learnt, page, projectCard, someFacts } from '../../support/project-facts.ts';

const today = '2026-11-24';
const knowledge = smallKnowledge({
  ranked: ['widgets', 'colorama', 'requests'],
  listed: ['gadgets', 'colourama'],
});
const idle = { isCancellationRequested: false, onCancellationRequested: () => ({ dispose: () => {} }) };

/** The card of the first name in a text. */
async function cardOf(
  text: string,
  facts: ReturnType<typeof fakeFacts>,
  { markdown = true, file = 'requirements.txt', after = () => () => {} }: HoverOptions = {},
): Promise<string> {
  const format = formatOf(file);
  assert.ok(format);
  const analysis = analyze({ path: file, text, format }, { knowledge, settings: defaultSettings, today });
  const found = await hover(
    { textDocument: { uri: file }, position: { line: 0, character: 0 } },
    TextDocument.create(`file:///${file}`, 'x', 1, text),
    { analysis, lines: new LineIndex(text), start: 0, file, text, sheets: [] },
    { knowledge, facts, today: () => today, after },
    { readsMarkdown: markdown, hoversShowDiagnostics: false },
    idle as CancellationToken,
  );
  return (found?.contents as { value: string } | undefined)?.value ?? '';
}

interface HoverOptions {
  readonly markdown?: boolean;
  readonly file?: string;
  readonly after?: (milliseconds: number, work: () => void) => () => void;
}

const plain = async (text: string, facts: Partial<ProjectFacts>) =>
  (await cardOf(text, fakeFacts({ widgets: someFacts(facts) }), { markdown: false })).split('\n');

const whole: Partial<ProjectFacts> = {
  index: learnt(
    page([
      ['1.0', '2011-02-14'],
      ['1.9', '2020-05-05'],
      ['2.0', '2026-11-21'],
    ]),
  ),
  card: learnt(
    projectCard({
      ...{ summary: 'Widgets for all.', license: 'MIT', requiresPython: '>=3.9' },
      ...{ owners: ['ada', 'bo'], maintainers: ['cy', 'di', 'ed', 'flo', 'gus'] },
      links: [
        { label: 'Homepage', url: 'http://widgets.example' },
        { label: 'Source', url: 'https://github.com/acme/widgets' },
        { label: 'Docs', url: 'https://docs.widgets.example/en/' },
        { label: 'Release notes', url: 'https://widgets.example/news' },
      ],
    }),
  ),
  advisories: learnt([]),
};

describe('the hover card', () => {
  it('says everything in its order', async () => {
    assert.deepEqual(await plain('widgets>=1\n', whole), [
      'widgets · 2.0 · 2026-11-21 (3 days ago)',
      'Widgets for all.',
      'first published 2011-02-14 (15 years ago) · 3 releases · number 1 of the 3 most used',
      'owner ada, bo · maintainers cy, di, ed and 2 more',
      'repository github.com/acme/widgets · not backed by provenance',
      'licence MIT · Python >=3.9',
      'provenance of 2.0: none',
      '2.0 was released 3 days ago: mistakes are mostly found in the first days',
      'https://pypi.org/project/widgets/',
      'https://github.com/acme/widgets',
      'https://docs.widgets.example/en/',
      'https://widgets.example/news',
    ]);
  });

  it('shows the hosts of its links, and https alone', async () => {
    const card = await cardOf('widgets\n', fakeFacts({ widgets: someFacts(whole) }));
    assert.ok(
      card.includes('[documentation \\(docs\\.widgets\\.example\\)](https://docs.widgets.example/en/)'),
    );
    assert.doesNotMatch(card, /http:/);
  });

  it('lets nothing of a hostile project act', async () => {
    const evil = '![x](https://t.example/p.png) <img src=x> [c](command:x) $(bug)\n\n# `a` | b\u202e';
    const card = await cardOf(
      'widgets\n',
      fakeFacts({
        widgets: someFacts({
          index: learnt(page([[`1${evil}`, '2026-11-01', evil]], { status: 'archived', statusReason: evil })),
          card: learnt(
            projectCard({
              ...{ summary: evil.repeat(50), license: evil, requiresPython: evil, version: evil },
              ...{ owners: [evil], maintainers: [evil], organization: evil },
              links: [
                'javascript:alert(1)',
                'http://plain.example/',
                'https://user@evil.example/',
                'https://127.0.0.1/x',
                'https://localhost/x',
                'https://evil.example:8443/',
                'https://evil.example/a) [b](command:c',
                'command:x',
              ].map(url => ({ label: 'Source docs changelog', url })),
            }),
          ),
        }),
      }),
    );
    assert.doesNotMatch(
      card,
      /(?:^|[^\\])(?:!\[|<img|\]\((?!https:\/\/pypi\.org\/project\/widgets\/\))|\$\()/,
    );
    assert.doesNotMatch(card, /\u202e/);
    assert.ok(card.length < 3000);
  });

  it('says whether provenance backs the repository that is claimed', async () => {
    const claimed = { key: 'github.com/acme/widgets', stars: 12_345, forks: 1, description: null };
    const repository = { ...claimed, attested: [], claimedBy: [], attesters: ['github.com/acme/widgets'] };
    const line = async (attesters: readonly string[]) =>
      (await plain('widgets\n', { ...whole, repository: learnt({ ...repository, attesters }) })).find(each =>
        each.startsWith('repository'),
      );
    const name = 'repository github.com/acme/widgets';
    assert.equal(await line(repository.attesters), `${name} · backed by provenance · 12,345 stars`);
    assert.match((await line(['github.com/else/where'])) ?? '', /another one: github\.com\/else\/where/);
    assert.equal(await line([]), `${name} · not backed by provenance · 12,345 stars`);
  });

  it('says what is to be known of releases: of the written one where it is pinned', async () => {
    const notes = async (text: string, facts: Partial<ProjectFacts>) =>
      (await plain(text, facts)).filter(line => /yanked|vulnerab|malware|archived|released/.test(line));
    const index = learnt(
      page([
        ['1.0', '2019-01-01'],
        ['2.0', '2020-01-01', 'broken wheels'],
        ['3.0rc1', '2021-01-01'],
      ]),
    );
    const advisory = {
      ...{ id: 'GHSA-1', isMalware: false, summary: null, published: null, withdrawn: null, aliases: [] },
      ...{ versions: [], ranges: [{ introduced: '0', fixed: '2.0', lastAffected: null }], sources: 0 },
    };
    const facts = { index, advisories: learnt([advisory, { ...advisory, withdrawn: '2020-01-01' }]) };
    assert.deepEqual(await notes('widgets\n', facts), [
      '2.0 is yanked: broken wheels',
      '1 known vulnerability of 1.0: GHSA-1',
    ]);
    const ranges = [{ introduced: '0', fixed: null, lastAffected: null }];
    const malware = { ...advisory, id: 'MAL-1', isMalware: true, versions: ['1.0'], ranges: [] };
    const reported = (...advisories: object[]) => ({ index, advisories: learnt(advisories as never) });
    assert.deepEqual(await notes('widgets==1\n', reported(malware)), ['reported as malware: MAL-1']);
    assert.deepEqual(await notes('widgets==1\n', reported({ ...malware, versions: [], ranges })), [
      'reported as malware: MAL-1',
    ]);
    assert.deepEqual(await notes('widgets==0.9\n', reported(malware)), [
      'other versions were reported as malware: MAL-1',
    ]);
    assert.deepEqual(await notes('widgets==1\n', facts), ['1 known vulnerability of 1: GHSA-1']);
    assert.deepEqual(await notes('widgets\n', { index: learnt(page([], { status: 'archived' })) }), [
      'archived on PyPI',
    ]);
  });

  it('never merges absent with not checked', async () => {
    const last = async (name: string, facts: ProjectFacts) =>
      (await cardOf(`${name}\n`, fakeFacts({ [name]: facts }), { markdown: false })).split('\n').slice(-2);
    const missing = { state: 'missing', asOf: '2026-11-24T00:00:00Z' } as const;
    assert.deepEqual(await last('nowhere-at-all', someFacts({ index: missing, card: missing })), [
      'not in the list of 2026-11-01',
      'does not exist on PyPI',
    ]);
    for (const [reason, said] of [
      ['offline', 'offline'],
      ['unreachable', 'unreachable'],
      ['private-index', 'private index'],
      ['pending', 'no answer yet'],
    ] as const)
      assert.deepEqual(await last('nowhere-at-all', factsUnchecked(reason)), [
        'not in the list of 2026-11-01',
        `could not be checked: ${said}`,
      ]);
  });

  it('says how old its facts are, from a day on', async () => {
    const asOf = async (moment: string) =>
      (await plain('widgets\n', { card: learnt(projectCard(), moment) })).find(line => /^as of/.test(line));
    assert.equal(await asOf('2026-11-24T01:00:00Z'), undefined);
    assert.equal(await asOf('2026-11-20T01:00:00Z'), 'as of 2026-11-20 (4 days ago)');
  });

  it('holds a suspicious name against the one that it imitates', async () => {
    const facts = fakeFacts({
      colourama: someFacts({ index: { state: 'missing', asOf: today } }),
      colorama: someFacts({
        index: learnt(page([['0.4.6', '2022-10-25']])),
        card: learnt(projectCard({ owners: ['ada'] })),
      }),
    });
    const lines = (await cardOf('colourama\n', facts)).split('\n').filter(line => line.startsWith('|'));
    assert.deepEqual(lines, [
      '|  | [colourama](https://pypi.org/project/colourama/) | [colorama](https://pypi.org/project/colorama/) |',
      '|---|---|---|',
      '| First published | – | 2011\\-02\\-14 \\(15 years ago\\) |',
      '| Releases | – | 3 |',
      '| Rank | – | 2 |',
      '| Owner | – | ada |',
      '| Provenance | – | none |',
      '| Status | does not exist on PyPI | active |',
      '| In the list of 2026\\-11\\-01 | yes | yes |',
    ]);
  });
});

describe('a hover', () => {
  it('asks for what nobody has asked yet, of both projects, and waits for the answer', async () => {
    const facts = fakeFacts({}, { colorama: someFacts({ card: learnt(projectCard()) }) });
    assert.match(await cardOf('colourama\n', facts), /Releases \| – \| 3/);
    const parts = 'index card advisories repository';
    assert.deepEqual(facts.asked, [`colourama: ${parts}`, `colorama: ${parts}`]);
    const known = fakeFacts({
      widgets: someFacts({ ...whole, repository: { state: 'missing', asOf: today } }),
    });
    await cardOf('widgets\n', known);
    assert.deepEqual(known.asked, []);
  });

  it('shows what is known when its time is over', async () => {
    let waited = 0;
    const after = (milliseconds: number, work: () => void) => {
      waited = milliseconds;
      setImmediate(work);
      return () => {};
    };
    const card = await cardOf('widgets\n', fakeFacts({}, null), { after });
    assert.match(card, /number 1 of the 3 most used\n\ncould not be checked\\: no answer yet$/);
    assert.ok(waited > 0 && waited <= 2000);
  });

  it('asks nobody about what comes from elsewhere', async () => {
    const facts = fakeFacts({});
    await cardOf('widgets @ git+https://github.com/acme/widgets\n', facts);
    assert.deepEqual(facts.asked, []);
  });
});
