/** `npm run gen`: writes every file that is made from the code. `npm run gen -- --check` only compares. */
import { readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { generatedFiles } from './generated-files.ts';

function main(check: boolean): void {
  const root = new URL('../../', import.meta.url);
  const stale: string[] = [];
  for (const [path, content] of generatedFiles(path => readFileSync(new URL(path, root), 'utf8'))) {
    const file = new URL(path, root);
    if (content === readIfThere(file)) continue;
    stale.push(path);
    if (!check) writeFileSync(file, content);
  }
  for (const path of stale) console.log(`${check ? 'out of date' : 'written'}: ${path}`);
  if (check && stale.length > 0) process.exitCode = 1;
}

function readIfThere(file: URL): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) main(process.argv.includes('--check'));
