/** Which names and versions are offered, and how they are put in. */
import assert from 'node:assert/strict';
import type { CancellationToken, CompletionList, TextEdit } from 'vscode-languageserver';
import { CompletionTriggerKind } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { factsUnchecked } from '../../../server/core/facts/project-facts.ts';
import type { Context } from '../../../server/core/judge.ts';
import { defaultSettings } from '../../../server/core/settings.ts';
import { completion } from '../../../server/lsp/completion/completion.ts';
import { offeredNames } from '../../../server/lsp/completion/offered-names.ts';
import type { FactsPort } from '../../../server/lsp/facts-port.ts';
import { bundledKnowledge } from '../../support/bundled.ts';
import { smallKnowledge } from '../../support/knowledge.ts';
import { fakeFacts, learnt, page, someFacts } from '../../support/project-facts.ts';

const today = '2026-11-24';
const context = (knowledge: Context['knowledge']): Context => ({
  knowledge,
  settings: defaultSettings,
  today,
});
const idle = { isCancellationRequested: false, onCancellationRequested: () => ({ dispose: () => {} }) };
const small = smallKnowledge({
  ranked: ['requests', 'redis', 'zope-interface', 'numpy'],
  listed: ['reqeusts', 'reqon', 'reqx-long', 'zope-interfaces'],
});

/** What is offered at the cursor (`|`) of a requirements file. */
async function complete(
  marked: string,
  facts: FactsPort = fakeFacts({}),
  triggerKind: CompletionTriggerKind = CompletionTriggerKind.Invoked,
): Promise<CompletionList | null> {
  const document = TextDocument.create('file:///requirements.txt', 'x', 1, marked.replace('|', ''));
  const position = document.positionAt(marked.indexOf('|'));
  return await completion(
    { textDocument: document, position, context: { triggerKind } },
    document,
    { context: () => context(small), facts, after: () => () => {} },
    idle as CancellationToken,
  );
}

const labels = (list: CompletionList | null) => list?.items.map(({ label }) => label);

describe('names on offer', () => {
  it('are the most used first, then little-used ones that nothing speaks against', async () => {
    assert.deepEqual(labels(await complete('re|')), ['requests', 'redis']);
    assert.deepEqual(labels(await complete('req|')), ['requests', 'reqon', 'reqx-long']);
    assert.deepEqual(labels(await complete('|')), small.names.rankedNames);
    assert.deepEqual(labels(await complete('xyz|')), []);
  });

  it('never come unasked where nothing is typed', async () => {
    assert.equal(await complete('|', undefined, CompletionTriggerKind.TriggerCharacter), null);
    assert.equal(await complete('|', undefined, CompletionTriggerKind.TriggerForIncompleteCompletions), null);
  });

  it('replace the whole word, in whatever way it is written', async () => {
    const list = await complete('flask\nZope_In|ter>=5');
    assert.equal(list?.isIncomplete, true);
    const [item] = list?.items ?? [];
    assert.equal(item?.filterText, 'Zope_Interface');
    const edit = item?.textEdit as TextEdit;
    assert.deepEqual(edit, {
      newText: 'zope-interface',
      range: { start: { line: 1, character: 0 }, end: { line: 1, character: 10 } },
    });
  });

  it('are at most fifty', () => {
    const knowledge = bundledKnowledge();
    for (const prefix of ['p', 'py', 'pytest', 'django-', 'a', 'my-'])
      assert.ok(offeredNames(prefix, context(knowledge)).length <= 50, prefix);
    assert.equal(offeredNames('requ', context(knowledge))[0]?.name, 'requests');
  });

  it('hold no squat, whatever the settings let pass', () => {
    const loose = {
      ...context(bundledKnowledge()),
      settings: {
        ...defaultSettings,
        rules: { typosquat: 'off', 'unofficial-name': 'off' } as const,
        allow: [{ pattern: '*', reason: null, until: null, span: { start: 0, end: 0 } }],
      },
    };
    for (const squat of ['sklearn', 'colourama', 'python-dateutils', 'panda', 'tdqm', 'pyyml'])
      for (let length = 1; length <= squat.length; length++) {
        const offered = offeredNames(squat.slice(0, length), loose).map(({ name }) => name);
        assert.ok(!offered.includes(squat), `${squat} at ${length}`);
      }
  });

  it('leave out what the team forbids', () => {
    const deny = [{ pattern: 'redis', reason: null, until: null, span: { start: 0, end: 0 } }];
    const strict = { ...context(small), settings: { ...defaultSettings, deny } };
    assert.deepEqual(
      offeredNames('re', strict).map(({ name }) => name),
      ['requests'],
    );
  });

  it('are found between two keystrokes', () => {
    const knowledge = bundledKnowledge();
    offeredNames('requests', context(knowledge));
    const started = process.cpuUsage();
    for (let length = 1; length <= 12; length++)
      offeredNames('django-filte'.slice(0, length), context(knowledge));
    const { user, system } = process.cpuUsage(started);
    assert.ok((user + system) / 1000 / 12 < 100);
  });
});

describe('versions on offer', () => {
  const index = learnt(
    page([
      ['1.9', '2020-01-01'],
      ['1.10', '2021-01-01'],
      ['2.0', '2022-01-01', 'broken'],
      ['3.0b1', '2023-01-01'],
    ]),
  );
  const facts = () => fakeFacts({}, { requests: someFacts({ index }) });

  it('are the newest first, pre-releases and yanked ones last and marked', async () => {
    const asked = facts();
    const list = await complete('requests>=|', asked);
    assert.deepEqual(
      list?.items.map(({ label, detail, tags }) => [label, detail, tags]),
      [
        ['1.10', '2021-01-01', undefined],
        ['1.9', '2020-01-01', undefined],
        ['3.0b1', '2023-01-01 · pre-release', undefined],
        ['2.0', '2022-01-01 · yanked', [1]],
      ],
    );
    const sorted = list?.items.map(({ sortText }) => sortText);
    assert.deepEqual(sorted, sorted?.toSorted());
    assert.deepEqual(asked.asked, ['requests: index']);
  });

  it('begin with what is typed, and replace the whole version', async () => {
    const list = await complete('requests==1.|2,<3', facts());
    assert.deepEqual(labels(list), ['1.10', '1.9']);
    assert.deepEqual((list?.items[0]?.textEdit as TextEdit | undefined)?.range, {
      start: { line: 0, character: 10 },
      end: { line: 0, character: 13 },
    });
  });

  it('are none where nobody knows', async () => {
    const offline: FactsPort = { ...facts(), factsOf: () => factsUnchecked('offline') };
    assert.equal(await complete('requests==|', offline), null);
  });
});
