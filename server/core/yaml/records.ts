/**
 * Reads the list of records that lock files in YAML consist of. Machines write them, in one plain notation and up to
 * many megabytes of it, so they are read line by line: the reader of all of YAML would give up on their length.
 */
import type { Span } from '../span.ts';

export interface RecordField {
  /** The key, or empty for an item of a list. */
  readonly key: string;
  /** Without quotes. */
  readonly value: string;
  readonly span: Span;
  /** What stands indented below it, one level deep. */
  readonly nested: readonly RecordField[];
}

/** By their keys; of two fields with one key, the first. */
export type LockRecord = ReadonlyMap<string, RecordField>;

/** The records of the list that stands at the top of `text` under `name`. Takes time in proportion to the text. */
export function readRecords(text: string, name: string): readonly LockRecord[] {
  const records: Map<string, RecordField>[] = [];
  const line = /([ ]*)((?:- +)?)([^\r\n]*)(?:\r\n?|\n|$)/y;
  line.lastIndex = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  let isInside = false;
  let itemIndent = -1;
  let nested: RecordField[] = [];
  while (line.lastIndex < text.length) {
    const lineStart = line.lastIndex;
    const [, blanks = '', dash = '', content = ''] = line.exec(text) ?? [];
    if (content === '' || content.startsWith('#')) continue;
    const indent = blanks.length;
    if (indent === 0 && dash === '') {
      isInside = content.trimEnd() === `${name}:`;
      itemIndent = -1;
    }
    if (!isInside || (indent === 0 && dash === '')) continue;
    if (itemIndent < 0 && dash !== '') itemIndent = indent;
    const isNew = dash !== '' && indent === itemIndent;
    if (isNew) records.push(new Map());
    const depth = isNew ? indent + dash.length : indent;
    const field = fieldAt(content, lineStart + indent + dash.length);
    const record = records.at(-1);
    if (!record) continue;
    const isOwn = isNew || (dash === '' && depth === itemIndent + 2);
    if (!isOwn) nested.push(field);
    else if (field.key !== '') {
      nested = [];
      if (!record.has(field.key)) record.set(field.key, { ...field, nested });
    }
  }
  return records;
}

const key = /([\w.-]+):(?:[ ]+|$)/y;

function fieldAt(content: string, start: number): RecordField {
  key.lastIndex = 0;
  const found = key.exec(content);
  const from = found ? key.lastIndex : 0;
  const written = content.slice(from);
  const mark = written.charAt(0);
  const isQuoted = mark === '"' || mark === "'";
  const close = isQuoted ? written.indexOf(mark, 1) : written.indexOf(' #');
  const value = written.slice(isQuoted ? 1 : 0, close < 0 ? written.length : close).trimEnd();
  const valueStart = start + from + (isQuoted ? 1 : 0);
  return {
    key: found?.[1] ?? '',
    value,
    span: { start: valueStart, end: valueStart + value.length },
    nested: [],
  };
}
