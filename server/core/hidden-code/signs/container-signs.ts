/** What is odd about the archive itself and the kinds of files in it. */
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

export const bytecodeOnly: PackageSign = {
  meta: {
    code: 'bytecode-only',
    summary: 'Compiled Python without its source',
    strength: 'strong',
    benignRate: 0.1,
    docs: 'Python imports it all the same, and nobody can read it.',
  },
  *findInPackage({ files, has }) {
    for (const { path } of files) {
      const found = /^(.*?)(?:__pycache__\/)?([^/.]+)(?:\.[\w-]+)*\.py[co]$/.exec(path);
      if (!found) continue;
      // Python does not import from `__pycache__` where the source is gone.
      const isCache = path.includes('__pycache__/');
      if (!has(`${found[1]}${found[2]}.py`))
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
  },
  *findInPackage({ files, container: { file } }) {
    if (file === null || !/-none-any\.whl$/.test(file)) return;
    for (const { path } of files)
      if (/\.(?:exe|dll|so|dylib|pyd)$/i.test(path))
        yield { file: path, span: null, message: 'Is a native program in a pure wheel' };
  },
};
