/** Speaks about names that are on no list: whoever registers such a name decides what gets installed. */
import { isValidName } from '../names/canonical.ts';
import { defineRule, type RuleContext, type Subject } from './rule.ts';

export interface AbsentEvidence {
  readonly kind: 'absent';
  /** The day of the list that was asked. */
  readonly date: string;
  /** What this name and other absent ones of the same file begin with (`acme-`); null if it stands alone. */
  readonly prefix: string | null;
  /** How many other absent names begin so. */
  readonly siblings: number;
  readonly [detail: string]: unknown;
}

export const unknownProject = defineRule({
  meta: {
    code: 'unknown-project',
    summary: 'No project of this name is known',
    severity: 'information',
    needs: [],
    since: '0.1.0',
    docs: {
      why: [
        'A name that is not on PyPI is free: anyone can register it, and the next installation runs their code.',
        'Language models invent such names and repeat them, and people register the invented names on purpose.',
        'Other reasons are a slip of the fingers, a project that was taken down, and a private project whose index the file does not mention.',
      ].join('\n'),
      bad: { file: 'requirements.txt', text: 'requests\nfast-json-schema-guard-pro\n' },
      good: { file: 'requirements.txt', text: 'requests\nfastjsonschema\n' },
      limits: [
        'The bundled list is of one day: a younger project is not in it, so a stale list makes the rule less sure.',
        'Imports are never judged by this rule, nor names that come from a path, a repository, a workspace or a named index, nor the project’s own name, nor names that lie in a folder which pip’s own settings name.',
        'Where the file, its project, or the settings of pip, uv, Poetry, PDM or Pipenv name a private index, the rule is unsure.',
        'Allow private names once: `allow = ["acme-*"]` in `[tool.antivenom]`.',
      ].join('\n'),
    },
  },
  remedy: 'none',
  passesSettled: true,

  detect(subject, context) {
    const { kind, written, canonical, dependency } = subject;
    if ((kind !== 'requirement' && kind !== 'install-command') || context.assume) return null;
    if (dependency && dependency.source !== 'index') return null;
    if (context.existence(canonical) !== 'absent' || !isValidName(written)) return null;
    if (context.ownerOf(canonical) !== null) return null;
    const evidence: AbsentEvidence = {
      kind: 'absent',
      date: context.knowledge.names.date,
      ...family(subject, context),
    };
    const isUnsure = context.stale || context.hasPrivateIndex;
    return { evidence, confidence: isUnsure ? 'low' : 'medium', target: null };
  },

  message({ written }, { evidence: { date, prefix, siblings } }) {
    const others =
      siblings === 1 ? 'another name here that begins' : `${siblings} other names here that begin`;
    return `'${written}' is not in the list of ${date}: it may be invented, mistyped or private${prefix === null ? '' : `, like ${others} with '${prefix}'`}`;
  },
});

/** Private projects tend to share a first word, and to be declared together. */
function family({ canonical }: Subject, context: RuleContext): Pick<AbsentEvidence, 'prefix' | 'siblings'> {
  const hyphen = canonical.indexOf('-');
  const alone = { prefix: null, siblings: 0 };
  if (hyphen < 1) return alone;
  const prefix = canonical.slice(0, hyphen + 1);
  const siblings = context.absentFamily(prefix) - (context.declared.has(canonical) ? 1 : 0);
  return siblings > 0 ? { prefix, siblings } : alone;
}
