/** Hosts that the code of a package names in its texts, docstrings and comments apart. Naming one is no sign by itself. */
import { LineIndex } from '../span.ts';
import { codeOf, isAside } from './files.ts';
import type { Inspection, SourceFile, Tools } from './inspection.ts';
import { PythonSource } from './python/source.ts';
import { loadPythonParser } from './python/tree.ts';
import { safeText } from './safe-text.ts';

export interface Contact {
  /** Host and port, in lower case, cut and made harmless. */
  readonly host: string;
  /** Where it stands first. */
  readonly file: string;
  /** Counted from 1; null for a host that was hidden. */
  readonly line: number | null;
  /** True for one that only shows once what was hidden is decoded. */
  readonly isHidden: boolean;
}

/** In the order in which they were met, hidden ones first; tests, docs and examples are passed over. Never throws. */
export async function contactsOf(
  files: readonly SourceFile[],
  { hits }: Pick<Inspection, 'hits'>,
  tools: Tools,
): Promise<readonly Contact[]> {
  const found = new Map<string, Contact>();
  const add = (host: string, contact: Omit<Contact, 'host'>): void => {
    if (found.size < mostHosts && !found.has(host)) found.set(host, { host, ...contact });
  };
  for (const { decoded, file } of hits)
    for (const host of hostsIn(decoded ?? '')) add(host, { file, line: null, isHidden: true });
  const parse = await loadPythonParser();
  let characters = 0;
  for (const file of files) {
    if (isAside(file.path) || !/\.(?:pyw?|pth)$/i.test(file.path) || found.size >= mostHosts) continue;
    if (file.size > largestFile || characters > mostCharacters) continue;
    const code = codeOf(file.path, file.text() ?? '');
    if (code === null || !address.test(code)) continue;
    characters += code.length;
    const lines = new LineIndex(code);
    for (const { node, value } of new PythonSource(file.path, code, parse(code), tools, outer).strings)
      for (const host of hostsIn(value))
        add(host, { file: file.path, line: lines.positionAt(node.from).line + 1, isHidden: false });
  }
  return [...found.values()];
}

/** When it runs does not matter here. */
const outer = { whole: 'import', isInner: false } as const;
const mostHosts = 200;
const largestFile = 1_000_000;
const mostCharacters = 20_000_000;
const longestText = 20_000;
const address =
  /\b(?:https?|wss?|ftp|tcp):\/\/(?:[^\s/@'"<>]{1,100}@)?([a-z0-9](?:[a-z0-9.-]{0,250}[a-z0-9])?(?::\d{1,5})?)/i;
const addresses = new RegExp(address.source, 'gi');

function hostsIn(text: string): readonly string[] {
  return Array.from(text.slice(0, longestText).matchAll(addresses), ([, host = '']) =>
    safeText(host.toLowerCase(), 100),
  );
}
