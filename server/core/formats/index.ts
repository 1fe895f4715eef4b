/** Every format Antivenom reads. The first that matches a path reads it. */
import { antivenomToml } from './antivenom-toml.ts';
import type { Format } from './format.ts';
import { noxfile } from './noxfile.ts';
import { pyproject } from './pyproject.ts';
import { python } from './python.ts';
import { requirements } from './requirements.ts';
import { setupPy } from './setup-py.ts';

export const formats = [
  requirements,
  pyproject,
  setupPy,
  noxfile,
  python,
  antivenomToml,
] as const satisfies readonly Format[];

export type FormatId = (typeof formats)[number]['id'];

export function formatOf(path: string): Format | null {
  return formats.find(format => format.matches(path)) ?? null;
}
