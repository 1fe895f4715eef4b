/** How large the package and its programs are. */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { megabytes, type Row } from './table.ts';

const largestPackage = 6 * 2 ** 20;
const largestBundles = 1.5 * 2 ** 20;

export function benchSizes(root: string): readonly Row[] {
  const dist = `${root}dist/`;
  const bundles = readdirSync(dist).filter(name => name.endsWith('.cjs'));
  const sizes = bundles.map(name => statSync(dist + name).size);
  const total = sizes.reduce((sum, size) => sum + size, 0);
  // Only `npm run package` makes the small ones.
  const isProduction = !existsSync(`${dist}cli.cjs.map`);
  const list = bundles.map((name, index) => `${name} ${megabytes(sizes[index] ?? 0)}`).join(', ');
  const bundleRow: Row = {
    what: isProduction ? 'all bundles of the extension' : 'all bundles of the extension, development build',
    measured: megabytes(total),
    reference: list,
    budget: `≤ ${megabytes(largestBundles)}`,
    isKept: isProduction ? total <= largestBundles : null,
  };
  // What runs in a browser is there a second time, and no editor loads both.
  const web = readdirSync(`${dist}web`).filter(name => name.endsWith('.js'));
  const webSizes = web.map(name => statSync(`${dist}web/${name}`).size);
  const webRow: Row = {
    what: 'bundles for a browser',
    measured: megabytes(webSizes.reduce((sum, size) => sum + size, 0)),
    reference: web.map((name, index) => `${name} ${megabytes(webSizes[index] ?? 0)}`).join(', '),
    isKept: null,
  };
  const packages = readdirSync(root).filter(name => name.endsWith('.vsix'));
  return [
    bundleRow,
    webRow,
    ...packages.map((name): Row => {
      const { size } = statSync(root + name);
      const budget = `≤ ${megabytes(largestPackage)}`;
      return { what: name, measured: megabytes(size), budget, isKept: size <= largestPackage };
    }),
  ];
}
