/** `suggest_project`: the project behind an import, or the one that a name was probably meant to be. */
import { foreign } from '../../core/agents/answer.ts';
import { canonicalName } from '../../core/names/canonical.ts';
import { judgeModule } from '../../core/names/module-likeness.ts';
import { similarNames } from '../../core/names/similar-names.ts';
import type { Knowledge } from '../../core/ports.ts';
import { projectOfModule } from '../../core/python/resolve.ts';
import { stdlibModule } from '../../core/python/stdlib.ts';
import { judgeNames } from '../judge-names.ts';
import { ArgumentError, onlyArguments, textArgument } from './arguments.ts';
import { groundSchema, listOf, numberOrNull, textOrNull } from './schemas.ts';
import type { Tool } from './tools.ts';

const longest = 256;
const reasons = ['listed', 'probably-meant', 'supplies-module', 'standard-library', 'unknown'] as const;

interface Suggestion {
  readonly project: string | null;
  readonly reason: (typeof reasons)[number];
  /** May hold words of strangers. */
  readonly message: string;
}

export const suggestProject: Tool = {
  name: 'suggest_project',
  title: 'Suggest a Python project',
  description:
    "Says which PyPI project to install: for a module that code imports ('import': 'cv2'), or for a project name that may be wrong ('name': 'reqeusts'). Gives null where nobody knows; never guess a name then.",
  inputSchema: {
    type: 'object',
    properties: {
      name: { type: 'string', maxLength: longest, description: 'A project name; give this or import' },
      import: { type: 'string', maxLength: longest, description: 'A module, dotted or not' },
    },
    additionalProperties: false,
  },
  outputSchema: {
    type: 'object',
    properties: {
      ...groundSchema,
      project: { ...textOrNull, description: 'What to install; null for nothing, or where nobody knows' },
      rank: numberOrNull,
      reason: { type: 'string', enum: [...reasons] },
      message: { type: 'string' },
      alternatives: listOf({ project: { type: 'string' }, rank: numberOrNull }),
    },
    required: ['snapshot', 'network', 'project', 'rank', 'reason', 'message', 'alternatives'],
  },
  async call(args, { options, world }, signal) {
    onlyArguments(args, ['name', 'import']);
    const name = textArgument(args, 'name', longest);
    const module = textArgument(args, 'import', longest);
    if ((name === null) === (module === null)) throw new ArgumentError("give either 'name' or 'import'");
    const knowledge = world.knowledge();
    const { names } = knowledge;
    const ranked = (project: string) => ({ project, rank: names.rank(project) });
    let found: Suggestion;
    let network: 'online' | 'offline' = 'offline';
    let near: readonly string[] = [];
    if (module !== null) found = ofModule(module, knowledge);
    else {
      const judged = await judgeNames(() => [name ?? ''], options, world, signal);
      network = judged.network;
      const [answer] = judged.answers;
      found = ofName(answer, names.date);
      near = similarNames(canonicalName(name ?? ''), knowledge).filter(each => each !== found.project);
    }
    const { project, reason } = found;
    const message = foreign(found.message);
    return {
      lead: project === null ? 'There is no project to install.' : `To install: ${project}.`,
      lines: [message, ...near.map(each => `Similar, and much used: ${each}`)],
      structured: {
        ...{ snapshot: names.date, network, project, rank: project === null ? null : names.rank(project) },
        ...{ reason, message, alternatives: near.map(ranked) },
      },
    };
  },
};

/** What is known of modules everywhere; the project at hand is not asked. */
function ofModule(module: string, knowledge: Knowledge): Suggestion {
  if (!/^[\p{L}_][\p{L}\p{N}_]*(?:\.[\p{L}_][\p{L}\p{N}_]*)*$/u.test(module))
    throw new ArgumentError("'import' must be a module, such as yaml or google.cloud.storage");
  const [top = ''] = module.split('.');
  if (stdlibModule(top) !== null)
    return { project: null, reason: 'standard-library', message: `'${top}' comes with Python` };
  const project = projectOfModule(module, { knowledge });
  if (project !== null)
    return { project, reason: 'supplies-module', message: `'${module}' comes from '${project}'` };
  const meant = judgeModule(top, knowledge);
  if (meant)
    return {
      project: meant.target,
      reason: 'probably-meant',
      message: `no project is known for '${top}'; '${meant.module}' was probably meant, from '${meant.target}'`,
    };
  return { project: null, reason: 'unknown', message: `no project is known for the module '${module}'` };
}

type Judged = Awaited<ReturnType<typeof judgeNames>>['answers'] extends Iterable<infer Each> ? Each : never;

function ofName(answer: Judged | undefined, date: string): Suggestion {
  const finding = answer?.findings.find(each => each.target !== null) ?? answer?.findings[0];
  if (finding?.target) return { project: finding.target, reason: 'probably-meant', message: finding.message };
  if (finding?.rule === 'stdlib-name')
    return { project: null, reason: 'standard-library', message: finding.message };
  if (answer?.verdict === 'ok' && answer.exists)
    return {
      project: answer.canonical,
      reason: 'listed',
      message: finding?.message ?? `'${answer.name}' is a project, and nothing is suspected of it`,
    };
  return {
    project: null,
    reason: 'unknown',
    message: finding?.message ?? `'${answer?.name ?? ''}' is not in the list of ${date}`,
  };
}
