/** Speaks about hashes that PyPI does not list for the release that they stand beside. */
import type { Dependency, LockedHash } from '../dependency.ts';
import { examplePage } from '../facts/example-facts.ts';
import type { IndexFile } from '../facts/index-page.ts';
import { hashesOf } from '../locked-hashes.ts';
import { publishedFiles } from '../published-hashes.ts';
import { pinnedVersion } from '../python/version.ts';
import { defineTextRule, type TextRemark } from './text-rule.ts';

const index = examplePage('idna', {
  '3.10': { hashes: { sha256: '946d195a0d259cbba61165e88e65941f16e9b36ea6ddb97f00452bae8b1287d3' } },
});

export const hashMismatch = defineTextRule({
  meta: {
    code: 'hash-mismatch',
    summary: 'PyPI lists other hashes for the release than the text does',
    severity: 'error',
    needs: ['PyPI'],
    since: '0.1.0',
    docs: {
      why: [
        'A file on PyPI never changes, and its name is never used again.',
        'A lock or a requirements file with another hash has been altered, was made from another index, or was made by hand: what it lets through is not what PyPI offers.',
      ].join('\n'),
      bad: {
        file: 'requirements.txt',
        text: 'idna==3.10 --hash=sha256:0000000000000000000000000000000000000000000000000000000000000000\n',
        facts: { idna: { index } },
        note: 'PyPI lists `946d195a…` for the file of idna 3.10.',
      },
      good: {
        file: 'requirements.txt',
        text: 'idna==3.10 --hash=sha256:946d195a0d259cbba61165e88e65941f16e9b36ea6ddb97f00452bae8b1287d3\n',
        facts: { idna: { index } },
      },
      limits: [
        'It speaks of exact versions that PyPI has, and only where nothing but PyPI could be installed from.',
        'A hash that names its file is held against that file alone; of hashes without names one that PyPI lists is enough, since files may have been deleted.',
        'There is no fix: find out where the text comes from first.',
      ].join('\n'),
    },
  },

  inspect({ parsed }, context) {
    return [...hashesOf(parsed)].flatMap(([dependency, hashes]): TextRemark[] => {
      const published = publishedFiles(dependency, context);
      const foreign = published ? foreignHashes(hashes, published) : [];
      const [first] = foreign;
      if (!first) return [];
      const version = pinnedVersion(dependency) ?? '';
      const files = foreign.flatMap(({ file }) => file ?? []);
      return [
        {
          span: dependency.span,
          dependency,
          evidence: { kind: 'hash', version, files, digests: foreign.slice(0, mostTold).map(wordOf) },
          confidence: 'high',
          message: sentence(dependency, version, foreign),
          fixes: [],
        },
      ];
    });
  },
});

const mostTold = 10;

function foreignHashes(
  hashes: readonly LockedHash[],
  published: readonly IndexFile[],
): readonly LockedHash[] {
  const byName = new Map(published.map(file => [file.filename, file]));
  const named = hashes.filter(({ file, algorithm, digest }) => {
    const listed = file === null ? undefined : byName.get(file)?.hashes[algorithm.toLowerCase()];
    return listed !== undefined && listed !== digest.toLowerCase();
  });
  if (named.length > 0) return named;
  const unnamed = hashes.filter(({ file }) => file === null);
  const listed = new Set(
    published.flatMap(file =>
      Object.entries(file.hashes).map(([algorithm, digest]) => `${algorithm}:${digest}`),
    ),
  );
  const algorithms = new Set(published.flatMap(file => Object.keys(file.hashes)));
  const isForeign = (hash: LockedHash): boolean =>
    algorithms.has(hash.algorithm.toLowerCase()) && !listed.has(wordOf(hash));
  return unnamed.every(isForeign) ? unnamed : [];
}

function wordOf({ algorithm, digest }: LockedHash): string {
  return `${algorithm}:${digest}`.toLowerCase();
}

function sentence({ name }: Dependency, version: string, foreign: readonly LockedHash[]): string {
  const [first] = foreign;
  if (first?.file)
    return `PyPI lists another hash for '${first.file}': what this text locks '${name}' ${version} to is not what PyPI offers`;
  const which = foreign.length === 1 ? 'The hash' : `None of the ${foreign.length} hashes`;
  return `${which} of '${name}' ${version} is ${foreign.length === 1 ? 'not ' : ''}one that PyPI lists for that release`;
}
