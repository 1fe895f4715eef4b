/** Speaks about projects that the team has not vetted, where its policy lets only vetted ones through. */
import type { Dependency } from '../dependency.ts';
import { redacted } from '../indexes/redacted.ts';
import { hashesOf } from '../locked-hashes.ts';
import { canonicalName, isValidName } from '../names/canonical.ts';
import { entryFor } from '../policy/patterns.ts';
import { type Vetting, vettingOf } from '../policy/vetted.ts';
import { pinnedVersion } from '../python/version.ts';
import { removalOf } from '../removal-fix.ts';
import type { RuleContext } from './rule.ts';
import { defineTextRule, type TextRemark } from './text-rule.ts';

export const notVetted = defineTextRule({
  meta: {
    code: 'not-vetted',
    summary: 'The team has not vetted this project, and its policy asks for it',
    severity: 'error',
    needs: [],
    since: '0.1.0',
    docs: {
      why: [
        'A team that looks at every project before it is used wants to hear of one that nobody has looked at.',
        'With `policy = "vetted-only"` in `[tool.antivenom]` or `antivenom.toml`, only what `vetted` and the file of `vetted-file` list is let through.',
        'A line of that file such as `requests==2.32.3 --hash=sha256:…` lets through that version with that hash alone.',
      ].join('\n'),
      bad: {
        file: 'pyproject.toml',
        text: '[project]\ndependencies = ["requests", "flask"]\n\n[tool.antivenom]\npolicy = "vetted-only"\nvetted = ["requests"]\n',
      },
      good: {
        file: 'pyproject.toml',
        text: '[project]\ndependencies = ["requests"]\n\n[tool.antivenom]\npolicy = "vetted-only"\nvetted = ["requests"]\n',
      },
      limits: [
        'It looks at whatever gets installed: requirements, install commands and locks, from an index, a repository or an address; folders, members of a workspace and imports are passed over.',
        '`allow` does not vet a name: it says that a name is no mistake.',
        'A file of vetted names that cannot be read vets nothing.',
      ].join('\n'),
    },
  },

  inspect({ document, parsed, settings: { vetted } }, context) {
    if (vetted === null) return [];
    const hashes = hashesOf(parsed);
    return parsed.dependencies.flatMap((dependency): TextRemark[] => {
      if (!isInstalled(dependency, context)) return [];
      const { name } = dependency;
      const vetting: Vetting =
        name === null
          ? { is: 'unknown' }
          : vettingOf(canonicalName(name), pinnedVersion(dependency), hashes.get(dependency) ?? [], vetted);
      if (vetting.is === 'vetted') return [];
      const written = document.text.slice(dependency.span.start, dependency.span.end);
      const shown = name ?? redacted(written);
      return [
        {
          span: dependency.span,
          dependency,
          evidence: { kind: vetting.is === 'unknown' ? 'not-vetted' : vetting.is, ...versionsOf(vetting) },
          confidence: 'high',
          message: sentence(shown, vetting),
          fixes: removalOf(dependency, document),
        },
      ];
    });
  },
});

/** What is forbidden or no name at all is told by the rules that know why. */
function isInstalled({ kind, name, source }: Dependency, { deny, today, ownerOf }: RuleContext): boolean {
  if (kind === 'import' || source === 'path' || source === 'workspace' || source === 'conda') return false;
  if (name === null) return true;
  const canonical = canonicalName(name);
  return isValidName(name) && entryFor(canonical, deny, today) === null && ownerOf(canonical) !== 'workspace';
}

function versionsOf(vetting: Vetting): { readonly versions?: readonly string[] } {
  return 'versions' in vetting ? { versions: vetting.versions } : {};
}

function sentence(shown: string, vetting: Vetting): string {
  switch (vetting.is) {
    case 'other-version':
      return `'${shown}' is vetted as ${vetting.versions.join(' and ')} only, and this is another version`;
    case 'hash-needed':
      return `'${shown}' is vetted by hash only${
        vetting.versions.length > 0 ? ` (${vetting.versions.join(', ')})` : ''
      }: pin it, with no hashes but the vetted ones`;
    default:
      return `'${shown}' is not vetted, and this project's settings let only vetted projects through`;
  }
}
