/** What a Markdown page shows: its blocks, and the commands in them. */

export interface Block {
  /** The word behind the fence; '' where there is none. */
  readonly language: string;
  readonly body: string;
}

/** Fenced blocks; what a longer or another fence encloses is part of its body. */
export function blocksOf(page: string): readonly Block[] {
  return [...page.matchAll(fenced)].map(([, , language = '', body = '']) => ({ language, body }));
}

const fenced = /^(`{3,}|~{3,})(\w*)\n([\s\S]*?)^\1$/gm;

/** Commands of blocks for a shell, of indented lines, and of what workflows of CI services run; without their remarks. */
export function commandsOf(page: string, yaml: (text: string) => unknown): readonly string[] {
  const blocks = blocksOf(page);
  const shell = blocks
    .filter(({ language }) => /^(?:sh|bash|shell|console)$/.test(language))
    .flatMap(({ body }) => body.split('\n').map(line => line.replace(/^\$ /, '')));
  const indented = page.replace(fenced, '').match(/^ {4}\S.*$/gm) ?? [];
  const workflows = blocks
    .filter(({ language }) => language === 'yaml')
    .flatMap(({ body }) => commandsIn(yaml(body)));
  return [...shell, ...indented, ...workflows]
    .map(line => line.replace(/(?:^|\s)\s*#\s.*$/, '').trim())
    .filter(line => line !== '');
}

/** What stands under `run` or `script`, at any depth. */
function commandsIn(value: unknown, key = ''): readonly string[] {
  if (typeof value === 'string') return key === 'run' || key === 'script' ? value.split('\n') : [];
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return value.flatMap(each => commandsIn(each, key));
  return Object.entries(value).flatMap(([name, each]) => commandsIn(each, name));
}
