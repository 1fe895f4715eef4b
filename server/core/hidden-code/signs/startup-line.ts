/** Lines of `.pth` files that Python runs whenever it starts. */
import { connects, decodes, runsCode, startsProgram } from '../python/names.ts';
import { at, type CodeSign, type PackageSign } from '../sign.ts';

export const startupLine: CodeSign = {
  meta: {
    code: 'startup-line',
    summary: 'A .pth file runs code whenever Python starts',
    strength: 'strong',
    benignRate: 0.5,
    docs: [
      'Such a line runs in every program, the package imported or not.',
      'setuptools and coverage use it for one import each; decoding, programs or the network in it are loud.',
    ].join('\n'),
  },
  trigger: /\S/,
  paths: /\.pth$/,
  *findInCode(source) {
    for (const node of source.tree.nodes)
      if (
        node.type === 'ImportStatement' &&
        !source.isInner &&
        /(?:^|\n)$/.test(source.text.slice(Math.max(0, node.from - 1), node.from))
      )
        yield { ...at(node), message: 'A line of a .pth file runs whenever Python starts' };
    for (const { node, name, args } of source.calls) {
      const runsMade = runsCode.test(name) && args[0] !== undefined && source.textOf(args[0]) === null;
      if (runsMade || decodes.test(name) || connects.test(name) || startsProgram.test(name))
        yield { ...at(node), message: `${name}() is called whenever Python starts`, strength: 'loud' };
    }
  },
};

export const startFile: PackageSign = {
  meta: {
    code: 'start-file',
    summary: 'A .start file has functions called whenever Python starts',
    strength: 'strong',
    benignRate: 0,
    docs: 'From Python 3.15 on each of its lines names a function (PEP 829). What the function does is to be judged.',
  },
  *findInPackage({ files, textOf }) {
    for (const { path } of files) {
      if (!/^[^/]+\.start$/.test(path)) continue;
      const names = textOf(path)
        .split(/\r?\n/)
        .filter(line => /^\s*[\w.]+:[\w.]+/.test(line));
      yield {
        file: path,
        span: null,
        message: `Has ${names.slice(0, 3).join(', ').slice(0, 200) || 'nothing'} called whenever Python starts`,
      };
    }
  },
};

export const siteHook: PackageSign = {
  meta: {
    code: 'site-hook',
    summary: 'Brings a file that Python runs at every start',
    strength: 'loud',
    benignRate: 0,
    docs: '`sitecustomize` and `usercustomize` belong to whoever runs the machine; no package has a reason to bring them, or to hide a `.pth` file among its data.',
  },
  *findInPackage({ files }) {
    for (const { path } of files)
      if (
        /^(?:site|user)customize\.py$/.test(path) ||
        /^[^/]+\.data\/(?:data|scripts)\/(?:.*\/)?(?:[^/]+\.pth|(?:site|user)customize\.py)$/.test(path)
      )
        yield { file: path, span: null, message: 'Is run by Python at every start' };
  },
};
