/** The list of files in a wheel, against what is there. */
import type { PackageSign } from '../sign.ts';

export const recordMismatch: PackageSign = {
  meta: {
    code: 'record-mismatch',
    summary: 'The wheel holds other files than its RECORD lists',
    strength: 'loud',
    benignRate: 0,
    docs: 'RECORD lists every file of a wheel with its hash. A file that is not listed is not taken out again when the project is uninstalled.',
  },
  *findInPackage({ files, container, textOf, has }) {
    const record = files.find(({ path }) => /^[^/]+\.dist-info\/RECORD$/.test(path));
    if (container.kind !== 'wheel' || !record) return;
    const listed = new Map<string, string>();
    for (const line of textOf(record.path).split(/\r?\n/)) {
      const fields = /^(?:"((?:[^"]|"")*)"|([^,]*)),([^,]*)/.exec(line);
      if (fields)
        listed.set(
          (fields[1]?.replaceAll('""', '"') ?? fields[2] ?? '').replaceAll('\\', '/'),
          fields[3] ?? '',
        );
    }
    for (const file of files) {
      const hash = listed.get(file.path);
      if (/^[^/]+\.dist-info\/RECORD(?:\.jws|\.p7s)?$/.test(file.path)) continue;
      if (hash === undefined)
        yield { file: file.path, span: null, message: 'RECORD does not list this file' };
      else if (hash.startsWith('sha256=')) {
        const actual = file.sha256();
        if (actual !== null && actual !== hash.slice(7).replace(/=+$/, ''))
          yield { file: file.path, span: null, message: 'RECORD lists another hash for this file' };
      }
    }
    const isCut = container.problems.length > 0;
    for (const path of listed.keys())
      if (!isCut && path !== '' && !path.endsWith('/') && !has(path))
        yield {
          file: path,
          span: null,
          message: 'RECORD lists a file that is not there',
          strength: 'strong',
        };
  },
};
