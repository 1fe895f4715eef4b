/**
 * Bundles the programs into dist/, beside the data they read. `cli.cjs` is the program, `server.cjs` a thin file that
 * starts its language server, `client.cjs` the extension's own part. What not every run needs stands in files of its
 * own that the program loads on first use; they take the code they share with it from `cli.cjs`, so that nothing is
 * there twice, and nobody reads what he does not run.
 */
import { copyFileSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { dirname, relative, resolve, sep } from 'node:path';
import { argv } from 'node:process';
import { build } from 'esbuild';

const production = argv.includes('--production');
// Sources are ES modules and find their data by import.meta.url; a CommonJS bundle has none.
const ownUrl = "const importMetaUrl = require('node:url').pathToFileURL(__filename).href;";
const data = readdirSync('data').filter(file => /\.(bin|tsv)$/.test(file));

/** Source that is imported dynamically → its file in dist/. */
const lazy = new Map([
  ['server/lsp/serve.ts', 'lsp'],
  ['server/io/http/undici.ts', 'undici'],
  ['server/cli/mcp/serve.ts', 'mcp'],
]);

rmSync('dist', { recursive: true, force: true });
mkdirSync('dist');
for (const file of data) copyFileSync(`data/${file}`, `dist/${file}`);
const shared = new Set();
await bundle({ client: 'client/extension.ts', server: 'server/main.ts' });
for (const [source, out] of lazy)
  await bundle({ [out]: source }, { plugins: [loadLazily(), takeShared(dirname(source))] });
// The npm package's command is this file itself.
const runnable = { js: `#!/usr/bin/env node\n${ownUrl}` };
await bundle({ cli: 'program' }, { plugins: [program(), loadLazily()], banner: runnable });

async function bundle(programs, options) {
  await build({
    entryPoints: Object.entries(programs).map(([out, source]) => ({ in: source, out })),
    outdir: 'dist',
    outExtension: { '.js': '.cjs' },
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20.18',
    // A CommonJS file that is loaded by `require` starts sooner than one that is imported.
    supported: { 'dynamic-import': false },
    // The UMD main of jsonc-parser breaks in a bundle; its ES module does not.
    mainFields: ['module', 'main'],
    external: ['vscode'],
    define: { 'import.meta.url': 'importMetaUrl' },
    banner: { js: ownUrl },
    sourcemap: production ? false : 'linked',
    minify: production,
    legalComments: 'none',
    logLevel: 'warning',
    ...options,
  });
}

/** Replaces the server's modules outside `folder`, and remembers which they were. */
function takeShared(folder) {
  return {
    name: 'take-shared',
    setup(build) {
      build.onResolve({ filter: /^\./ }, ({ path, resolveDir, kind }) => {
        const file = fileOf(resolveDir, path);
        const isOwn = file.startsWith(`${folder}/`);
        if (kind === 'entry-point' || isOwn || !file.startsWith('server/')) return undefined;
        shared.add(file);
        return { path: file, namespace: 'shared' };
      });
      build.onResolve({ filter: /^\.\/cli\.cjs$/, namespace: 'shared' }, ({ path }) => ({
        path,
        external: true,
      }));
      build.onLoad({ filter: /./, namespace: 'shared' }, ({ path }) => ({
        contents: `module.exports = require('./cli.cjs').parts[${JSON.stringify(path)}];`,
      }));
    },
  };
}

/** The command line, and `parts`: what the other files take from it. */
function program() {
  const files = () => [...shared].sort();
  return {
    name: 'program',
    setup(build) {
      build.onResolve({ filter: /^program$/ }, ({ path }) => ({ path, namespace: 'program' }));
      build.onLoad({ filter: /./, namespace: 'program' }, () => ({
        contents: [
          ...files().map((file, index) => `import * as part${index} from './${file}';`),
          `export const parts = { ${files().map((file, index) => `'${file}': part${index}`)} };`,
          "import './server/cli/main.ts';",
        ].join('\n'),
        resolveDir: '.',
      }));
    },
  };
}

function loadLazily() {
  return {
    name: 'load-lazily',
    setup(build) {
      build.onResolve({ filter: /^\./ }, ({ path, resolveDir, kind }) => {
        const out = kind === 'dynamic-import' ? lazy.get(fileOf(resolveDir, path)) : undefined;
        return out && { path: `./${out}.cjs`, external: true };
      });
      // undici brings its parser twice, in 70 KB each; the other one is for speeds that no package index reaches.
      build.onResolve({ filter: /\/llhttp_simd-wasm\.js$/ }, ({ resolveDir }) => ({
        path: resolve(resolveDir, '../llhttp/llhttp-wasm.js'),
      }));
      // Half of the MCP SDK's size is a validator for what its server asks of users, which ours never does.
      build.onResolve({ filter: /\/ajv-provider\.js$/ }, ({ path }) => ({ path, namespace: 'left-out' }));
      build.onLoad({ filter: /./, namespace: 'left-out' }, () => ({
        contents: 'export class AjvJsonSchemaValidator {}',
      }));
    },
  };
}

/** Relative to the project, with `/` separators. */
function fileOf(folder, path) {
  return relative('.', resolve(folder, path)).replaceAll(sep, '/');
}
