/**
 * Every rule. Name rules stand strongest explanation first: where several speak about one name, the first one is the
 * finding and the others become its supporting evidence.
 */
import { denied } from './denied.ts';
import { indexConfusion } from './index-confusion.ts';
import { insecureIndex } from './insecure-index.ts';
import { invalidName } from './invalid-name.ts';
import { notVetted } from './not-vetted.ts';
import type { FactRule } from './rule.ts';
import { stdlibName } from './stdlib-name.ts';
import { typosquat } from './typosquat.ts';
import { unknownProject } from './unknown-project.ts';
import { unofficialName } from './unofficial-name.ts';
import { unusedIgnore } from './unused-ignore.ts';

export const nameRules = [
  denied,
  invalidName,
  typosquat,
  unofficialName,
  stdlibName,
  unknownProject,
] as const;

/** Each speaks for itself: what one of them finds does not silence another. */
export const factRules: readonly FactRule<never>[] = [];

/** Asked about a text as a whole, before its ignore comments are applied. */
export const textRules = [notVetted, insecureIndex, indexConfusion] as const;

export const documentRules = [unusedIgnore] as const;

export const rules = [...nameRules, ...factRules, ...textRules, ...documentRules] as const;

export type RuleCode = (typeof rules)[number]['meta']['code'];

export const ruleCodes: readonly RuleCode[] = rules.map(rule => rule.meta.code);

export function ruleOf(code: string): (typeof rules)[number] | null {
  return rules.find(rule => rule.meta.code === code) ?? null;
}
