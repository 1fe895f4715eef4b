/**
 * `node scripts/check-sarif.mjs`: has Microsoft's SARIF validator read what `antivenom scan` writes, for the
 * example and for a project of odd names and half-typed files. It checks against the schema, and its rules ask for
 * more; those of code-scanning services are asked as well. npm's registry is asked for the validator, so no test needs it; run `npm run build` first.
 */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { projectRoot } from './editor-host.mjs';

const validator = '@microsoft/sarif-multitool@5.7.0';
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'antivenom-sarif-'));

/**
 * There is no public address of ours yet. That this is said shows that the log was read: of one that it cannot read at
 * all (an unknown level, a text for a number) the validator says nothing.
 */
const expected = 'Warning_ProvideToolnformationUri';

try {
  for (const project of ['examples/bitten', odd()]) validate(scanned(project));
} finally {
  fs.rmSync(folder, { recursive: true, force: true });
}

function scanned(project) {
  const log = path.join(folder, `${path.basename(project)}.sarif`);
  const flags = '--offline --sensitivity audit --fail-on never --format sarif --output'.split(' ');
  run(process.execPath, ['dist/cli.cjs', 'scan', project, ...flags, log]);
  return log;
}

/** Spaces, other scripts, a rule of each sort, a lock with the line that brings it in, and what cannot be read. */
function odd() {
  const project = path.join(folder, 'odd');
  const files = {
    'requirements with spaces.txt':
      'reqeusts\nsklearn\npathlib\nacme-nowhere\nrеquests\nflask @ git+https://github.com/palletss/flask\n',
    'größe/requirements.txt': '--index-url http://packages.example/simple\n-e .[\n😀colourama\n',
    'pyproject.toml':
      '[project]\nname = "odd"\ndependencies = ["djagno"]\n[tool.antivenom]\nalow = 1\ndeny = ["flask"]\n',
    'uv.lock':
      'version = 1\n[[package]]\nname = "djagno"\nversion = "1"\nsource = { registry = "https://pypi.org/simple" }\n',
    'app.py': 'import numyp as np\nnp.zeros(3)\n',
  };
  for (const [name, text] of Object.entries(files)) {
    fs.mkdirSync(path.dirname(path.join(project, name)), { recursive: true });
    fs.writeFileSync(path.join(project, name), text);
  }
  return project;
}

/** What the validator only warns of counts too. */
function validate(log) {
  const report = path.join(folder, 'validation.sarif');
  // The validator's own starter hands its arguments to a shell.
  const asked = [
    'validate',
    log,
    '--rule-kind',
    '"Sarif;Ghas"',
    '--output',
    report,
    '--log',
    'ForceOverwrite',
  ];
  const { stdout, stderr } = run('npx', ['--yes', validator, ...asked]);
  const said = fs.existsSync(report) ? resultsOf(report) : [];
  if (!said.some(({ message }) => message.id === expected))
    throw new Error(`the validator could not read ${log}:\n${stdout}${stderr}`);
  const complaints = said.filter(({ message }) => message.id !== expected);
  console.log(`${path.basename(log)}: ${resultsOf(log).length} results, ${complaints.length} complaints`);
  for (const { ruleId, level = 'warning', message } of complaints)
    console.log(`  ${level} ${ruleId} ${message.id}: ${(message.arguments ?? []).join(' · ')}`);
  if (complaints.length > 0) process.exitCode = 1;
  fs.rmSync(report);
}

function resultsOf(log) {
  return JSON.parse(fs.readFileSync(log, 'utf8')).runs.flatMap(({ results = [] }) => results);
}

function run(program, args) {
  const result = spawnSync(program, args, { cwd: projectRoot, encoding: 'utf8', timeout: 300_000 });
  if (result.error) throw result.error;
  return result;
}
