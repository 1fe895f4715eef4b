/** `tox.ini`: what tox installs into each environment, and what it requires for itself. */

import type { Parsed } from '../dependency.ts';
import { parseIni } from '../ini/parse.ts';
import { byPlace } from '../span.ts';
import type { Format } from './format.ts';
import { readToxSections } from './tox/ini-sections.ts';

export const toxIni = {
  id: 'tox-ini',
  title: 'tox.ini',
  files: ['**/tox.ini'],
  example:
    '[tox]\nrequires =\n    tox>=4\n\n[testenv]\ndeps =\n    -r requirements.txt\n    py{38,39}: numpy<2\n    pytest\n',
  matches: (path: string) => /(?:^|\/)tox\.ini$/i.test(path),
  parse: (text: string): Parsed => {
    const document = parseIni(text);
    const read = readToxSections(document, 'tox');
    return {
      ...read,
      problems: [...document.problems, ...read.problems].sort(byPlace),
    };
  },
} as const satisfies Format;
