/** What the metadata say, against what the file is named for. */
import { canonicalName } from '../../names/canonical.ts';
import type { PackageSign } from '../sign.ts';

export const metadataMismatch: PackageSign = {
  meta: {
    code: 'metadata-mismatch',
    summary: "The metadata name another project or version than the file's name",
    strength: 'strong',
    benignRate: null,
    docs: 'Who resolves by the name of the file and who reads the metadata then install different things.',
  },
  *findInPackage({ files, container: { kind, name, version, file }, textOf }) {
    if (file === null || (kind !== 'wheel' && kind !== 'sdist')) return;
    const metadata = files.find(({ path }) => /^[^/]+\.dist-info\/METADATA$|^PKG-INFO$/.test(path));
    if (!metadata) return;
    const header = (
      textOf(metadata.path)
        .slice(0, 200_000)
        .split(/\r?\n\r?\n/)[0] ?? ''
    ).replace(/\r/g, '');
    const written = /^Name:[ \t]*(\S+)/im.exec(header)?.[1];
    const release = /^Version:[ \t]*(\S+)/im.exec(header)?.[1];
    if (written !== undefined && name !== null && canonicalName(written) !== canonicalName(name))
      yield {
        file: metadata.path,
        span: null,
        message: `The metadata name the project '${written.slice(0, 100)}', the file is named for '${name.slice(0, 100)}'`,
      };
    else if (release !== undefined && version !== null && plainVersion(release) !== plainVersion(version))
      yield {
        file: metadata.path,
        span: null,
        message: `The metadata name version ${release.slice(0, 60)}, the file is named for ${version.slice(0, 60)}`,
      };
  },
};

/** Alike for all spellings of one version: `v1.0-post1` and `1.0.post1`, `1.0` and `1.0.0`. */
function plainVersion(version: string): string {
  return version
    .toLowerCase()
    .replace(/^v/, '')
    .replace(/[-_+]/g, '.')
    .replace(/alpha/g, 'a')
    .replace(/beta/g, 'b')
    .replace(/\.(?=[a-z])|(?<=[a-z])\./g, '')
    .replace(/(?:\.0)+$/, '');
}
