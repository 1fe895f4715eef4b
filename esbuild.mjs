// Bundles the three programs into dist/, each a single file, beside the data they read.
import { copyFileSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { argv } from 'node:process';
import { build } from 'esbuild';

const production = argv.includes('--production');
const programs = { client: 'client/extension.ts', server: 'server/main.ts', cli: 'server/cli/main.ts' };
const data = readdirSync('data').filter(file => /\.(bin|tsv)$/.test(file));

rmSync('dist', { recursive: true, force: true });
mkdirSync('dist');
await build({
  entryPoints: Object.entries(programs)
    .filter(([, source]) => existsSync(source))
    .map(([out, source]) => ({ in: source, out })),
  outdir: 'dist',
  outExtension: { '.js': '.cjs' },
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20.18',
  // The UMD main of jsonc-parser breaks in a bundle; its ES module does not.
  mainFields: ['module', 'main'],
  alias: { '@lezer/highlight': './scripts/no-highlight.mjs' },
  external: ['vscode'],
  // Sources are ES modules and find their data by import.meta.url; a CommonJS bundle has none.
  define: { 'import.meta.url': 'importMetaUrl' },
  banner: { js: "const importMetaUrl = require('node:url').pathToFileURL(__filename).href;" },
  sourcemap: production ? false : 'linked',
  minify: production,
  legalComments: 'none',
  logLevel: 'warning',
});
for (const file of data) copyFileSync(`data/${file}`, `dist/${file}`);
