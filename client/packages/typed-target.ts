/** Reads which release is meant: by what was typed to be looked into, or by the line that the cursor stands in. */

/** `NAME` or `NAME==VERSION`; null for what begins with no name. Extras, other specifiers and comments are left out. */
export function typedTarget(text: string): string | null {
  const typed = text.trim().slice(0, longest);
  const found = release.exec(typed);
  const [, name, version] = found ?? [];
  if (name === undefined) return null;
  return version === undefined ? name : `${name}==${version}`;
}

const longest = 300;
const release =
  /^["']?([A-Za-z0-9](?:[A-Za-z0-9._-]{0,198}[A-Za-z0-9])?)(?![A-Za-z0-9_./:\\-])(?:\[[^\]]{0,100}\])?(?:\s*={2,3}\s*([A-Za-z0-9.!+_-]{1,80}))?/;

/** What stands at a column of a line; empty where that is no name. */
export function targetAt(line: string, column: number): string {
  const text = line.slice(0, 2000);
  for (const { 0: word, index } of text.matchAll(/[A-Za-z0-9][A-Za-z0-9._-]*/g)) {
    if (index > column || column > index + word.length) continue;
    // The version of a pin is no name; the name before it is.
    const before = /([A-Za-z0-9][A-Za-z0-9._-]{0,200})(?:\[[^\]]{0,100}\])?\s*==\s*$/.exec(
      text.slice(0, index),
    );
    return typedTarget(before ? text.slice(before.index) : text.slice(index)) ?? '';
  }
  return '';
}
