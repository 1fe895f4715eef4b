/** Speaks about requirements without a hash where others in the file have one: pip then refuses the file. */
import { addHashes } from '../hash-fix.ts';
import { pinnedVersion } from '../python/version.ts';
import { defineTextRule, type TextRemark } from './text-rule.ts';

export const hashMissing = defineTextRule({
  meta: {
    code: 'hash-missing',
    summary: 'Other requirements of the file have hashes, this one has none',
    severity: 'hint',
    needs: [],
    since: '0.1.0',
    docs: {
      why: [
        'One `--hash`, or `--require-hashes`, asks pip for a hash of everything that it installs.',
        'A requirement without one stops the whole installation; one without an exact version does so too.',
        'Where PyPI\u2019s page of the project has been read, a quick fix adds the hashes of all files of the pinned release.',
      ].join('\n'),
      bad: {
        file: 'requirements.txt',
        text: 'requests==2.32.3 --hash=sha256:70761cfe03c773ceb22aa2f671b4757976145175cdfca038c02654d061d6dcc6\nidna==3.10\n',
      },
      good: {
        file: 'requirements.txt',
        text: 'requests==2.32.3 --hash=sha256:70761cfe03c773ceb22aa2f671b4757976145175cdfca038c02654d061d6dcc6\nidna==3.10 --hash=sha256:946d195a0d259cbba61165e88e65941f16e9b36ea6ddb97f00452bae8b1287d3\n',
      },
      limits:
        'It looks at pip\u2019s requirements files, each by itself; folders and repositories, which can have no hash, are passed over, and `--no-require-hashes` silences it.',
    },
  },

  inspect({ document, parsed }, context) {
    if (document.format.id !== 'requirements' || !asksForHashes(document.text, parsed.hashes)) return [];
    return parsed.dependencies.flatMap((dependency): TextRemark[] => {
      const { name, source, hashed, span, specifier } = dependency;
      if (hashed || name === null || (source !== 'index' && source !== 'url')) return [];
      const version = pinnedVersion(dependency);
      const isPinned = source === 'url' || version !== null;
      return [
        {
          span,
          dependency,
          evidence: { kind: 'no-hash', version, specifier },
          confidence: 'high',
          message: `'${name}' has no hash${isPinned ? '' : ' and no exact version'}, and pip asks for one with every requirement of this file`,
          fixes: addHashes(dependency, document, context),
        },
      ];
    });
  },
});

function asksForHashes(text: string, hashes: readonly unknown[] = []): boolean {
  const has = (option: string): boolean =>
    text.includes(option) && text.split(/\r\n|[\n\r]/).some(line => line.trim().startsWith(option));
  return (hashes.length > 0 || has('--require-hashes')) && !has('--no-require-hashes');
}
