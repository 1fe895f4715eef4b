/** Tar archives, unpacked from gzip already: sdists. POSIX ustar with pax and GNU long names, as Python writes them. */
import { type Archive, limits } from './archive.ts';
import { Collector } from './collector.ts';

const block = 512;

export function readTar(bytes: Uint8Array): Archive {
  const found = new Collector(limits);
  let at = 0;
  /** Names and sizes that an extension header gives to the next entry. */
  let next: Extension = {};
  let isEnded = false;
  while (at + block <= bytes.length) {
    const header = bytes.subarray(at, at + block);
    if (header.every(byte => byte === 0)) {
      isEnded = true;
      break;
    }
    if (!hasRightSum(header)) {
      found.problem('unreadable', null, 'The archive is damaged');
      return found.finish();
    }
    if (!found.entry()) return found.finish();
    const size = next.size ?? numberAt(header, 124, 12);
    const start = at + block;
    if (size === null || start + size > bytes.length) {
      found.problem('unreadable', null, 'The archive is cut off');
      return found.finish();
    }
    const data = bytes.subarray(start, start + size);
    const type = String.fromCharCode(header[156] ?? 0);
    at = start + Math.ceil(size / block) * block;
    if (type === 'x' || type === 'L') {
      if (type === 'x' && isSparse(data)) found.problem('unknown-method', null, 'An entry has holes');
      next = { ...next, ...(type === 'x' ? paxRecords(data) : { path: textAt(data, 0, data.length) }) };
      continue;
    }
    if (type === 'g' && Object.keys(paxRecords(data)).length > 0)
      found.problem('mismatch', null, 'A header gives one name or size to all entries');
    if (type === 'g' || type === 'K') continue;
    addEntry(found, type, next.path ?? pathOf(header), data);
    next = {};
  }
  if (!isEnded) found.problem('unreadable', null, 'The archive has no end');
  else if (!bytes.subarray(at).every(byte => byte === 0))
    found.problem('extra-data', null, 'There are bytes behind the end of the archive');
  return found.finish();
}

interface Extension {
  readonly path?: string;
  readonly size?: number | null;
}

function addEntry(found: Collector, type: string, path: string, data: Uint8Array): void {
  // Folders may come twice, and harm nobody.
  if (type === '5') return;
  const isSafe = found.path(path);
  if (type === '0' || type === '\0' || type === '7') {
    if (isSafe) found.file({ path, size: data.length, read: () => data }, data.length);
  } else if (type === '1' || type === '2') found.problem('link', path, 'An entry is a link');
  else if (type === '3' || type === '4' || type === '6')
    found.problem('device', path, 'An entry is a device');
  else
    found.problem(
      'unknown-method',
      path,
      `An entry is of the unknown kind '${type.replace(/[^ -~]/g, '?')}'`,
    );
}

/** Sum of all bytes with the sum's own field read as blanks; some old programs summed signed bytes. */
function hasRightSum(header: Uint8Array): boolean {
  const written = numberAt(header, 148, 8);
  let unsigned = 0;
  let signed = 0;
  header.forEach((byte, index) => {
    const value = index >= 148 && index < 156 ? 32 : byte;
    unsigned += value;
    signed += (value << 24) >> 24;
  });
  return written === unsigned || written === signed;
}

/** Octal text, or a binary number with the top bit set; null where it is neither, or more than a file can hold. */
function numberAt(header: Uint8Array, start: number, length: number): number | null {
  if ((header[start] ?? 0) & 0x80) {
    let value = (header[start] ?? 0) & 0x7f;
    for (let at = start + 1; at < start + length; at++) value = value * 256 + (header[at] ?? 0);
    return Number.isSafeInteger(value) ? value : null;
  }
  const text = textAt(header, start, length).trim();
  if (text === '') return 0;
  return /^[0-7]+$/.test(text) ? Number.parseInt(text, 8) : null;
}

function pathOf(header: Uint8Array): string {
  const name = textAt(header, 0, 100);
  const isUstar = textAt(header, 257, 5) === 'ustar';
  const prefix = isUstar ? textAt(header, 345, 155) : '';
  return prefix === '' ? name : `${prefix}/${name}`;
}

const utf8 = new TextDecoder();

/** Up to the first NUL. */
function textAt(bytes: Uint8Array, start: number, length: number): string {
  const field = bytes.subarray(start, start + Math.min(length, 4096));
  const end = field.indexOf(0);
  return utf8.decode(end < 0 ? field : field.subarray(0, end));
}

/** Python takes the name of such an entry from another place. */
function isSparse(data: Uint8Array): boolean {
  return utf8.decode(data.subarray(0, 65_536)).includes(' GNU.sparse.');
}

/** Lines `LENGTH KEY=VALUE\n`, the length counting the whole line. */
function paxRecords(data: Uint8Array): Extension {
  let path: string | undefined;
  let size: number | null | undefined;
  let at = 0;
  while (at < data.length) {
    const blank = data.indexOf(32, at);
    const length = Number(textAt(data, at, Math.max(0, blank - at)));
    if (blank < 0 || !Number.isInteger(length) || length <= blank - at || at + length > data.length) break;
    const record = utf8.decode(data.subarray(blank + 1, at + Math.min(length - 1, 8192)));
    if (record.startsWith('path=')) path = record.slice('path='.length);
    if (record.startsWith('size='))
      size = /^\d{1,15}$/.test(record.slice(5)) ? Number(record.slice(5)) : null;
    at += length;
  }
  return { ...(path !== undefined && { path }), ...(size !== undefined && { size }) };
}
