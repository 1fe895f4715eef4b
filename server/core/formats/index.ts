/** Every format Antivenom reads. The first that matches a path reads it. */
import { antivenomToml } from './antivenom-toml.ts';
import { condaEnvironment } from './conda-environment.ts';
import { condaRecipe } from './conda-recipe.ts';
import type { Format } from './format.ts';
import { preCommit } from './pre-commit.ts';
import { pyproject } from './pyproject.ts';
import { python } from './python.ts';
import { requirements } from './requirements.ts';

export const formats = [
  requirements,
  pyproject,
  condaEnvironment,
  condaRecipe,
  preCommit,
  python,
  antivenomToml,
] as const satisfies readonly Format[];

export type FormatId = (typeof formats)[number]['id'];

export function formatOf(path: string): Format | null {
  return formats.find(format => format.matches(path)) ?? null;
}
