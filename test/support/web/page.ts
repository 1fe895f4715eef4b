/**
 * The page of the tests in a browser: runs annotated fixtures through the engine and through the language server as a
 * web worker, and tells what came of it. `test/editor/web/run-fixtures.ts` bundles it, opens it and compares.
 */

import { formatOf } from '../../../server/core/formats/index.ts';
import { buildNameIndex, nameEntries } from '../../../server/core/names/build-name-index.ts';
import { openNameIndex } from '../../../server/core/names/name-index.ts';
import { openKnowledge } from '../../../server/core/open-knowledge.ts';
import type { Knowledge } from '../../../server/core/ports.ts';
import type { WorkerStart } from '../../../server/lsp/worker-protocol.ts';
import { actualFixture } from '../check.ts';
import { factsOf, type WrittenFacts } from '../facts.ts';
import { type Fixture, type Member, type Note, printFixture, readFixture } from '../fixture.ts';
import { addressOf, startWorker, type WorkerSession } from './worker-session.ts';

export interface FixtureFile {
  /** From `test/fixtures`. */
  readonly name: string;
  readonly source: string;
  readonly facts: WrittenFacts | null;
}

/** Two texts that should be the same. */
export interface Compared {
  readonly actual: string;
  readonly expected: string;
}

export interface Outcome {
  /** The engine, in a browser, against the carets of the fixture. */
  readonly engine: Compared;
  /** The worker's diagnostics against the findings that the fixture has. */
  readonly worker: Compared;
}

type Bundled = Pick<WorkerStart, 'names' | 'importMap' | 'letterCounts'>;

/** `program` is the worker's address, `data` the folder of what ships. */
async function runFixture(file: FixtureFile, program: string, data: string): Promise<Outcome> {
  const bundled = await bundledData(data);
  const knowledge = () => knowledgeOf(bundled);
  const facts = file.facts ?? undefined;
  const view = file.name.startsWith('formats') ? 'dependencies' : 'findings';
  const findings = readFixture(actualFixture(file.source, 'findings', knowledge, facts));
  return {
    engine: { actual: actualFixture(file.source, view, knowledge, facts), expected: file.source },
    worker: {
      actual: printFixture(
        await throughWorker(findings, program, bundled, facts, wholeProjects.test(file.name)),
      ),
      expected: printFixture(findings),
    },
  };
}

/** The fixture with what the worker says of its files in place of what it expects. */
async function throughWorker(
  fixture: Fixture,
  program: string,
  bundled: Bundled,
  facts: WrittenFacts | undefined,
  isWhole: boolean,
): Promise<Fixture> {
  const text = (name: string) => fixture.members.find(member => member.name === name)?.text;
  const {
    today = '2026-11-10',
    vetted,
    extraIndexUrls,
    ...settings
  } = JSON.parse(text('settings.json') ?? '{}');
  const known = facts && factsOf(facts);
  const start: WorkerStart = {
    ...knowledgeData(text, bundled),
    ...(facts && known
      ? { facts: new Map(Object.keys(facts).map(name => [name, known(name)])) }
      : { isOffline: true }),
    isStrict: true,
    today,
  };
  const files = new Map<string, string>();
  for (const [at, member] of fixture.members.entries()) {
    // What is beside it in the fixture says nothing of it, but for settings and modules.
    const around = fixture.members.filter(each => isWhole || each === member || isAround(each));
    for (const { name, text } of around.filter(isFile)) files.set(`${at}/${name}`, text);
    for (const [name, text] of Object.entries(policyFiles(vetted))) files.set(`${at}/${name}`, text);
  }
  const initializationOptions = {
    ...settings,
    ...(extraIndexUrls && { index: { extraUrls: extraIndexUrls } }),
  };
  const members: Member[] = [];
  const session = await startWorker(program, { start, initializationOptions, files });
  if (isWhole) await session.request('workspace/executeCommand', { command: 'antivenom.scanWorkspace' });
  for (const [at, member] of fixture.members.entries()) {
    const isJudged = isFile(member) && formatOf(member.name) !== null;
    members.push(isJudged ? { ...member, expected: await settledNotes(session, at, member) } : member);
  }
  session.end();
  return { ...fixture, members };
}

/** Fixtures of rules about a project as a whole: all their files are one project, and it is scanned first. */
const wholeProjects = /^rules\/(?:undeclared-dependency|unused-dependency)\/|\/workspace\.txt$/;

const notFiles: ReadonlySet<string> = new Set([
  'popular.txt',
  'listed.txt',
  'import-map.tsv',
  'settings.json',
]);

function isFile({ name }: Member): boolean {
  return !notFiles.has(name) && !name.startsWith('fixed ');
}

function isAround({ name, text }: Member): boolean {
  const isShared = name === 'pyproject.toml' && text.includes('[tool.antivenom]');
  return isShared || name === 'antivenom.toml' || /\.pyi?$/.test(name);
}

function knowledgeData(text: (name: string) => string | undefined, bundled: Bundled): Bundled {
  const lines = (name: string) => (text(name) ?? '').split('\n').filter(line => line !== '');
  const ranked = lines('popular.txt');
  if (ranked.length === 0) return bundled;
  const entries = nameEntries([...ranked, ...lines('listed.txt')], ranked);
  const table = ['# of a fixture', ...lines('import-map.tsv'), ''].join('\n');
  return { names: buildNameIndex(entries, '2026-11-01'), importMap: new TextEncoder().encode(table) };
}

/** What a fixture gives as a setting of the engine stands in files of the project for the server. */
function policyFiles(vetted: readonly Vetted[] | undefined): Record<string, string> {
  if (!vetted) return {};
  const lines = vetted.map(({ pattern, version, hashes }) =>
    [version ? `${pattern}==${version}` : pattern, ...hashes.map(hash => `--hash=${hash}`)].join(' '),
  );
  return {
    'antivenom.toml': 'policy = "vetted-only"\nvetted-file = "names-we-vetted.lst"\n',
    'names-we-vetted.lst': `${lines.join('\n')}\n`,
  };
}

interface Vetted {
  readonly pattern: string;
  readonly version: string | null;
  readonly hashes: readonly string[];
}

interface Diagnostic {
  readonly range: { readonly start: Position; readonly end: Position };
  readonly severity: number;
  readonly code?: string;
  readonly message: string;
  readonly data?: {
    readonly target: string | null;
    readonly targetModule: string | null;
    readonly confidence: string;
  };
}

interface Position {
  readonly line: number;
  readonly character: number;
}

/** The server learns of the project around a file behind the first answer's back, so it is asked again for a while. */
async function settledNotes(session: WorkerSession, at: number, member: Member): Promise<readonly Note[]> {
  const { name, text, expected } = member;
  const textDocument = { uri: addressOf(`${at}/${name}`) };
  session.notify('textDocument/didOpen', {
    textDocument: { ...textDocument, languageId: 'plaintext', version: 1, text },
  });
  let notes = await notesOf(session, textDocument, text);
  const isExpected = () =>
    JSON.stringify(notes.map(each => each.words)) === JSON.stringify(expected.map(each => each.words));
  for (let tries = 0; tries < mostTries && !isExpected(); tries++) {
    await new Promise(resolve => setTimeout(resolve, 100));
    notes = await notesOf(session, textDocument, text);
  }
  return notes;
}

const mostTries = 30;

async function notesOf(
  session: WorkerSession,
  textDocument: { readonly uri: string },
  text: string,
): Promise<readonly Note[]> {
  const report = (await session.request('textDocument/diagnostic', { textDocument })) as {
    items: Diagnostic[];
  };
  const range = { start: { line: 0, character: 0 }, end: { line: text.split('\n').length, character: 0 } };
  const context = { diagnostics: [], only: ['source.fixAll.antivenom'] };
  const actions = await session.request('textDocument/codeAction', { textDocument, range, context });
  const edits = editsOf(actions);
  return report.items
    .filter(({ code }) => code !== undefined)
    .map(diagnostic => noteOf(diagnostic, edits))
    .sort((a, b) => a.line - b.line || a.start - b.start);
}

const severities = ['', 'error', 'warning', 'information', 'hint'];

/** In the words of `describeFinding`. */
function noteOf(
  { range: { start, end }, severity, code, data }: Diagnostic,
  edits: readonly Position[],
): Note {
  const isFixed = edits.some(
    ({ line, character }) => line === start.line && character >= start.character && character < end.character,
  );
  const marks = [
    severity === 2 ? null : severities[severity],
    data?.confidence === 'high' ? null : data?.confidence,
    isFixed ? 'safe fix' : null,
  ].filter(mark => mark !== null);
  const target = data?.targetModule ?? data?.target;
  const words = `${code}${target ? `: ${target}` : ''}${marks.length ? ` (${marks.join(', ')})` : ''}`;
  const last = start.line === end.line ? end.character : start.character + 1;
  return { line: start.line, start: start.character, end: Math.max(last, start.character + 1), words };
}

/** Where the edits of "fix all" begin. */
function editsOf(actions: unknown): readonly Position[] {
  const [action] = actions as readonly { edit?: { documentChanges?: readonly Change[] } }[];
  return (action?.edit?.documentChanges ?? []).flatMap(({ edits }) => edits.map(({ range }) => range.start));
}

interface Change {
  readonly edits: readonly { readonly range: { readonly start: Position } }[];
}

let fetched: Promise<Bundled> | undefined;

function bundledData(folder: string): Promise<Bundled> {
  const read = async (name: string) => new Uint8Array(await (await fetch(`${folder}/${name}`)).arrayBuffer());
  const all = async () => {
    const [names, importMap, letterCounts] = await Promise.all(
      ['pypi-names.bin', 'import-map.tsv', 'letter-counts.bin'].map(read),
    );
    if (!names || !importMap || !letterCounts) throw new Error('there are no data');
    return { names, importMap, letterCounts };
  };
  fetched ??= all();
  return fetched;
}

let opened: Knowledge | undefined;

function knowledgeOf({ names, importMap, letterCounts }: Bundled): Knowledge {
  opened ??= openKnowledge({
    names: openNameIndex(names),
    importTable: new TextDecoder().decode(importMap),
    ...(letterCounts && { letterCounts }),
  });
  return opened;
}

Object.assign(globalThis, { runFixture });
