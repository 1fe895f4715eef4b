/** House rules that no compiler checks. Each is a sentence in ARCHITECTURE.md or CONTRIBUTING.md. */
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { generatedFiles } from '../../scripts/generated-files.ts';
import { analyze } from '../../server/core/analyze.ts';
import { factsUnchecked } from '../../server/core/facts/project-facts.ts';
import { formatOf, formats } from '../../server/core/formats/index.ts';
import type { Context } from '../../server/core/judge.ts';
import { withConfig } from '../../server/core/policy/merge.ts';
import { readConfig } from '../../server/core/policy/read-config.ts';
import { createSurvey } from '../../server/core/project/uses.ts';
import { rules } from '../../server/core/rules/index.ts';
import type { Example } from '../../server/core/rules/rule.ts';
import { defaultSettings } from '../../server/core/settings.ts';
import { version } from '../../server/version.ts';
import { bundledKnowledge } from '../support/bundled.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const read = (path: string): string => readFileSync(root + path, 'utf8');
const files = listFiles();

describe('house rules', () => {
  it('imports point inwards: core ← online ← io ← lsp and cli; the client knows only the protocol', () => {
    const wrong = files.filter(isSource).flatMap(file => wrongImports(file, read(file)));
    assert.deepEqual(wrong, []);
  });

  it('would notice an import that points outwards', () => {
    assert.deepEqual(wrongImports('server/core/span.ts', "import { a } from '../io/walk.ts';"), [
      'server/core/span.ts imports ../io/walk.ts',
    ]);
    assert.equal(wrongImports('server/online/slots.ts', "import { a } from '../io/walk.ts';").length, 1);
    assert.equal(wrongImports('server/core/span.ts', "import fs from 'node:fs';").length, 1);
    assert.equal(
      wrongImports('client/extension.ts', "import { a } from '../server/core/span.ts';").length,
      1,
    );
  });

  it('a rule, format or sign file has at most 150 lines, any other at most 250, data tables excepted', () => {
    const long = files.filter(isSource).flatMap(file => {
      const text = read(file);
      const lines = text.split('\n').length - 1;
      const limit = isData(text)
        ? Number.POSITIVE_INFINITY
        : /core\/(rules|formats|hidden-code\/signs)\//.test(file)
          ? 150
          : 250;
      return lines > limit ? [`${file}: ${lines}`] : [];
    });
    assert.deepEqual(long, []);
  });

  it('every file opens by saying what it is for', () => {
    const silent = files.filter(isSource).filter(file => !/^(#!.*\n)?(\/\*\*|\/\/)/.test(read(file)));
    assert.deepEqual(silent, []);
  });

  it('every rule has a fixture, and its page examples are true', () => {
    for (const { meta } of rules) {
      assert.ok(
        files.some(file => file.startsWith(`test/fixtures/rules/${meta.code}/`)),
        `${meta.code} has no fixture`,
      );
      assert.ok(codesIn(meta.docs.bad).includes(meta.code), `${meta.code}: the bad example is not found bad`);
      assert.deepEqual(codesIn(meta.docs.good), [], `${meta.code}: the good example is not quiet`);
    }
  });

  it('every format has a fixture and an example that reads without problems', () => {
    for (const format of formats) {
      assert.ok(
        files.some(file => file.startsWith(`test/fixtures/formats/${format.id}/`)),
        `${format.id} has no fixture`,
      );
      const { dependencies, problems } = format.parse(format.example);
      assert.equal(dependencies.length > 0, format.id !== 'antivenom-toml', format.id);
      assert.deepEqual(problems, []);
    }
  });

  it('generated files are up to date (npm run gen)', () => {
    for (const [path, content] of generatedFiles(read)) assert.equal(read(path), content, path);
  });

  it('the example of the settings page is one that can be copied', () => {
    const example = /```toml\n([^`]*)```/.exec(read('docs/settings.md'))?.[1] ?? '';
    const { found, problems } = readConfig(example, 'pyproject.toml');
    assert.ok(found);
    assert.deepEqual(problems, []);
  });

  it('no test is skipped or alone, and no work is left as a note in the code', () => {
    for (const file of files.filter(file => /\.(ts|mjs)$/.test(file) && !file.startsWith('test/tidy/'))) {
      assert.doesNotMatch(read(file), /\b(it|describe|test|suite)\.(skip|only)\(/, file);
      assert.doesNotMatch(read(file), /\b(TODO|XXX|HACK)\b/, file);
    }
  });

  it('nothing starts a process or runs a text as code', () => {
    for (const file of files.filter(isSource))
      assert.doesNotMatch(
        read(file),
        /['"](?:node:)?(?:child_process|cluster|vm)['"]|\bnew Function\(|[^.\w]eval\(/,
        file,
      );
  });

  it('what the threat model points to is there', () => {
    const named = [...read('docs/threat-model.md').matchAll(/`((?:server|test)\/[\w./-]*)`/g)];
    assert.ok(named.length > 20);
    for (const [, path = ''] of named)
      assert.ok(
        files.some(file => file.startsWith(path)),
        path,
      );
  });

  it('the lock file records no download address', () => {
    assert.doesNotMatch(read('package-lock.json'), /"resolved"/);
  });

  it('the version is the same everywhere', () => {
    assert.equal(JSON.parse(read('package.json')).version, version);
    assert.match(read('CHANGELOG.md'), /^## Unreleased$/m);
  });

  it('formatting and lint are clean (npx biome check .)', () => {
    runTool('node_modules/@biomejs/biome/bin/biome', 'check', '.');
  }).timeout(60_000);

  it('no file, export or dependency is unused (npx knip)', () => {
    runTool('node_modules/knip/bin/knip.js');
  }).timeout(60_000);
});

function listFiles(): readonly string[] {
  return execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
  })
    .split('\n')
    .filter(file => file !== '');
}

/** Fails with what the tool itself has to say. */
function runTool(...args: readonly string[]): void {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
  assert.equal(status, 0, `${stdout}${stderr}`);
}

function isSource(file: string): boolean {
  return /^(server|client)\/.*\.ts$/.test(file);
}

/** A table says so in its first sentence: `/** Data: …`. */
function isData(text: string): boolean {
  return text.startsWith('/** Data:');
}

function codesIn({ file, text, today, facts, beside = [] }: Example): string[] {
  const format = formatOf(file);
  assert.ok(format, `no format reads ${file}`);
  const { config } = readConfig(
    beside[0]?.file === 'pyproject.toml' ? beside[0].text : text,
    'pyproject.toml',
  );
  const context: Context = {
    knowledge: bundledKnowledge(),
    settings: withConfig(defaultSettings, config, true),
    today: today ?? bundledKnowledge().names.date,
    facts: (canonical: string) => ({ ...factsUnchecked('pending'), ...facts?.[canonical] }),
  };
  const survey = createSurvey(context.knowledge);
  for (const each of [{ file, text }, ...beside]) {
    const format = formatOf(each.file);
    if (format) survey.add({ path: each.file, text: each.text, format }, context);
  }
  const project = survey.finish()(file);
  return analyze({ path: file, text, format }, { ...context, ...(project && { project }) }).findings.map(
    finding => finding.rule,
  );
}

function wrongImports(file: string, text: string): string[] {
  const layer = file
    .split('/')
    .slice(0, file.startsWith('client') ? 1 : 2)
    .join('/');
  const statements = /^(?:import (?:[^'";]* from )?|export [^'";]* from )'([^']+)'/gm;
  const specifiers = [...text.matchAll(statements)].map(match => match[1] ?? '');
  return specifiers
    .filter(specifier => !isAllowed(layer, file, specifier))
    .map(specifier => `${file} imports ${specifier}`);
}

function isAllowed(layer: string, file: string, specifier: string): boolean {
  const target = specifier.startsWith('.')
    ? new URL(specifier, `file:///${file}`).pathname.slice(1)
    : specifier;
  const inside = (folder: string): boolean => target.startsWith(`${folder}/`);
  switch (layer) {
    case 'server/core':
      return (
        inside('server/core') ||
        [
          '@lezer/python',
          '@renovatebot/pep440',
          'fastest-levenshtein',
          'jsonc-parser',
          'sarif',
          'yaml',
        ].includes(target)
      );
    case 'server/online':
      return inside('server/online') || inside('server/core');
    case 'server/io':
      return (
        !inside('server/lsp') &&
        !inside('server/browser') &&
        !inside('server/cli') &&
        !inside('client') &&
        !target.startsWith('vscode')
      );
    case 'server/cli':
      return !inside('server/lsp') && !inside('client') && !target.startsWith('vscode');
    case 'server/lsp':
      return !inside('server/cli') && !inside('server/browser') && !inside('client');
    case 'server/browser':
      // `node:path` has a stand-in there; whatever else asks for Node ends the build.
      return (
        !inside('server/cli') && !inside('client') && (!target.startsWith('node:') || target === 'node:path')
      );
    case 'client':
      return (
        inside('client') ||
        /^server\/lsp\/(?:packages\/|worker-)?protocol\.ts$/.test(target) ||
        !target.startsWith('server/')
      );
    default:
      return true;
  }
}
