/** The files of a release, made in memory: a wheel and a source distribution that hold what a test wants them to hold. */
import { createHash } from 'node:crypto';
import { tarGzOf, zipOf } from '../archives.ts';

/** Texts by their paths, below the root of the wheel or of the source distribution; metadata is added. */
export type Texts = Readonly<Record<string, string>>;

export interface ReleaseContent {
  /** What is missing is a small module of the project's name; null for no such file. */
  readonly wheel?: Texts | null;
  readonly sdist?: Texts | null;
  /** The tags of the wheel; `py3-none-any` where they are missing. */
  readonly tags?: string;
  readonly yanked?: boolean | string;
  readonly flaw?: Flaw;
}

/**
 * `wrong-hash`: the index gives another hash; `no-hash`: none; `truncated`: half of the file is served; `lying-size`:
 * the index says that it is shorter; `huge`: that it has 200 MB; `elsewhere`: its address is http on a host of
 * another's; `secret`: its address holds a password.
 */
export type Flaw = 'wrong-hash' | 'no-hash' | 'truncated' | 'lying-size' | 'huge' | 'elsewhere' | 'secret';

export interface ServedFile {
  readonly filename: string;
  readonly packagetype: 'sdist' | 'bdist_wheel';
  readonly sha256: string;
  /** The hash in the path of its address. */
  readonly blake2b: string;
  readonly md5: string;
  /** What the index says. */
  readonly size: number;
  /** What is sent. */
  readonly bytes: Buffer;
  readonly flaw: Flaw | null;
}

export function releaseFiles(
  name: string,
  version: string,
  content: ReleaseContent = {},
): readonly ServedFile[] {
  const {
    wheel = usual(name, version),
    sdist = usual(name, version),
    tags = 'py3-none-any',
    flaw = null,
  } = content;
  const stem = `${name.replaceAll('-', '_')}-${version}`;
  const files: ServedFile[] = [];
  if (wheel)
    files.push(served(`${stem}-${tags}.whl`, 'bdist_wheel', wheelBytes(name, version, stem, wheel), flaw));
  if (sdist) files.push(served(`${stem}.tar.gz`, 'sdist', sdistBytes(name, version, stem, sdist), flaw));
  return files;
}

function usual(name: string, version: string): Texts {
  const folder = name.replaceAll('-', '_');
  return {
    [`${folder}/__init__.py`]: `"""What ${name} does."""\n\n__version__ = '${version}'\n`,
    [`${folder}/core.py`]: 'def double(number):\n    return 2 * number\n',
  };
}

function wheelBytes(name: string, version: string, stem: string, texts: Texts): Buffer {
  const all = {
    ...texts,
    [`${stem}.dist-info/METADATA`]: metadata(name, version),
    [`${stem}.dist-info/WHEEL`]: 'Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n',
  };
  const lines = Object.entries(all).map(([path, text]) => {
    const hash = createHash('sha256').update(text).digest('base64url');
    return `${path},sha256=${hash},${Buffer.byteLength(text)}\n`;
  });
  const record = `${stem}.dist-info/RECORD`;
  const entries = Object.entries({ ...all, [record]: `${lines.join('')}${record},,\n` });
  return zipOf(entries.map(([path, content]) => ({ path, content })));
}

function sdistBytes(name: string, version: string, stem: string, texts: Texts): Buffer {
  const build = '[build-system]\nrequires = ["setuptools"]\nbuild-backend = "setuptools.build_meta"\n';
  const all = { 'PKG-INFO': metadata(name, version), 'pyproject.toml': build, ...texts };
  return tarGzOf(Object.entries(all).map(([path, content]) => ({ path: `${stem}/${path}`, content })));
}

function metadata(name: string, version: string): string {
  return `Metadata-Version: 2.4\nName: ${name}\nVersion: ${version}\nSummary: Made up for tests\n`;
}

function served(
  filename: string,
  packagetype: ServedFile['packagetype'],
  bytes: Buffer,
  flaw: Flaw | null,
): ServedFile {
  const sizes: { readonly [flaw in Flaw]?: number } = {
    'lying-size': bytes.length - 10,
    huge: 200 * 1024 * 1024,
  };
  return {
    filename,
    packagetype,
    sha256: digest('sha256', flaw === 'wrong-hash' ? `not ${filename}` : bytes),
    blake2b: digest('sha256', `blake2b ${filename}`),
    md5: digest('md5', bytes),
    size: (flaw && sizes[flaw]) ?? bytes.length,
    bytes: flaw === 'truncated' ? bytes.subarray(0, bytes.length >> 1) : bytes,
    flaw,
  };
}

function digest(algorithm: string, data: string | Buffer): string {
  return createHash(algorithm).update(data).digest('hex');
}
