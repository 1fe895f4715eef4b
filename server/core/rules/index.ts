/**
 * Every rule, strongest explanation first: where several speak about one name, the first one is the finding
 * and the others become its supporting evidence.
 */
import { invalidName } from './invalid-name.ts';
import type { Rule } from './rule.ts';
import { stdlibName } from './stdlib-name.ts';
import { typosquat } from './typosquat.ts';
import { unknownProject } from './unknown-project.ts';
import { unofficialName } from './unofficial-name.ts';

export const rules = [
  invalidName,
  typosquat,
  unofficialName,
  stdlibName,
  unknownProject,
] as const satisfies readonly Rule[];

export type RuleCode = (typeof rules)[number]['meta']['code'];

export const ruleCodes: readonly RuleCode[] = rules.map(rule => rule.meta.code);

export function ruleOf(code: string): (typeof rules)[number] | null {
  return rules.find(rule => rule.meta.code === code) ?? null;
}
