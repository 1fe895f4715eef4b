/** Every format Antivenom reads. The first that matches a path reads it. */
import { antivenomToml } from './antivenom-toml.ts';
import type { Format } from './format.ts';
import { hatchToml } from './hatch-toml.ts';
import { pipfile } from './pipfile.ts';
import { pixiToml } from './pixi-toml.ts';
import { pyproject } from './pyproject.ts';
import { python } from './python.ts';
import { requirements } from './requirements.ts';
import { setupCfg } from './setup-cfg.ts';
import { toxIni } from './tox-ini.ts';
import { toxToml } from './tox-toml.ts';

export const formats = [
  requirements,
  pyproject,
  hatchToml,
  pipfile,
  pixiToml,
  setupCfg,
  toxIni,
  toxToml,
  python,
  antivenomToml,
] as const satisfies readonly Format[];

export type FormatId = (typeof formats)[number]['id'];

export function formatOf(path: string): Format | null {
  return formats.find(format => format.matches(path)) ?? null;
}
