/**
 * Every rule. Name rules stand strongest explanation first: where several speak about one name, the first one is the
 * finding and the others become its supporting evidence.
 */
import type { Severity } from '../finding.ts';
import type { Settings } from '../settings.ts';
import { denied } from './denied.ts';
import { hashMismatch } from './hash-mismatch.ts';
import { hashMissing } from './hash-missing.ts';
import { hiddenCode } from './hidden-code.ts';
import { indexConfusion } from './index-confusion.ts';
import { insecureIndex } from './insecure-index.ts';
import { invalidName } from './invalid-name.ts';
import { malicious } from './malicious.ts';
import { newborn } from './newborn.ts';
import { notVetted } from './not-vetted.ts';
import { projectStatus } from './project-status.ts';
import { provenanceLost } from './provenance-lost.ts';
import type { RuleMeta } from './rule.ts';
import { starjacking } from './starjacking.ts';
import { stdlibName } from './stdlib-name.ts';
import { typosquat } from './typosquat.ts';
import { undeclaredDependency } from './undeclared-dependency.ts';
import { unknownProject } from './unknown-project.ts';
import { unofficialName } from './unofficial-name.ts';
import { unofficialUpload } from './unofficial-upload.ts';
import { unusedDependency } from './unused-dependency.ts';
import { unusedIgnore } from './unused-ignore.ts';
import { vulnerable } from './vulnerable.ts';
import { yanked } from './yanked.ts';

export const nameRules = [
  malicious,
  denied,
  invalidName,
  typosquat,
  unofficialName,
  stdlibName,
  unknownProject,
] as const;

/** Each speaks for itself: what one of them finds does not silence another. */
export const factRules = [
  hiddenCode,
  projectStatus,
  newborn,
  yanked,
  starjacking,
  provenanceLost,
  unofficialUpload,
  vulnerable,
] as const;

/** Asked about a text as a whole, before its ignore comments are applied. */
export const textRules = [
  notVetted,
  hashMismatch,
  hashMissing,
  insecureIndex,
  indexConfusion,
  undeclaredDependency,
  unusedDependency,
] as const;

export const documentRules = [unusedIgnore] as const;

export const rules = [...nameRules, ...factRules, ...textRules, ...documentRules] as const;

export type RuleCode = (typeof rules)[number]['meta']['code'];

export const ruleCodes: readonly RuleCode[] = rules.map(rule => rule.meta.code);

/** True where some rule is to be asked that must know all files of the project together. */
export function needsProject(settings: Settings): boolean {
  return rules.some(({ meta }: { meta: RuleMeta }) => meta.needsProject && levelOf(meta, settings) !== 'off');
}

/** What the settings say of a rule; undefined where they leave it its own severity. */
export function levelOf(
  { code, isOffByDefault }: Pick<RuleMeta, 'code' | 'isOffByDefault'>,
  { rules: levels }: Pick<Settings, 'rules'>,
): Severity | 'off' | undefined {
  return levels[code] ?? (isOffByDefault ? 'off' : undefined);
}

export function ruleOf(code: string): (typeof rules)[number] | null {
  return rules.find(rule => rule.meta.code === code) ?? null;
}
