/** Every format Antivenom reads. The first that matches a path reads it. */
import { antivenomToml } from './antivenom-toml.ts';
import { condaEnvironment } from './conda-environment.ts';
import { condaRecipe } from './conda-recipe.ts';
import type { Format } from './format.ts';
import { pdmLock } from './pdm-lock.ts';
import { pipfileLock } from './pipfile-lock.ts';
import { poetryLock } from './poetry-lock.ts';
import { preCommit } from './pre-commit.ts';
import { pylock } from './pylock.ts';
import { pyproject } from './pyproject.ts';
import { python } from './python.ts';
import { requirements } from './requirements.ts';
import { setupCfg } from './setup-cfg.ts';
import { toxIni } from './tox-ini.ts';
import { uvLock } from './uv-lock.ts';

export const formats = [
  requirements,
  pyproject,
  setupCfg,
  toxIni,
  condaEnvironment,
  condaRecipe,
  preCommit,
  uvLock,
  poetryLock,
  pdmLock,
  pylock,
  pipfileLock,
  python,
  antivenomToml,
] as const satisfies readonly Format[];

export type FormatId = (typeof formats)[number]['id'];

export function formatOf(path: string): Format | null {
  return formats.find(format => format.matches(path)) ?? null;
}
