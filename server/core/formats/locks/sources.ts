/** Where locks say their projects come from. */
import type { IndexSetting, Source } from '../../dependency.ts';
import { isPublicIndex } from '../../public-services.ts';
import type { Span } from '../../span.ts';

/** An index as a lock names it: by its address, or by a name and an address. */
export interface LockedIndex {
  readonly address: string;
  readonly span: Span;
  readonly name?: string | null;
}

/** PyPI is `index`; a folder of files is a path; any other index is named, by its address where it has no name. */
export function sourceOfIndex({ address, name }: LockedIndex): Source {
  if (isPublicIndex(address)) return 'index';
  if (!/^https?:/i.test(address)) return 'path';
  return `index:${name || withoutCredentials(address)}`;
}

/** Null for PyPI and for folders. A lock binds every project to its index, so no other name may come from it. */
export function settingOfIndex(index: LockedIndex): IndexSetting | null {
  const source = sourceOfIndex(index);
  if (!source.startsWith('index:')) return null;
  const name = source.slice('index:'.length);
  return { kind: 'extra-index-url', value: index.address, span: index.span, name, explicit: true };
}

/** The project itself, where a lock lists it by its folder. */
export function isOwnFolder(path: string): boolean {
  return path === '.' || path === './';
}

function withoutCredentials(address: string): string {
  return address.replace(/^(https?:\/\/)[^/@]*@/i, '$1');
}
