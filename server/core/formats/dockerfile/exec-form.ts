/** The exec form of an instruction: a JSON list of words that no shell reads. */
import { ExcerptBuilder } from '../../excerpt.ts';
import { addJsonString } from '../../json-strings.ts';
import type { Word } from '../../shell/syntax.ts';

/** The words of `["pip", "install", "x"]`; null where the text is no such list, which Docker then gives to a shell. */
export function readExecForm(text: string): readonly Word[] | null {
  const words: Word[] = [];
  const piece = /\s*(?:"([^"\\\n]*(?:\\.[^"\\\n]*)*)"|([[\],]))/y;
  let expected = '[';
  let gapStart = 0;
  for (let found = piece.exec(text); found; found = piece.exec(text)) {
    const [whole, content, sign] = found;
    const isExpected = content === undefined ? expected.includes(sign ?? '') : expected.includes('"');
    if (!isExpected) return null;
    const end = found.index + whole.length;
    if (sign === ']') return text.slice(end).trim() === '' ? words : null;
    if (content !== undefined) {
      const value = new ExcerptBuilder(text);
      const start = end - 1 - content.length;
      addJsonString(value, text, start, end - 1);
      // Cut from the end of the string before it, a word takes the comma and one pair of quotes along.
      words.push({ span: { start, end: end - 1 }, gapStart, value: value.build(), expansions: [] });
      gapStart = end - 1;
    }
    expected = content === undefined ? '"]' : ',]';
  }
  return null;
}
