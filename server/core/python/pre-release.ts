/** Versions that installers pass over unless they are asked for by name. */
import { parse } from '@renovatebot/pep440';

/** True for alphas, betas, release candidates and development releases. */
export function isPreRelease(version: string): boolean {
  const parsed = version.length <= 128 ? parse(version.trim().toLowerCase()) : null;
  return parsed !== null && (parsed.pre !== null || parsed.dev !== null);
}
