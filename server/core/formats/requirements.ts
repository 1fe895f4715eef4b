/** pip's requirements and constraints files, read line by line as pip reads them. */
import { logicalLines } from '../python/logical-lines.ts';
import type { Format } from './format.ts';
import type { LineMemory } from './requirements/line-memory.ts';
import { readPipLines } from './requirements/pip-lines.ts';

export const requirements = {
  id: 'requirements',
  title: 'pip requirements',
  files: [
    '**/*requirements*.{txt,in}',
    '**/*constraints*.{txt,in}',
    '**/requirements/*.{txt,in}',
    '**/constraints/*.{txt,in}',
    // Rye's lock files, which pip can read.
    '**/requirements*.lock',
  ],
  example: '-r base.txt\nDjango>=4.2,<5\nrequests[socks]==2.32.3 ; python_version >= "3.9"\n',
  matches: (path: string) => {
    // Asked of every file of a tree, so the common answer comes first.
    if (!/\.(?:txt|in|lock)$/i.test(path)) return false;
    const [name = '', folder = ''] = path.toLowerCase().split('/').reverse();
    // Rye's locks are requirements files too.
    if (name.endsWith('.lock')) return name.startsWith('requirements');
    return /requirements|constraints/.test(name) || folder === 'requirements' || folder === 'constraints';
  },
  parse: (text: string, readLine?: LineMemory) => readPipLines(logicalLines(text), null, readLine),
} as const satisfies Format;
