/**
 * ZIP archives: wheels, eggs, some sdists. The central directory says what is there; each local header must say the
 * same, or two readers would unpack different files. Layout: APPNOTE 6.3.10 of PKWARE.
 */
import {
  type Archive,
  type Inflate,
  type Limits,
  limits as limitsOfPackages,
  longestPath,
} from './archive.ts';
import { Collector } from './collector.ts';

const endSignature = 0x06054b50;
const centralSignature = 0x02014b50;
const localSignature = 0x04034b50;
const descriptorSignature = 0x08074b50;
/** Of ZIP64: where its end record lies, and that itself. */
const locatorSignature = 0x07064b50;
const end64Signature = 0x06064b50;
const endSize = 22;
const locatorSize = 20;
const end64Size = 56;
const centralSize = 46;
const localSize = 30;
/** A field with this value stands for one that is elsewhere, in ZIP64 records, which no package of Python code needs. */
const elsewhere = 0xffffffff;

export function readZip(bytes: Uint8Array, inflate: Inflate, limits: Limits = limitsOfPackages): Archive {
  const found = new Collector(limits);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endRecord(view);
  if (end === null) {
    found.problem('unreadable', null, 'The file is no ZIP archive, or it is cut off');
    return found.finish();
  }
  const count = view.getUint16(end + 10, true);
  const size = view.getUint32(end + 12, true);
  const start = view.getUint32(end + 16, true);
  if (count === 0xffff || size === elsewhere || start === elsewhere) {
    found.problem('too-large', null, 'The archive uses ZIP64 records');
    return found.finish();
  }
  const directoryEnd = end64(view, end, found, [count, size, start]);
  if (start + size !== directoryEnd)
    found.problem('mismatch', null, 'The directory of the archive is not where its end says');
  if (end + endSize + view.getUint16(end + 20, true) !== bytes.length)
    found.problem('extra-data', null, 'There are bytes behind the end of the archive');
  if (view.getUint16(end + 20, true) > 0) found.problem('extra-data', null, 'The archive has a comment');
  readDirectory({ bytes, view, inflate, found }, start, Math.min(start + size, directoryEnd), count);
  return found.finish();
}

interface Reading {
  readonly bytes: Uint8Array;
  readonly view: DataView;
  readonly inflate: Inflate;
  readonly found: Collector;
}

/**
 * Where the directory must end. Readers that know ZIP64 believe its end record, where there is one, and others the plain
 * one; both must say the same.
 */
function end64(view: DataView, end: number, found: Collector, plain: readonly number[]): number {
  const locator = end - locatorSize;
  if (locator < 0 || view.getUint32(locator, true) !== locatorSignature) return end;
  const at = Number(view.getBigUint64(locator + 8, true));
  const isThere = at + end64Size <= view.byteLength && view.getUint32(at, true) === end64Signature;
  const [count, size, start] = plain;
  if (
    !isThere ||
    Number(view.getBigUint64(at + 32, true)) !== count ||
    Number(view.getBigUint64(at + 40, true)) !== size ||
    Number(view.getBigUint64(at + 48, true)) !== start
  ) {
    found.problem('mismatch', null, 'The two ends of the archive say different things');
    return end;
  }
  return at;
}

/** The last one in the file, as unpackers take it. */
function endRecord(view: DataView): number | null {
  const last = view.byteLength - endSize;
  for (let at = last; at >= Math.max(0, last - 0xffff); at--)
    if (view.getUint32(at, true) === endSignature) return at;
  return null;
}

function readDirectory(reading: Reading, start: number, end: number, count: number): void {
  const { view, found } = reading;
  let at = start;
  let entries = 0;
  let firstFree = 0;
  const places: (readonly [number, number])[] = [];
  while (at + centralSize <= end && view.getUint32(at, true) === centralSignature) {
    if (!found.entry()) return;
    entries++;
    const place = readEntry(reading, at);
    if (place) places.push(place);
    at +=
      centralSize +
      view.getUint16(at + 28, true) +
      view.getUint16(at + 30, true) +
      view.getUint16(at + 32, true);
  }
  if (entries !== count || at !== end)
    found.problem('mismatch', null, `The archive says it has ${count} entries and lists ${entries}`);
  for (const [from, to] of places.sort((a, b) => a[0] - b[0])) {
    if (from < firstFree) found.problem('mismatch', null, 'Two entries lie over each other');
    // A data descriptor of 12 or 16 bytes may stand between two entries.
    else if (from > firstFree + 16) found.problem('extra-data', null, 'There are bytes between the entries');
    firstFree = Math.max(firstFree, to);
  }
}

/** Where the entry's header and data lie; null where that cannot be told. */
function readEntry({ bytes, view, inflate, found }: Reading, at: number): readonly [number, number] | null {
  const flags = view.getUint16(at + 8, true);
  const method = view.getUint16(at + 10, true);
  const packed = view.getUint32(at + 20, true);
  const size = view.getUint32(at + 24, true);
  const nameLength = view.getUint16(at + 28, true);
  const mode = view.getUint32(at + 38, true) >>> 16;
  const local = view.getUint32(at + 42, true);
  const path = textOf(bytes, at + centralSize, nameLength);
  const isSafe = found.path(path);
  if (packed === elsewhere || size === elsewhere || local === elsewhere) {
    found.problem('too-large', path, 'An entry uses ZIP64 records');
    return null;
  }
  if (local + localSize > bytes.length || view.getUint32(local, true) !== localSignature) {
    found.problem('mismatch', path, 'An entry has no header where the directory says');
    return null;
  }
  const localName = view.getUint16(local + 26, true);
  const data = local + localSize + localName + view.getUint16(local + 28, true);
  const hasDescriptor = (flags & 8) !== 0;
  if (
    textOf(bytes, local + localSize, localName) !== path ||
    view.getUint16(local + 8, true) !== method ||
    !(hasDescriptor
      ? isDescribed(view, data + packed, packed, size)
      : view.getUint32(local + 18, true) === packed && view.getUint32(local + 22, true) === size)
  )
    found.problem('mismatch', path, 'An entry and its header say different things');
  if (data + packed > bytes.length) {
    found.problem('unreadable', path, 'An entry is cut off');
    return null;
  }
  const place = [local, data + packed] as const;
  if (path.endsWith('/')) return place;
  if ((mode & 0o170000) === 0o120000) found.problem('link', path, 'An entry is a link');
  else if ((flags & 1) !== 0) found.problem('encrypted', path, 'An entry is encrypted');
  else if (method !== 0 && method !== 8)
    found.problem('unknown-method', path, 'An entry is packed in a way that pip cannot unpack');
  else if (isSafe) {
    const content = bytes.subarray(data, data + packed);
    const read = () => (method === 8 ? inflate(content, size) : packed === size ? content : null);
    found.file({ path, size, read }, packed);
  }
  return place;
}

/** True where the descriptor behind the data says the same; its signature may be left out. */
function isDescribed(view: DataView, at: number, packed: number, size: number): boolean {
  const says = (place: number) =>
    place + 12 <= view.byteLength &&
    view.getUint32(place + 4, true) === packed &&
    view.getUint32(place + 8, true) === size;
  return (
    says(at) ||
    (at + 4 <= view.byteLength && view.getUint32(at, true) === descriptorSignature && says(at + 4))
  );
}

const utf8 = new TextDecoder();

function textOf(bytes: Uint8Array, start: number, length: number): string {
  return utf8.decode(bytes.subarray(start, start + Math.min(length, longestPath * 4)));
}
