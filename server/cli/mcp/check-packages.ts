/** `check_python_packages`: are these the names of the projects that are meant? */
import { longestName, mostNames, packagesAnswer } from '../../core/agents/packages-answer.ts';
import { judgeNames } from '../judge-names.ts';
import { onlyArguments, textsArgument } from './arguments.ts';
import { findingSchema, groundSchema, listOf, numberOrNull } from './schemas.ts';
import type { Tool } from './tools.ts';

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
    return packagesAnswer(Array.from(answers), network, world.knowledge().names.date);
  },
};
