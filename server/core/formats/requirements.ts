import type { Format } from './format.ts';

export const requirements = {
  id: 'requirements',
  title: 'pip requirements',
  files: [],
  example: '',
  matches: (_path: string) => false,
  parse: (_text: string) => ({ dependencies: [], problems: [], references: [], indexes: [] }),
} as const satisfies Format;
