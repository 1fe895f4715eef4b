/** Scans that follow on one another, and the report that is made of them. */
import assert from 'node:assert/strict';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { WorkspaceReport } from '../../server/lsp/protocol.ts';
import { type LspSession, pulling, startSession } from '../support/lsp-session.ts';

interface Summary {
  readonly files: number;
  readonly findings: { readonly warning: number };
}

let session: LspSession;
const scan = () => session.command<Summary>('antivenom.scanWorkspace');
const report = (params: object = {}) =>
  session.rpc.sendRequest<WorkspaceReport | null>('antivenom/report', params);
const exported = (format: string) =>
  session.rpc.sendRequest<string | null>('antivenom/exportReport', { format });
const rows = ({ findings, files }: WorkspaceReport) =>
  findings.map(({ file, line, rule }) => `${files[file]?.name}:${line + 1} ${rule}`);
const messages = (name: string) =>
  session.published.findLast(each => each.uri === session.uri(name))?.diagnostics.map(({ code }) => code);
const changed = async (name: string, type: number) =>
  await session.rpc.sendNotification('workspace/didChangeWatchedFiles', {
    changes: [{ uri: session.uri(name), type }],
  });

describe('language server: report', () => {
  afterEach(() => session.dispose());

  it('is null before the first scan', async () => {
    session = await startSession({ files: {}, capabilities: pulling });
    assert.equal(await report(), null);
    assert.equal(await exported('json'), null);
  });

  it('lists findings with their places, and packages by what is known of them', async () => {
    const files = {
      'requirements.txt': 'requests\nsklearn\n./local\n',
      'a/requirements-dev.txt': '\nreqeusts\nno-such-project-as-this-one\n',
      'b.py': 'import requests\n',
    };
    session = await startSession({ files, capabilities: pulling });
    await scan();
    const found = await report();
    assert.ok(found);
    assert.deepEqual(rows(found), [
      'a/requirements-dev.txt:2 typosquat',
      'a/requirements-dev.txt:3 unknown-project',
      'requirements.txt:2 unofficial-name',
    ]);
    assert.equal(found.files[found.findings[2]?.file ?? -1]?.uri, session.uri('requirements.txt'));
    const evidence = Object.fromEntries(found.packages.map(({ name, evidence }) => [name, evidence]));
    assert.equal(evidence['requests'], 'ranked');
    assert.equal(evidence['no-such-project-as-this-one'], 'absent');
    assert.match(found.summary, /^3 files · /);
    assert.equal(found.page, undefined);
  });

  it('comes as a page that lets nothing in but its own script', async () => {
    const files = { 'requirements.txt': 'sklearn\n', '<img src=x>&"\'/requirements.txt': 'sklearn\n' };
    session = await startSession({ files, capabilities: pulling });
    await scan();
    const page = (await report({ nonce: 'n0nce'.repeat(5) }))?.page ?? '';
    assert.match(page, /default-src 'none'; style-src 'nonce-(n0nce){5}'; script-src 'nonce-(n0nce){5}'"/);
    assert.doesNotMatch(page, /<img|https?:|style="|onclick/);
    assert.match(page, /data-place="\d+:0:0"/);
    assert.equal((await report({ nonce: '"><script>' }))?.page, undefined);
  });

  it('is exported as the command line would print it', async () => {
    session = await startSession({ files: { 'requirements.txt': 'sklearn\n' }, capabilities: pulling });
    await scan();
    const sarif = JSON.parse((await exported('sarif')) ?? '');
    assert.equal(sarif.runs[0].results[0].ruleId, 'unofficial-name');
    const json = JSON.parse((await exported('json')) ?? '');
    const { findings, summary } = JSON.parse(session.folder.antivenom('scan', '--format', 'json').stdout);
    assert.deepEqual({ ...json.summary, durationMs: 0 }, { ...summary, durationMs: 0 });
    assert.deepEqual(json.findings[0].range, findings[0].range);
    assert.match((await exported('markdown')) ?? '', /^## Antivenom/);
    assert.match((await exported('html')) ?? '', /^<!doctype html>/);
  });

  it('follows what changes on disk, in files that had nothing to report too', async () => {
    const files = { 'requirements.txt': 'requests\n', '.gitignore': 'ignored/\n' };
    session = await startSession({ files, capabilities: pulling });
    await scan();
    session.folder.write('requirements.txt', 'sklearn\n');
    await changed('requirements.txt', 2);
    await session.until('the finding', () => messages('requirements.txt')?.length === 1);
    mkdirSync(join(session.folder.path, 'ignored'));
    session.folder.write('ignored/requirements.txt', 'sklearn\n');
    session.folder.write('requirements-new.txt', 'PIL\n');
    await changed('ignored/requirements.txt', 1);
    await changed('requirements-new.txt', 1);
    await session.until('the new file', () => messages('requirements-new.txt')?.length === 1);
    const found = await report();
    assert.deepEqual(found && rows(found), [
      'requirements-new.txt:1 unofficial-name',
      'requirements.txt:1 unofficial-name',
    ]);
    rmSync(join(session.folder.path, 'requirements-new.txt'));
    await changed('requirements-new.txt', 3);
    await session.until('the withdrawal', () => messages('requirements-new.txt')?.length === 0);
    assert.equal((await report())?.findings.length, 1);
  });

  it('keeps what a second scan does not have to judge again', async () => {
    const files = { 'requirements.txt': 'sklearn\nrequests\n', 'app.py': 'import yaml\nimport sklern\n' };
    session = await startSession({ files, capabilities: pulling });
    const first = await scan();
    const before = await report();
    assert.deepEqual({ ...(await scan()), durationMs: 0 }, { ...first, durationMs: 0 });
    assert.deepEqual(await report(), before);
    assert.deepEqual(messages('requirements.txt'), ['unofficial-name']);
  });

  it('judges unchanged files anew where the answer hangs on another file', async () => {
    const files = { 'app.py': 'import reqeusts\n', 'requirements.txt': 'numpy\n' };
    session = await startSession({ files, capabilities: pulling });
    assert.equal((await scan()).findings.warning, 1);
    // The module is the project's own now.
    session.folder.write('reqeusts.py', '');
    assert.equal((await scan()).findings.warning, 0);
    rmSync(join(session.folder.path, 'reqeusts.py'));
    assert.equal((await scan()).findings.warning, 1);
    session.folder.write('antivenom.toml', 'allow = ["reqeusts"]\n');
    await changed('antivenom.toml', 1);
    assert.equal((await scan()).findings.warning, 0);
  });

  it('passes by what the editor hides, once the workspace is trusted', async () => {
    session = await startSession({
      files: { 'requirements.txt': 'sklearn\n', 'old/requirements.txt': 'sklearn\n' },
      capabilities: { ...pulling, workspace: { configuration: true } },
      settingsOf: section => (section === 'files.exclude' ? { '**/old': true } : {}),
      initializationOptions: { trusted: false },
    });
    assert.equal((await scan()).files, 2);
    await session.rpc.sendNotification('antivenom/trustGranted');
    assert.equal((await scan()).files, 1);
  });

  it('tells folders of the same files apart', async () => {
    session = await startSession({
      files: { 'one/requirements.txt': 'sklearn\n', 'two/requirements.txt': 'PIL\n' },
      capabilities: { ...pulling, workspace: { workspaceFolders: true } },
    });
    const folder = (name: string) => ({ uri: session.uri(name), name });
    await session.rpc.sendNotification('workspace/didChangeWorkspaceFolders', {
      event: {
        added: [folder('one'), folder('two')],
        removed: [{ uri: session.uri('').replace(/\/$/, ''), name: 'workspace' }],
      },
    });
    await scan();
    const found = await report();
    assert.deepEqual(found && rows(found), [
      'one/requirements.txt:1 unofficial-name',
      'two/requirements.txt:1 unofficial-name',
    ]);
  });
});
