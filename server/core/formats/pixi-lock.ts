/** `pixi.lock`, versions 4 to 6: what Pixi has resolved, from conda's channels and from PyPI. */
import { parseRequirement } from '../python/pep508.ts';
import { type LockRecord, type RecordField, readRecords } from '../yaml/records.ts';
import type { Format } from './format.ts';
import { type CondaLocked, readCondaLock } from './locks/conda-records.ts';

export const pixiLock = {
  id: 'pixi-lock',
  title: 'Pixi lock',
  files: ['**/pixi.lock'],
  example:
    'version: 6\npackages:\n- conda: https://conda.invalid/linux-64/zlib-1.3.1-hb9d3cd8_2.conda\n- pypi: https://pypi.org/requests-2.32.3-py3-none-any.whl\n  name: requests\n  version: 2.32.3\n  requires_dist:\n  - urllib3<3\n',
  matches: (path: string) => /(?:^|\/)pixi\.lock$/i.test(path),
  parse: (text: string) => readCondaLock(readRecords(text, 'packages'), describe),
} as const satisfies Format;

/** Up to version 5 a `kind` tells the two apart, then the key that the address stands under. */
function describe(record: LockRecord): CondaLocked | null {
  const kind = record.get('kind')?.value ?? (record.has('pypi') ? 'pypi' : 'conda');
  const address = record.get('url') ?? record.get('path') ?? record.get(kind);
  const name = record.get('name') ?? (address && nameInFile(address));
  if (!name) return null;
  return {
    name,
    isPython: kind === 'pypi',
    version: record.get('version')?.value ?? '',
    address: address?.value ?? '',
    sha256: record.get('sha256'),
    requires: (record.get('requires_dist')?.nested ?? []).flatMap(
      ({ value }) => parseRequirement(value).name?.text ?? [],
    ),
    group: null,
  };
}

/** From version 6 on, conda's packages have no name but that of their file: `NAME-VERSION-BUILD.conda`. */
function nameInFile({ value, span }: RecordField): CondaLocked['name'] | null {
  const from = value.lastIndexOf('/') + 1;
  const build = value.lastIndexOf('-');
  const end = value.lastIndexOf('-', build - 1);
  if (build < 1 || end <= from) return null;
  return { value: value.slice(from, end), span: { start: span.start + from, end: span.start + end } };
}
