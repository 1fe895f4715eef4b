/** Every format Antivenom reads. The first that matches a path reads it. */
import { agentServers } from './agent-servers.ts';
import { antivenomToml } from './antivenom-toml.ts';
import { ciWorkflow } from './ci-workflow.ts';
import { condaEnvironment } from './conda-environment.ts';
import { condaLock } from './conda-lock.ts';
import { condaRecipe } from './conda-recipe.ts';
import { dockerfile } from './dockerfile.ts';
import type { Format } from './format.ts';

import { hatchToml } from './hatch-toml.ts';

import { makefile } from './makefile.ts';
import { markdown } from './markdown.ts';
import { notebook } from './notebook.ts';

import { noxfile } from './noxfile.ts';
import { pdmLock } from './pdm-lock.ts';
import { pipfile } from './pipfile.ts';
import { pipfileLock } from './pipfile-lock.ts';
import { pixiLock } from './pixi-lock.ts';
import { pixiToml } from './pixi-toml.ts';
import { poetryLock } from './poetry-lock.ts';
import { preCommit } from './pre-commit.ts';
import { pylock } from './pylock.ts';
import { pyproject } from './pyproject.ts';
import { python } from './python.ts';
import { requirements } from './requirements.ts';
import { restructuredtext } from './restructuredtext.ts';
import { setupCfg } from './setup-cfg.ts';
import { setupPy } from './setup-py.ts';
import { shellScript } from './shell-script.ts';
import { toxIni } from './tox-ini.ts';
import { toxToml } from './tox-toml.ts';
import { uvLock } from './uv-lock.ts';

export const formats = [
  requirements,
  pyproject,
  hatchToml,
  pipfile,
  pixiToml,
  setupCfg,
  toxIni,
  toxToml,
  condaEnvironment,
  condaRecipe,
  preCommit,
  uvLock,
  poetryLock,
  pdmLock,
  pylock,
  pipfileLock,
  pixiLock,
  condaLock,
  setupPy,
  noxfile,
  python,
  notebook,
  dockerfile,
  shellScript,
  makefile,
  ciWorkflow,
  markdown,
  restructuredtext,
  agentServers,
  antivenomToml,
] as const satisfies readonly Format[];

/** Nearly all files of a project are sources, and few formats are asked about those. */
const ofSources: readonly Format[] = [setupPy, noxfile, python];

export function formatOf(path: string): Format | null {
  const asked: readonly Format[] = path.endsWith('.py') ? ofSources : formats;
  return asked.find(format => format.matches(path)) ?? null;
}
