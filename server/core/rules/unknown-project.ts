/** Speaks about names that no project has: whoever registers such a name decides what gets installed. */

import { absence } from '../facts/about.ts';
import { exampleDay, noAnswer } from '../facts/example-facts.ts';
import { isValidName } from '../names/canonical.ts';
import { manyPlugins } from '../names/pairs.ts';
import { standingOf } from '../names/standing.ts';
import { defineRule, type RuleContext, type Subject } from './rule.ts';

export interface AbsentEvidence {
  /** What the list says, or what PyPI, or the only index in its place, has answered. */
  readonly kind: 'absent' | 'not-on-index';
  /** The day of the list that was asked. */
  readonly date: string;
  /** True where the list has the name, so that the project has gone since. */
  readonly wasListed: boolean;
  /** What this name and other absent ones of the same file begin with (`acme-`); null if it stands alone. */
  readonly prefix: string | null;
  /** How many other absent names begin so, and at most 50 of all of them. */
  readonly siblings: number;
  readonly names: readonly string[];
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
      bad: {
        file: 'requirements.txt',
        text: 'requests\nfast-json-schema-guard-pro\n',
        today: exampleDay,
        facts: { 'fast-json-schema-guard-pro': { index: noAnswer } },
        note: 'PyPI has answered that it has no fast-json-schema-guard-pro, which makes it a warning.',
      },
      good: { file: 'requirements.txt', text: 'requests\nfastjsonschema\n' },
      limits: [
        'The bundled list is of one day: a younger project is not in it, so a stale list makes the rule less sure, and online PyPI itself is asked.',
        'What PyPI denies is a warning, unless a private index is configured or several absent names begin with one word.',
        'Several absent names that begin with one word are most often private: they are one finding, at the first of them.',
        'Imports are never judged by this rule, nor names that come from a path, a repository, a workspace or a named index, nor the project’s own name, nor names that lie in a folder which pip’s own settings name.',
        'Where the file, its project, or the settings of pip, uv, Poetry, PDM or Pipenv name a private index, the rule is unsure; where one stands in for PyPI, that index is asked instead.',
        'A first word that hundreds of plugins of a much-used project share (`django-`, `flask-`) makes no family.',
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
    const isDenied = context.facts(canonical).index.state === 'missing';
    const isAnswer = isDenied && !context.hasPrivateIndex;
    // The only index that the project installs from has said so itself.
    const isHomesAnswer = isDenied && context.home?.isAlone === true;
    const evidence: AbsentEvidence = {
      kind: isAnswer || isHomesAnswer ? 'not-on-index' : 'absent',
      date: context.knowledge.names.date,
      wasListed: standingOf(canonical, context.knowledge).existence !== 'absent',
      ...family(subject, context),
    };
    const { prefix } = evidence;
    const isUnsure = !isHomesAnswer && (context.hasPrivateIndex || (context.stale && !isAnswer));
    return {
      evidence,
      confidence: isAnswer && prefix === null ? 'high' : isUnsure ? 'low' : 'medium',
      target: null,
      ...(isAnswer && prefix === null && { severity: 'warning' as const }),
      ...(prefix !== null && { together: prefix }),
    };
  },

  message({ written, canonical }, { evidence: { kind, date, wasListed, prefix, siblings } }, context) {
    const others =
      siblings === 1 ? 'another name here that begins' : `${siblings} other names here that begin`;
    const like = prefix === null ? '' : `, like ${others} with '${prefix}'`;
    if (wasListed)
      return `'${written}' is no longer on PyPI, where it was on ${date}: anyone may register the name anew`;
    const where = kind === 'absent' ? `not in the list of ${date}` : absence(canonical, context);
    return `'${written}' is ${where}: it may be invented, mistyped or private${like}`;
  },
});

type Family = Pick<AbsentEvidence, 'prefix' | 'siblings' | 'names'>;

/** What so many projects hang on (`django-`, `flask-`) is nobody's own first word. */
function isPublicFamily(prefix: string, { knowledge: { names } }: RuleContext): boolean {
  return names.rank(prefix.slice(0, -1)) !== null && names.countPrefix(prefix) >= manyPlugins;
}

/** Private projects tend to share a first word, and to be declared together. */
function family({ canonical }: Subject, context: RuleContext): Family {
  const hyphen = canonical.indexOf('-');
  const alone = { prefix: null, siblings: 0, names: [canonical] };
  if (hyphen < 1) return alone;
  const prefix = canonical.slice(0, hyphen + 1);
  if (isPublicFamily(prefix, context)) return alone;
  const names = context.absentFamily(prefix);
  const siblings = names.length - (context.declared.has(canonical) ? 1 : 0);
  return siblings > 0 ? { prefix, siblings, names: names.slice(0, 50) } : alone;
}
