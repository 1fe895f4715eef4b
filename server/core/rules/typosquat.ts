/** Speaks about names that are one confusion away from a far more used project. */

import { absence } from '../facts/about.ts';
import { lessSure, type Suspicion } from '../finding.ts';
import { isValidName } from '../names/canonical.ts';
import { judgeModule } from '../names/module-likeness.ts';
import { rankedImitation } from '../names/ranked-imitations.ts';
import { difference, nearness } from '../names/slip-words.ts';
import type { Slip, SlipKind } from '../names/slips.ts';
import { likenessOf, standingOf } from '../names/standing.ts';
import { standingNow, type Weighed, weighed } from '../names/weighed-likeness.ts';
import type { Existence } from '../ports.ts';
import { stdlibModule } from '../python/stdlib.ts';
import { defineRule, type RuleContext, type Subject } from './rule.ts';

export interface TyposquatEvidence {
  readonly kind: SlipKind;
  readonly target: string;
  /** Download rank of the target; 1 is the most used project. */
  readonly rank: number;
  readonly typedExistence: Existence;
  /** Null where the typed name is not ranked. */
  readonly typedRank: number | null;
  readonly slip: Slip;
  /** What a person found behind the name; null where nobody looked. */
  readonly reason: string | null;
  /** What the services have said of the typed name that made the likeness weigh more or less; null for nothing. */
  readonly learnt: Weighed['learnt'];
  readonly [detail: string]: unknown;
}

export const typosquat = defineRule({
  meta: {
    code: 'typosquat',
    summary: 'A name one confusion away from a far more used project',
    severity: 'warning',
    needs: [],
    since: '0.1.0',
    docs: {
      why: [
        'One wrong letter in a requirement installs somebody else’s code, and it runs before anyone has read it.',
        'Attackers register such names by the hundred: swapped, doubled and missing letters, look-alikes, a plural, a `python-` in front.',
        'The rule compares every name with the much-used projects on PyPI, and weighs how the two differ, how popular the other one is, how much the written name looks like a name of its own, and whether it exists at all.',
      ].join('\n'),
      bad: { file: 'requirements.txt', text: 'reqeusts>=2.31\ncolourama\n' },
      good: { file: 'requirements.txt', text: 'requests>=2.31\ncolorama\n' },
      limits: [
        'A project that is itself much used is trusted: `attrs` and `cattrs`, `toml` and `tomli` stay quiet. A few that people get by mistake, such as `tdqm`, are mentioned as information.',
        'Of little-used projects only the strongest likenesses are reported, since honest names are often one letter apart.',
        'Very short names say too little, and a name that merely contains a popular one is no reason for doubt.',
        'Whether a name exists is answered by the bundled list of names; from 90 days of age on, "not in the list" counts for less.',
        'Online, PyPI is asked as well: a name that it denies, or that is younger than 30 days, weighs more; a project of two years and five releases weighs less, and nothing where it is also attested or owned by an organisation.',
        'If the name is meant, allow it in `[tool.antivenom]`.',
      ].join('\n'),
    },
  },
  remedy: 'replace',
  passesSettled: true,

  detect(subject, context) {
    if (subject.written === '') return null;
    if (subject.kind === 'import') return misspeltModule(subject, context);
    // Half typed most often (`requests-` of requests-oauthlib); what no project can be called is another rule's matter.
    if (!isValidName(subject.written)) return null;
    const imitation = context.assume === null ? rankedImitation(subject.canonical, context.knowledge) : null;
    if (imitation) {
      const evidence: TyposquatEvidence = {
        kind: imitation.slip.kind,
        typedExistence: 'ranked',
        learnt: null,
        ...imitation,
      };
      return { evidence, confidence: 'medium', target: imitation.target, severity: 'information' };
    }
    const likeness = likenessOf(subject.canonical, context);
    if (!likeness || (context.assume === null && context.knowledge.importMap.has(subject.written)))
      return null;
    const existence = context.existence(subject.canonical);
    const typedRank = standingOf(subject.canonical, context.knowledge).rank;
    const { confidence, learnt } = weighed(likeness, existence, subject, context);
    const { slip, target, rank } = likeness;
    if (!confidence || (existence === 'ranked' && (typedRank ?? 0) < clearLead * rank)) return null;
    return {
      evidence: {
        kind: slip.kind,
        target,
        rank,
        typedExistence: existence,
        typedRank,
        slip,
        reason: null,
        learnt,
      },
      confidence,
      target,
      ...(existence === 'ranked' && { severity: 'information' as const }),
    };
  },

  message({ written, canonical }, { evidence, targetModule }, context) {
    const { slip, target, rank, typedExistence, typedRank, reason, learnt } = evidence;
    const standing = {
      absent: `is ${absence(canonical, context)}`,
      listed: standingNow(learnt),
      ranked: `is itself far less used (rank ${typedRank})`,
    }[typedExistence];
    const meant =
      targetModule === undefined || targetModule === target
        ? `'${target}' (rank ${rank})`
        : `'${targetModule}' of '${target}' (rank ${rank})`;
    return `'${written}' ${nearness(slip)} ${meant} and ${standing}: ${reason ?? difference(slip)}`;
  },
});

/** How many times better the other's rank must be. */
const clearLead = 20;

/** An unknown module is most often the project's own, so only what nothing explains is held against much-used ones. */
function misspeltModule(subject: Subject, context: RuleContext): Suspicion<TyposquatEvidence> | null {
  const { written, canonical } = subject;
  const { knowledge, declared } = context;
  if (stdlibModule(written) !== null || knowledge.importMap.has(written) || declared.has(canonical))
    return null;
  if (context.isLocalModule(written) || context.isInstalled(written)) return null;
  if (context.existence(canonical) !== 'absent') return null;
  const likeness = judgeModule(written, knowledge);
  if (!likeness) return null;
  const { slip, target, rank, module: targetModule } = likeness;
  const isUnsure = context.stale || context.hasPrivateIndex;
  return {
    evidence: {
      kind: slip.kind,
      target,
      rank,
      typedExistence: 'absent',
      typedRank: null,
      slip,
      reason: null,
      learnt: null,
    },
    confidence: isUnsure ? lessSure(likeness.confidence) : likeness.confidence,
    target,
    targetModule,
  };
}
