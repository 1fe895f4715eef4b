/** Reads what was typed or pasted into the box that asks for a package: a name, a requirement, or an install command. */

export interface TypedName {
  /** Null where there is no single name in it. */
  readonly name: string | null;
  /** What is wrong with it, or what of it is left out; null where nothing is to be said. */
  readonly remark: string | null;
}

/** The server judges no longer text. */
const longest = 200;

export function typedName(text: string): TypedName {
  const typed = text.trim().slice(0, longest * 2);
  const wanted = typed
    .replace(/^(?:\$ ?)?(?:python3? -m )?(?:uv )?pip3? install |^(?:uv|poetry|pdm) add /, '')
    .trim();
  if (wanted === '') return { name: null, remark: null };
  const [name = ''] = /^[^\s[<>=!~;@,]*/.exec(unquoted(wanted)) ?? [];
  const rest = unquoted(wanted).slice(name.length).trim();
  if (name === '' || name.startsWith('-')) return { name: null, remark: 'This is no name of a package.' };
  if (name.length > longest) return { name: null, remark: 'No package has so long a name.' };
  if (rest !== '' && /^[\w'"]/.test(rest)) return { name: null, remark: 'One name at a time, please.' };
  const isWhole = name === typed;
  return { name, remark: isWhole ? null : `'${name}' is checked; the rest does not matter here.` };
}

function unquoted(text: string): string {
  return text.replace(/^["']|["']$/g, '');
}
