/** `antivenom.toml`, the product's own settings file: names no package, but its mistakes are reported at their place. */
import { readConfig } from '../policy/read-config.ts';
import type { Format } from './format.ts';

export const antivenomToml = {
  id: 'antivenom-toml',
  title: 'Antivenom settings',
  files: ['**/antivenom.toml'],
  example: 'sensitivity = "quiet"\nallow = ["acme-*"]\n',
  matches: (path: string) => /(?:^|\/)antivenom\.toml$/i.test(path),
  parse: (text: string) => {
    const { problems } = readConfig(text, 'antivenom.toml');
    return {
      dependencies: [],
      problems: problems.map(problem => ({ ...problem, isSetting: true })),
      references: [],
      indexes: [],
    };
  },
} as const satisfies Format;
