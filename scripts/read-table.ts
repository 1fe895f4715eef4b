import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

/** The rows of a tab-separated file, gzipped or not, without its header line. Throws where that line is another. */
export function readTable(file: string, header: string): string[][] {
  const content = readFileSync(file);
  const text = (file.endsWith('.gz') ? gunzipSync(content) : content).toString('utf8');
  const [first, ...lines] = text.split(/\r?\n/);
  if (first !== header)
    throw new Error(`${file}: the first line must be '${header.replaceAll('\t', '<TAB>')}'`);
  return lines.filter(line => line !== '').map(line => line.split('\t'));
}
