/** `check_python_packages`: are these the names of the projects that are meant? */
import type { ReportedName } from '../../core/report-name.ts';
import { judgeNames } from '../judge-names.ts';
import { foreign } from './answer.ts';
import { onlyArguments, textsArgument } from './arguments.ts';
import { findingSchema, groundSchema, listOf, numberOrNull } from './schemas.ts';
import type { Tool } from './tools.ts';

/** Names that are looked up in one call; PyPI is asked about each. */
const mostNames = 100;
const longestName = 256;

const packageSchema = {
  name: { type: 'string' },
  canonical: { type: 'string' },
  exists: { type: ['boolean', 'null'], description: 'null where that could not be found out' },
  rank: { ...numberOrNull, description: '1 is the most used project; null for little-used ones' },
  verdict: { type: 'string', enum: ['ok', 'suspicious', 'malicious', 'invalid', 'unknown'] },
  findings: listOf(findingSchema),
};

export const checkPackages: Tool = {
  name: 'check_python_packages',
  title: 'Check Python packages',
  description:
    'Call this before installing Python packages or adding them to a file: says of each name whether it is a typosquat, an import name in place of a project name, reported malware, part of the standard library, or on no list of projects at all, and which project was probably meant. Installs and runs nothing.',
  inputSchema: {
    type: 'object',
    properties: {
      names: {
        type: 'array',
        items: { type: 'string', maxLength: longestName },
        minItems: 1,
        maxItems: mostNames,
        description: "Project names as they would be given to 'pip install', without versions",
      },
    },
    required: ['names'],
    additionalProperties: false,
  },
  outputSchema: {
    type: 'object',
    properties: { ...groundSchema, packages: listOf(packageSchema) },
    required: ['snapshot', 'network', 'packages'],
  },
  async call(args, { options, world }, signal) {
    onlyArguments(args, ['names']);
    const names = textsArgument(args, 'names', mostNames, longestName);
    const { answers, network } = await judgeNames(() => names, options, world, signal);
    const packages = Array.from(answers, packageOf);
    const snapshot = world.knowledge().names.date;
    const doubtful = packages.filter(({ verdict }) => verdict !== 'ok').length;
    return {
      lead: `${packages.length} checked ${network} (list of ${snapshot}): ${doubtful === 0 ? 'none is suspicious' : `${doubtful} not in order; do not install them before a person has decided`}.`,
      lines: packages.map(lineOf),
      structured: { snapshot, network, packages },
    };
  },
};

type Package = ReturnType<typeof packageOf>;

function packageOf({ name, canonical, exists, rank, verdict, findings }: ReportedName) {
  return {
    ...{ name: foreign(name), canonical: foreign(canonical), exists, rank, verdict },
    findings: findings.map(({ rule, severity, confidence, target, message }) => ({
      ...{ rule, severity, confidence, target },
      message: foreign(message),
    })),
  };
}

function lineOf({ name, verdict, exists, findings }: Package): string {
  const said = findings.map(({ message, target }) => `${message}.${target ? ` Meant: ${target}.` : ''}`);
  if (said.length === 0 && exists === false) said.push('It is on no list of projects.');
  return `${name}: ${verdict}${said.length > 0 ? `. ${said.join(' ')}` : ''}`;
}
