/** Writes ZIP and tar archives for tests, honest ones and such as lie. */
import { crc32, deflateRawSync, gzipSync } from 'node:zlib';

export interface ZipEntry {
  readonly path: string;
  readonly content?: string | Uint8Array;
  /** What the headers claim in place of the truth. */
  readonly claimedSize?: number;
  readonly localPath?: string;
  readonly mode?: number;
  readonly method?: number;
  readonly flags?: number;
  /** What a data descriptor behind the data says of their unpacked size; the headers' flags must announce it. */
  readonly describedSize?: number;
}

export function zipOf(
  entries: readonly ZipEntry[],
  ending: { count?: number; tail?: Uint8Array; count64?: number } = {},
): Buffer {
  const locals: Buffer[] = [];
  const centrals: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const content = Buffer.from(entry.content ?? '');
    const packed = entry.method === 0 ? content : deflateRawSync(content);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(entry.flags ?? 0x800, 2);
    common.writeUInt16LE(entry.method ?? 8, 4);
    common.writeUInt32LE(typeof crc32 === 'function' ? crc32(content) : 0, 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(entry.claimedSize ?? content.length, 18);
    const name = Buffer.from(entry.path);
    const localName = Buffer.from(entry.localPath ?? entry.path);
    const local = Buffer.concat([
      signature(0x04034b50),
      withName(common, localName),
      localName,
      packed,
      ...(entry.describedSize === undefined ? [] : [descriptor(packed.length, entry.describedSize)]),
    ]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(((entry.mode ?? 0o100644) << 16) >>> 0, 6);
    rest.writeUInt32LE(offset, 10);
    centrals.push(
      Buffer.concat([signature(0x02014b50), Buffer.from([20, 3]), withName(common, name), rest, name]),
    );
    locals.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(centrals);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(ending.count ?? entries.length, 4);
  end.writeUInt16LE(ending.count ?? entries.length, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(offset, 12);
  const end64 =
    ending.count64 === undefined ? Buffer.alloc(0) : zip64End(ending.count64, directory.length, offset);
  return Buffer.concat([
    ...locals,
    directory,
    end64,
    signature(0x06054b50),
    end,
    ending.tail ?? Buffer.alloc(0),
  ]);
}

function descriptor(packed: number, size: number): Buffer {
  const bytes = Buffer.alloc(16);
  bytes.writeUInt32LE(0x08074b50, 0);
  bytes.writeUInt32LE(packed, 8);
  bytes.writeUInt32LE(size, 12);
  return bytes;
}

/** The end record of ZIP64 and the locator behind it. */
function zip64End(count: number, size: number, start: number): Buffer {
  const bytes = Buffer.alloc(76);
  bytes.writeUInt32LE(0x06064b50, 0);
  bytes.writeBigUInt64LE(44n, 4);
  bytes.writeBigUInt64LE(BigInt(count), 24);
  bytes.writeBigUInt64LE(BigInt(count), 32);
  bytes.writeBigUInt64LE(BigInt(size), 40);
  bytes.writeBigUInt64LE(BigInt(start), 48);
  bytes.writeUInt32LE(0x07064b50, 56);
  bytes.writeBigUInt64LE(BigInt(start + size), 64);
  bytes.writeUInt32LE(1, 72);
  return bytes;
}

function signature(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

function withName(common: Buffer, name: Buffer): Buffer {
  const header = Buffer.from(common);
  header.writeUInt16LE(name.length, 22);
  return header;
}

export interface TarEntry {
  readonly path: string;
  readonly content?: string | Uint8Array;
  readonly type?: string;
  readonly claimedSize?: number;
}

export function tarOf(entries: readonly TarEntry[], { isEnded = true } = {}): Buffer {
  const blocks = entries.flatMap(({ path, content = '', type = '0', claimedSize }) => {
    const data = Buffer.from(content);
    const header = Buffer.alloc(512);
    header.write(path, 0, 100);
    header.write('0000644\0', 100);
    header.write(`${(claimedSize ?? data.length).toString(8).padStart(11, '0')}\0`, 124);
    header.write('        ', 148);
    header.write(type, 156);
    header.write('ustar\x0000', 257);
    const sum = header.reduce((total, byte) => total + byte, 0);
    header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
    return [header, data, Buffer.alloc((512 - (data.length % 512)) % 512)];
  });
  return Buffer.concat([...blocks, ...(isEnded ? [Buffer.alloc(1024)] : [])]);
}

export function tarGzOf(entries: readonly TarEntry[]): Buffer {
  return gzipSync(tarOf(entries));
}

/** A pax record in front of an entry, with the long path of that entry. */
export function paxPath(path: string): TarEntry {
  return paxRecord('path', path);
}

/** A pax record with any key, for the next entry or, as a global header, for all. */
export function paxRecord(key: string, value: string, type: 'x' | 'g' = 'x'): TarEntry {
  const body = ` ${key}=${value}\n`;
  let length = Buffer.byteLength(body) + 1;
  while (String(length).length + Buffer.byteLength(body) !== length) length++;
  return { path: 'PaxHeaders/x', type, content: `${length}${body}` };
}
