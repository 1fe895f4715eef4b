/** Reading files of any encoding and kind. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { decodeText, type Encoding, encodeText, readText } from '../../../server/io/read-text.ts';
import { Folder } from '../../support/cli.ts';

let folder: Folder;
const file = (name: string): string => join(folder.path, name);

describe('reading a file as text', () => {
  beforeEach(() => {
    folder = new Folder();
  });
  afterEach(() => folder.remove());

  it('knows UTF-8 and UTF-16 by their marks, and leaves the mark out of the text', () => {
    const text = 'numpy # größer 🐍\n';
    for (const encoding of ['utf-8', 'utf-8-bom', 'utf-16le', 'utf-16be'] satisfies Encoding[])
      assert.deepEqual(decodeText(encodeText(text, encoding) ?? new Uint8Array()), {
        kind: 'text',
        text,
        encoding,
      });
  });

  it('drops half a character at the end of UTF-16', () => {
    assert.deepEqual(decodeText(Uint8Array.of(0xfe, 0xff, 0, 0x61, 0)), {
      kind: 'text',
      text: 'a',
      encoding: 'utf-16be',
    });
  });

  it('reads what is no UTF-8 as the source declares, else as Latin-1', () => {
    const latin = decodeText(Buffer.from('# grün\nimport yaml\n', 'latin1'));
    assert.deepEqual(latin, { kind: 'text', text: '# grün\nimport yaml\n', encoding: 'latin-1' });
    const declared = Buffer.concat([
      Buffer.from('#!/bin/sh\n# -*- coding: koi8-r -*-\nx = "'),
      Buffer.of(0xc1),
      Buffer.from('"\n'),
    ]);
    const reading = decodeText(declared);
    assert.ok(reading.kind === 'text' && reading.encoding === 'other' && reading.text.includes('"а"'));
    const unknown = Buffer.from('# coding: no-such-thing\n# \xe9\n', 'latin1');
    assert.equal(decodeText(unknown).kind, 'text');
  });

  it('writes back only what the encoding can hold', () => {
    assert.equal(encodeText('🐍', 'latin-1'), null);
    assert.equal(encodeText('a', 'other'), null);
    assert.deepEqual(Buffer.from(encodeText('é', 'latin-1') ?? []), Buffer.of(0xe9));
  });

  it('tells binary files from text', () => {
    assert.deepEqual(decodeText(Uint8Array.of(0x7f, 0x45, 0, 1)), { kind: 'binary' });
    assert.deepEqual(decodeText(new Uint8Array()), { kind: 'text', text: '', encoding: 'utf-8' });
  });

  it('says why a file cannot be read', () => {
    folder.write('big.txt', 'x'.repeat(2049));
    mkdirSync(file('folder'));
    symlinkSync('loop', file('loop'));
    const reason = (name: string): unknown => readText(file(name), 2048);
    const unreadable = (message: string): unknown => ({ kind: 'unreadable', message });
    assert.deepEqual(reason('missing.txt'), unreadable('does not exist'));
    assert.deepEqual(reason('big.txt'), unreadable('is larger than 2 KB'));
    assert.deepEqual(reason('folder'), unreadable('is a folder'));
    assert.deepEqual(reason('loop'), unreadable('is a link that leads nowhere'));
    if (process.getuid?.() !== 0) {
      folder.write('secret.txt', 'x');
      chmodSync(file('secret.txt'), 0);
      assert.deepEqual(reason('secret.txt'), unreadable('may not be read'));
    }
  });

  it('does not wait for a pipe that nobody writes to', () => {
    if (process.platform === 'win32') return;
    execFileSync('/usr/bin/env', ['mkfifo', file('pipe.txt')]);
    assert.deepEqual(readText(file('pipe.txt')), { kind: 'unreadable', message: 'is no regular file' });
  });
});
