/** Speaks about names that the team's own settings forbid. */
import { entryFor } from '../policy/patterns.ts';
import { defineRule } from './rule.ts';

export interface DeniedEvidence {
  readonly kind: 'denied';
  /** The entry that forbids it, as written: `old-*`. */
  readonly pattern: string;
  readonly reason: string | null;
  readonly [detail: string]: unknown;
}

export const denied = defineRule({
  meta: {
    code: 'denied',
    summary: "The team's settings forbid this project",
    severity: 'error',
    needs: [],
    since: '0.1.0',
    docs: {
      why: [
        'Some projects a team has decided against: abandoned, replaced by another one, or under a licence that does not fit.',
        'The decision stands in `deny` of `[tool.antivenom]` or `antivenom.toml`, and editor, command line and CI keep to it.',
      ].join('\n'),
      bad: {
        file: 'pyproject.toml',
        text: '[project]\ndependencies = ["legacy-client"]\n\n[tool.antivenom]\ndeny = [{ name = "legacy-*", reason = "use new-client" }]\n',
      },
      good: {
        file: 'pyproject.toml',
        text: '[project]\ndependencies = ["requests"]\n\n[tool.antivenom]\ndeny = [{ name = "legacy-*", reason = "use new-client" }]\n',
      },
      limits: [
        'It goes by the name alone, wherever the project comes from an index.',
        '`allow` does not lift it, and an ignore comment must name it.',
      ].join('\n'),
    },
  },
  remedy: 'remove',

  detect({ kind, canonical, dependency }, { deny, today }) {
    const name = kind === 'import' ? dependency?.name : canonical;
    const entry = name ? entryFor(name, deny, today) : null;
    if (!entry) return null;
    const evidence: DeniedEvidence = { kind: 'denied', pattern: entry.pattern, reason: entry.reason };
    return { evidence, confidence: 'high', target: null };
  },

  message({ written }, { evidence: { pattern, reason } }) {
    const by = pattern === written ? '' : ` by '${pattern}'`;
    return `'${written}' is denied${by} in this project's settings${reason === null ? '' : `: ${reason}`}`;
  },
});
