import type { Format } from './format.ts';

export const python = {
  id: 'python',
  title: 'Python source',
  files: [],
  example: '',
  matches: (_path: string) => false,
  parse: (_text: string) => ({ dependencies: [], problems: [], references: [], indexes: [] }),
} as const satisfies Format;
