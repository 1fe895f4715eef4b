/**
 * Bundles the programs into dist/, beside the data they read. `cli.cjs` is the program, `server.cjs` a thin file that
 * starts its language server, `client.cjs` the extension's own part. What not every run needs stands in files of its
 * own that the program loads on first use; they take the code they share with it from `cli.cjs`, so that nothing is
 * there twice, and nobody reads what he does not run.
 */
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
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
/** What editor and server both speak; one copy serves both. */
const protocol = ['vscode-jsonrpc', 'vscode-languageserver-types', 'vscode-languageserver-protocol'].flatMap(
  name => (name.endsWith('types') ? [name] : [name, `${name}/node`]),
);
/** File → names that other bundles take from it. */
const shared = new Map();
await bundle({ protocol: 'protocol' }, { plugins: [protocolItself()] });
await bundle({ client: 'client/extension.ts', server: 'server/main.ts' }, { plugins: [takeProtocol()] });
for (const [source, out] of lazy)
  await bundle({ [out]: source }, { plugins: [loadLazily(), takeProtocol(), takeShared(dirname(source))] });
// The npm package's command is this file itself.
const runnable = { js: `#!/usr/bin/env node\n${ownUrl}` };
await bundle({ cli: 'program' }, { plugins: [program(), loadLazily()], banner: runnable });
await bundleForBrowsers({ 'web/client': 'client/browser/extension.ts' }, { format: 'cjs' });
await bundleForBrowsers({ 'web/server': 'server/browser/main.ts' }, { format: 'iife' });

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
    alias: { '@lezer/highlight': './scripts/no-highlight.mjs' },
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

/**
 * What runs in a browser. A few modules have another in their place there; whatever else asks for Node ends the build,
 * as esbuild finds no such module.
 */
async function bundleForBrowsers(programs, options) {
  await bundle(programs, {
    outExtension: { '.js': '.js' },
    platform: 'browser',
    target: 'es2023',
    supported: {},
    mainFields: ['browser', 'module', 'main'],
    define: { 'process.platform': '"browser"' },
    inject: ['server/browser/node/globals.ts'],
    banner: {},
    plugins: [standIn()],
    ...options,
  });
}

function standIn() {
  const ours = ['addresses', 'read-text', 'helpers'];
  return {
    name: 'stand-in',
    setup(build) {
      build.onResolve({ filter: /^node:(?:fs|path|util)$/ }, ({ path }) => ({
        path: resolve(`server/browser/${path.replace(':', '/')}.ts`),
      }));
      build.onResolve({ filter: /^\./ }, ({ path, resolveDir }) => {
        const name = /^server\/io\/([^/]+)\.ts$/.exec(fileOf(resolveDir, path))?.[1];
        return ours.includes(name) ? { path: resolve(`server/browser/${name}.ts`) } : undefined;
      });
    },
  };
}

function protocolItself() {
  return {
    name: 'protocol-itself',
    setup(build) {
      build.onResolve({ filter: /^protocol$/ }, ({ path }) => ({ path, namespace: 'protocol' }));
      build.onLoad({ filter: /./, namespace: 'protocol' }, () => ({
        contents: protocol.map(name => `exports['${name}'] = require('${name}');`).join('\n'),
        resolveDir: '.',
      }));
    },
  };
}

function takeProtocol() {
  return {
    name: 'take-protocol',
    setup(build) {
      build.onResolve({ filter: /^vscode-/ }, ({ path }) =>
        protocol.includes(path) ? { path, namespace: 'taken' } : undefined,
      );
      build.onResolve({ filter: /^\.\/protocol\.cjs$/, namespace: 'taken' }, ({ path }) => ({
        path,
        external: true,
      }));
      build.onLoad({ filter: /./, namespace: 'taken' }, ({ path }) => ({
        contents: `module.exports = require('./protocol.cjs')['${path}'];`,
      }));
    },
  };
}

/** Replaces the server's modules outside `folder`, and remembers which they were. */
function takeShared(folder) {
  return {
    name: 'take-shared',
    setup(build) {
      build.onResolve({ filter: /^\./ }, ({ path, importer, resolveDir, kind }) => {
        const file = fileOf(resolveDir, path);
        const isOwn = file.startsWith(`${folder}/`);
        if (kind === 'entry-point' || isOwn || !file.startsWith('server/')) return undefined;
        const names = shared.get(file) ?? new Set();
        for (const name of namesTaken(importer, path)) names.add(name);
        shared.set(file, names);
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
  const files = () => [...shared.keys()].sort();
  const parts = () =>
    files().map((file, index) => ({
      file,
      names: [...shared.get(file)].sort().map(name => ({ name, own: `part${index}_${name}` })),
    }));
  return {
    name: 'program',
    setup(build) {
      build.onResolve({ filter: /^program$/ }, ({ path }) => ({ path, namespace: 'program' }));
      build.onLoad({ filter: /./, namespace: 'program' }, () => ({
        contents: [
          ...parts().map(
            ({ file, names }) =>
              `import { ${names.map(({ name, own }) => `${name} as ${own}`)} } from './${file}';`,
          ),
          `export const parts = { ${parts().map(
            ({ file, names }) => `'${file}': { ${names.map(({ name, own }) => `${name}: ${own}`)} }`,
          )} };`,
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

/** What a source imports from `path`, types apart: a whole module taken would keep all of it in the bundle. */
function namesTaken(importer, path) {
  const names = [];
  for (const [, list, from] of readFileSync(importer, 'utf8').matchAll(
    /^import \{([^}]*)\} from '([^']+)';/gm,
  ))
    if (from === path) names.push(...list.split(',').map(word => word.trim().replace(/ as .*/, '')));
  return names.filter(name => name !== '' && !name.startsWith('type '));
}

/** Relative to the project, with `/` separators. */
function fileOf(folder, path) {
  return relative('.', resolve(folder, path)).replaceAll(sep, '/');
}
