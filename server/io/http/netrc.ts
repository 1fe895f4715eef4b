/** The `.netrc` format: which login and password belong to which machine. Text in, values out. */

export interface NetrcEntry {
  /** Null in the `default` entry. */
  readonly machine: string | null;
  readonly login: string;
  readonly password: string;
}

/** Never fails: what cannot be understood is passed over. Entries without a password are left out. */
export function parseNetrc(text: string): readonly NetrcEntry[] {
  const words = wordsOf(text);
  const entries: NetrcEntry[] = [];
  let entry: { machine: string | null; login: string; password: string } | null = null;
  const finish = () => {
    if (entry && entry.password !== '') entries.push(entry);
  };
  for (let at = 0; at < words.length; at++) {
    switch (words[at]) {
      case 'machine':
        finish();
        entry = { machine: (words[++at] ?? '').toLowerCase(), login: '', password: '' };
        break;
      case 'default':
        finish();
        entry = { machine: null, login: '', password: '' };
        break;
      case 'login':
      case 'user':
        if (entry) entry.login = words[at + 1] ?? '';
        at++;
        break;
      case 'password':
        if (entry) entry.password = words[at + 1] ?? '';
        at++;
        break;
      case 'account':
        at++;
        break;
    }
  }
  finish();
  return entries;
}

/** Words are parted by white space and may be quoted; `#` opens a comment where a line begins; a macro ends at a blank line. */
function wordsOf(text: string): readonly string[] {
  const words: string[] = [];
  let isMacro = false;
  for (const line of text.split(/\r?\n/)) {
    const trimmed = line.trim();
    if (isMacro) isMacro = trimmed !== '';
    else if (/^macdef(?:\s|$)/.test(trimmed)) isMacro = true;
    else if (!trimmed.startsWith('#'))
      for (const match of trimmed.matchAll(/"((?:[^"\\]|\\.)*)"|\S+/g))
        words.push(match[1] === undefined ? match[0] : match[1].replace(/\\(.)/g, '$1'));
  }
  return words;
}
