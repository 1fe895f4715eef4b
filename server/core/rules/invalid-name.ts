/** Speaks about names that no project can have, above all those that only look like a name. */
import { canonicalName, isValidName } from '../names/canonical.ts';
import { codePointOf, type LookAlike, readPlainly } from '../names/look-alike-letters.ts';
import { defineRule } from './rule.ts';

export interface InvalidEvidence {
  readonly kind: 'look-alike-letters' | 'invisible-characters' | 'characters' | 'ends';
  /** What stands there and should not, in the order of the name. */
  readonly characters: readonly LookAlike[];
  /** The name as a person reads it. */
  readonly plain: string;
  readonly targetRank: number | null;
  readonly [detail: string]: unknown;
}

export const invalidName = defineRule({
  meta: {
    code: 'invalid-name',
    summary: 'A name that no project can have',
    severity: 'error',
    needs: [],
    since: '0.1.0',
    docs: {
      why: [
        'Project names are made of ASCII letters, digits, hyphens, underscores and dots, and begin and end with a letter or digit.',
        'Letters of other scripts can look the same: a Cyrillic `е` in `requеsts` cannot be told from a Latin `e` by eye, and invisible characters cannot be seen at all.',
        'No installer should accept such a name; where one shows up, it was either pasted from a formatted page or put there to deceive a reader.',
      ].join('\n'),
      bad: { file: 'requirements.txt', text: 'requ\u0435sts==2.32.3\n' },
      good: { file: 'requirements.txt', text: 'requests==2.32.3\n' },
      limits: [
        'A name that ends in a separator may still be being typed, and is left alone in an editor.',
        'Placeholders of templates (`{{ name }}`, `%NAME%`) are left alone.',
        'The project that is offered is the one whose name the letters look like, if there is one.',
      ].join('\n'),
    },
  },
  remedy: 'none',

  detect({ kind, written, dependency }, { knowledge }) {
    if (kind === 'import' || isValidName(written)) return null;
    // In a file there may be a template, and a name is being typed.
    if (dependency && (written === '' || /[{}$%<>]/.test(written))) return null;
    const { plain, lookAlikes } = readPlainly(written);
    const target = isValidName(plain) && lookAlikes.length > 0 ? canonicalName(plain) : null;
    const isKnown = target !== null && knowledge.names.has(target);
    const isHalfTyped = dependency !== null && /^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(written);
    const evidence: InvalidEvidence = {
      ...whatIsWrong(plain, lookAlikes),
      plain,
      targetRank: isKnown ? knowledge.names.rank(target) : null,
    };
    return {
      evidence,
      confidence: isHalfTyped ? 'low' : 'high',
      target: isKnown ? target : null,
      ...(isKnown && { remedy: 'replace' as const }),
    };
  },

  message({ written }, { evidence, target }) {
    const { kind, characters, plain, targetRank } = evidence;
    const rank = targetRank === null ? '' : ` (rank ${targetRank})`;
    if (kind === 'ends')
      return `'${plain}' cannot name a project: names begin and end with a letter or a digit`;
    const list = [...new Set(characters.map(described))].slice(0, 3).join(', ');
    if (kind === 'characters') return `'${written}' cannot name a project: ${list} may not stand in a name`;
    const meant = target === null ? '' : `; the project it imitates is '${target}'${rank}`;
    return kind === 'invisible-characters'
      ? `'${plain}' has invisible characters in it (${list})${meant}`
      : `'${written}' has look-alike characters in it (${list})${meant}`;
  },
});

function whatIsWrong(
  plain: string,
  lookAlikes: readonly LookAlike[],
): Pick<InvalidEvidence, 'kind' | 'characters'> {
  const hidden = lookAlikes.filter(({ as }) => as === '');
  if (hidden.length > 0) return { kind: 'invisible-characters', characters: hidden };
  const foreign = [...plain].filter(character => !/[A-Za-z0-9._-]/.test(character));
  if (lookAlikes.length > 0 && foreign.length === 0)
    return { kind: 'look-alike-letters', characters: lookAlikes };
  const characters = foreign.map(character => ({
    character,
    codePoint: codePointOf(character),
    script: null,
    as: character,
  }));
  return { kind: characters.length > 0 ? 'characters' : 'ends', characters };
}

function described({ character, codePoint, script, as }: LookAlike): string {
  if (as === '') return codePoint;
  if (as === character) return `'${character}'`;
  return `${script ? `${script} ` : ''}${codePoint} for '${as}'`;
}
