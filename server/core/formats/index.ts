/** Every format Antivenom reads. The first that matches a path reads it. */
import { antivenomToml } from './antivenom-toml.ts';
import { ciWorkflow } from './ci-workflow.ts';
import { dockerfile } from './dockerfile.ts';
import type { Format } from './format.ts';
import { makefile } from './makefile.ts';
import { markdown } from './markdown.ts';
import { notebook } from './notebook.ts';
import { pyproject } from './pyproject.ts';
import { python } from './python.ts';
import { requirements } from './requirements.ts';
import { restructuredtext } from './restructuredtext.ts';
import { shellScript } from './shell-script.ts';

export const formats = [
  requirements,
  pyproject,
  python,
  notebook,
  dockerfile,
  shellScript,
  makefile,
  ciWorkflow,
  markdown,
  restructuredtext,
  antivenomToml,
] as const satisfies readonly Format[];

export type FormatId = (typeof formats)[number]['id'];

export function formatOf(path: string): Format | null {
  return formats.find(format => format.matches(path)) ?? null;
}
