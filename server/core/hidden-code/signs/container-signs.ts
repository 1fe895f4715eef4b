/** What the archive and its lists of files say, against what is there. */
import { canonicalName } from '../../names/canonical.ts';
import { withoutTrailing } from '../../trim-end.ts';
import type { PackageSign } from '../sign.ts';

export const archiveProblem: PackageSign = {
  meta: {
    code: 'archive-problem',
    summary: 'The archive can be read in two ways, or reaches out of its folder',
    strength: 'loud',
    benignRate: 0,
    docs: [
      'Two tools then see different files: the one that checks and the one that installs. PyPI refuses such archives today.',
      'What was too large or damaged was not looked at, which is said, and proves nothing.',
    ].join('\n'),
    bad: {
      files: {},
      container: {
        kind: 'wheel',
        problems: [{ kind: 'duplicate', path: 'acme.py', message: 'Two entries have the same name' }],
      },
    },
    good: { files: { 'acme.py': 'x = 1\n' }, container: { kind: 'wheel' } },
  },
  *findInPackage({ container: { problems, kind } }) {
    for (const { kind: problem, path, message } of problems) {
      const isWeak =
        /^(?:too-large|unreadable|unknown-method|encrypted)$/.test(problem) ||
        (problem === 'link' && kind === 'sdist');
      yield { file: path ?? '', span: null, message, ...(isWeak && { strength: 'weak' }) };
    }
  },
};

export const recordMismatch: PackageSign = {
  meta: {
    code: 'record-mismatch',
    summary: 'The wheel holds other files than its RECORD lists',
    strength: 'loud',
    benignRate: 0,
    docs: 'RECORD lists every file of a wheel with its hash. A file that is not listed is not taken out again when the project is uninstalled.',
    bad: {
      files: {
        'acme.py': 'x = 1\n',
        'extra.py': 'x = 2\n',
        'acme-1.dist-info/RECORD': 'acme.py,,\nacme-1.dist-info/RECORD,,\n',
      },
      container: { kind: 'wheel' },
    },
    good: {
      files: { 'acme.py': 'x = 1\n', 'acme-1.dist-info/RECORD': '"acme.py",,\nacme-1.dist-info/RECORD,,\n' },
      container: { kind: 'wheel' },
    },
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
        if (actual !== null && actual !== withoutTrailing(hash.slice(7), '='))
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

export const metadataMismatch: PackageSign = {
  meta: {
    code: 'metadata-mismatch',
    summary: "The metadata name another project or version than the file's name",
    strength: 'strong',
    benignRate: null,
    docs: 'Who resolves by the name of the file and who reads the metadata then install different things.',
    bad: {
      files: { 'acme-1.0.dist-info/METADATA': 'Metadata-Version: 2.1\nName: other\nVersion: 1.0\n\ntext\n' },
      container: { kind: 'wheel', name: 'acme', version: '1.0', file: 'acme-1.0-py3-none-any.whl' },
    },
    good: {
      files: {
        'acme_x-1.0.dist-info/METADATA':
          'Metadata-Version: 2.1\nName: acme.x\nVersion: 1.0.0\n\nVersion: 9\n',
      },
      container: { kind: 'wheel', name: 'acme-x', version: '1.0', file: 'acme_x-1.0-py3-none-any.whl' },
    },
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
    .slice(0, 200)
    .toLowerCase()
    .replace(/^v/, '')
    .replace(/[-_+]/g, '.')
    .replace(/alpha/g, 'a')
    .replace(/beta/g, 'b')
    .replace(/\.(?=[a-z])|(?<=[a-z])\./g, '')
    .replace(/(?:\.0)+$/, '');
}

export const bytecodeOnly: PackageSign = {
  meta: {
    code: 'bytecode-only',
    summary: 'Compiled Python without its source',
    strength: 'strong',
    benignRate: 0.1,
    docs: 'Python imports it all the same, and nobody can read it.',
    bad: { files: { 'acme/__init__.pyc': 'x' } },
    good: { files: { 'acme/__init__.py': 'x = 1\n', 'acme/__pycache__/__init__.cpython-312.pyc': 'x' } },
  },
  *findInPackage({ files, has }) {
    for (const { path } of files) {
      if (!/\.py[co]$/.test(path)) continue;
      const slash = path.lastIndexOf('/') + 1;
      const [module = ''] = path.slice(slash).split('.', 1);
      const folder = path.slice(0, slash).replace(/(^|\/)__pycache__\/$/, '$1');
      // Python does not import from `__pycache__` where the source is gone.
      const isCache = path.includes('__pycache__/');
      if (!has(`${folder}${module}.py`))
        yield {
          file: path,
          span: null,
          message: 'Is compiled Python without its source',
          ...(isCache && { strength: 'weak' }),
        };
    }
  },
};

export const nativeBinary: PackageSign = {
  meta: {
    code: 'native-binary',
    summary: 'A program or native library in a package that calls itself pure Python',
    strength: 'weak',
    benignRate: 0.7,
    docs: 'Launchers for Windows are common. What is native cannot be read here.',
    bad: {
      files: { 'acme/helper.exe': 'x' },
      container: { kind: 'wheel', file: 'acme-1.0-py3-none-any.whl' },
    },
    good: {
      files: { 'acme/helper.so': 'x' },
      container: { kind: 'wheel', file: 'acme-1.0-cp312-cp312-manylinux_2_17_x86_64.whl' },
    },
  },
  *findInPackage({ files, container: { file } }) {
    if (file === null || !/-none-any\.whl$/.test(file)) return;
    for (const { path } of files)
      if (/\.(?:exe|dll|so|dylib|pyd)$/i.test(path))
        yield { file: path, span: null, message: 'Is a native program in a pure wheel' };
  },
};
