/** `conda-lock.yml`: what conda-lock has resolved for all platforms; each platform has a record of its own. */
import { type LockRecord, readRecords } from '../yaml/records.ts';
import type { Format } from './format.ts';
import { type CondaLocked, readCondaLock } from './locks/conda-records.ts';

export const condaLock = {
  id: 'conda-lock',
  title: 'conda-lock',
  files: ['**/{,*}conda-lock.{yml,yaml}'],
  example:
    'version: 1\npackage:\n- name: zlib\n  version: 1.3.1\n  manager: conda\n  platform: linux-64\n- name: requests\n  version: 2.32.3\n  manager: pip\n  platform: linux-64\n  dependencies:\n    urllib3: <3\n  category: main\n',
  matches: (path: string) => /(?:^|[/.])[^/]*conda-lock\.ya?ml$/i.test(path),
  parse: (text: string) => readCondaLock(readRecords(text, 'package'), describe),
} as const satisfies Format;

function describe(record: LockRecord): CondaLocked | null {
  const name = record.get('name');
  if (!name) return null;
  return {
    name,
    isPython: record.get('manager')?.value === 'pip',
    version: record.get('version')?.value ?? '',
    address: record.get('url')?.value ?? '',
    sha256: record.get('hash')?.nested.find(({ key }) => key === 'sha256'),
    requires: (record.get('dependencies')?.nested ?? []).flatMap(({ key }) => key || []),
    group: record.get('category')?.value ?? null,
  };
}
