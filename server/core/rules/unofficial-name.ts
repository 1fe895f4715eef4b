/** Speaks about import names, old names and everyday names that stand where a project's own name belongs. */

import { absence } from '../facts/about.ts';
import { type Confidence, lessSure, type Suspicion } from '../finding.ts';
import { unreviewedName } from '../names/import-names.ts';
import { declaredBuild } from '../names/project-builds.ts';
import {
  unofficialName as reviewedName,
  type UnofficialKind,
  type UnofficialName,
} from '../names/unofficial-names.ts';
import type { Existence } from '../ports.ts';
import { defineRule, type RuleContext, type Subject } from './rule.ts';

export interface UnofficialEvidence {
  readonly kind: UnofficialKind;
  readonly existence: Existence;
  /** Ranks of the typed name and of the project that is meant; null for what is not ranked. */
  readonly rank: number | null;
  readonly targetRank: number | null;
  readonly reason: string;
  /** True where the typed name may be meant after all. */
  readonly mild: boolean;
  /** True where the project lists the target as well, so that the name is superfluous. */
  readonly declared: boolean;
  readonly [detail: string]: unknown;
}

export const unofficialName = defineRule({
  meta: {
    code: 'unofficial-name',
    summary: 'An import name, an old name or an everyday name in place of the project’s own',
    severity: 'warning',
    needs: [],
    since: '0.1.0',
    docs: {
      why: [
        'What one imports and what one installs often differ: `cv2` comes from opencv-python, `yaml` from pyyaml.',
        'The import name, written as a requirement, installs nothing or whatever somebody else has put there, and such names are a favourite of attackers.',
        'Old names stop getting fixes, and words of a command line (`pip-install`, `requirements.txt`) are no projects at all.',
      ].join('\n'),
      bad: { file: 'requirements.txt', text: 'cv2\nPIL\n' },
      good: { file: 'requirements.txt', text: 'opencv-python\npillow\n' },
      limits: [
        'The pairs come from a reviewed list, and for names that are not on PyPI also from the import names of known projects.',
        'A name that is on PyPI is only doubted if the project it stands for is at least ten times as popular by rank; otherwise, and where an honest project has the name, it is information.',
        'A second project by the same people, such as `bs4`, is called an alias and is information.',
        'Imports are never judged by this rule.',
        'If the name is meant, allow it in `[tool.antivenom]`.',
      ].join('\n'),
    },
  },
  remedy: 'replace',
  passesSettled: true,

  detect(subject, context) {
    if (subject.kind === 'import' || subject.kind === 'lock' || context.assume) return null;
    const existence = context.existence(subject.canonical);
    const entry = reviewedName(subject.canonical);
    if (entry?.project === null) return commandWord(entry, existence, context);
    const name = entry ?? absentName(subject, existence, context);
    return name?.project ? suspicion(subject, name, name.project, existence, context) : null;
  },

  message(subject, { evidence, target }, context) {
    const { kind, reason, existence } = evidence;
    const written = `'${subject.written}'`;
    const absent = existence === 'absent' ? absence(subject.canonical, context) : null;
    if (kind === 'command-word')
      return absent
        ? `${written} is not a project but ${reason}`
        : `${written} is ${reason}: the project of that name on PyPI is something else`;
    const rank = evidence.targetRank === null ? '' : ` (rank ${evidence.targetRank})`;
    const known = `${relation(written, `'${target}'${rank}`, evidence)}${evidence.declared ? ', which stands here too' : ''}`;
    if (reason) return `${known}: ${reason}`;
    if (absent) return `${known}, and is itself ${absent}`;
    if (evidence.mild || kind === 'alias') return known;
    return `${known}: the project ${written} on PyPI is another one`;
  },
});

function relation(written: string, target: string, { kind, mild, existence }: UnofficialEvidence): string {
  switch (kind) {
    case 'alias':
      return `${written} is an alias of ${target} by the same people`;
    case 'old-name':
      return `${written} has been succeeded by ${target}`;
    case 'module-path':
      return `${written} names a part of ${target}`;
    case 'import-name':
      return mild && existence !== 'absent'
        ? `${written} is also the import name of ${target}, which is used more`
        : `${written} is the import name of ${target}`;
    default:
      return `${written} usually stands for ${target}`;
  }
}

/** A project on PyPI is only accused if the one it is mistaken for has a rank this many times better. */
const clearLead = 10;

function suspicion(
  { canonical }: Subject,
  name: UnofficialName & { confidence?: Confidence },
  project: string,
  existence: Existence,
  context: RuleContext,
): Suspicion<UnofficialEvidence> | null {
  const { names } = context.knowledge;
  if (!names.has(project)) return null;
  const target = declaredBuild(project, context.declared) ?? project;
  const rank = names.rank(canonical);
  const targetRank = names.rank(target);
  const trails = rank !== null && targetRank !== null && rank < clearLead * targetRank;
  const isFact = name.kind === 'alias' || name.kind === 'old-name';
  // Of two projects nobody ranks, or with the typed one ahead, neither can be called the one that was meant.
  if (existence !== 'absent' && !isFact && (targetRank === null || (rank !== null && rank < targetRank)))
    return null;
  const mild = existence === 'absent' ? false : name.mild || trails;
  const declared = context.declared.has(target);
  const sure = existence === 'absent' ? targetRank !== null : isFact || name.reason !== '';
  const confidence = name.confidence ?? (sure ? 'high' : 'medium');
  return {
    evidence: { kind: name.kind, existence, rank, targetRank, reason: name.reason, mild, declared },
    confidence: existence === 'absent' && context.stale ? lessSure(confidence) : confidence,
    target,
    ...(mild && { severity: 'information' as const }),
    ...(declared && { remedy: 'remove' as const }),
  };
}

function commandWord(
  entry: UnofficialName,
  existence: Existence,
  context: RuleContext,
): Suspicion<UnofficialEvidence> | null {
  if (existence === 'ranked') return null;
  const { kind, reason, mild } = entry;
  return {
    evidence: { kind, existence, rank: null, targetRank: null, reason, mild, declared: false },
    confidence: existence === 'absent' && !context.stale ? 'high' : 'medium',
    target: null,
    remedy: 'remove',
  };
}

/** For names that no project has, the import map may speak unreviewed. */
function absentName({ written, canonical }: Subject, existence: Existence, { knowledge }: RuleContext) {
  return existence === 'absent' ? unreviewedName(written, canonical, knowledge) : null;
}
