/** Shell scripts: the install commands in them, and the imports of Python programs they hand over on the spot. */
import { excerptOf } from '../excerpt.ts';
import { readInstallCommands } from '../shell/install-commands.ts';
import type { Format } from './format.ts';
import { readShellIn } from './shell-reading.ts';

export const shellScript = {
  id: 'shell-script',
  title: 'Shell scripts',
  files: ['**/*.sh', '**/*.bash', '**/*.zsh', '**/*.ksh'],
  example: '#!/bin/sh\nset -e\npip install --upgrade pip "requests[socks]>=2.32"\n',
  matches: (path: string) => /\.(?:ba|z|k)?sh$/i.test(path),
  parse: (text: string) =>
    readShellIn(text, reading => {
      const start = text.charCodeAt(0) === 0xfeff ? 1 : 0;
      readInstallCommands(excerptOf(text, { start, end: text.length }), reading);
    }),
} as const satisfies Format;
