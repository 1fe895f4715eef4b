/** `setup.cfg`: the lists of requirements that setuptools reads out of it, and tox's sections where it holds them. */

import { append } from '../append.ts';
import type { Dependency, Parsed, Problem, Reference } from '../dependency.ts';
import { type IniDocument, type IniOption, iniValue, parseIni } from '../ini/parse.ts';
import { canonicalName } from '../names/canonical.ts';
import { byPlace } from '../span.ts';
import type { Format } from './format.ts';
import { readFileDirective } from './setup-cfg/file-directive.ts';
import { readRequirementList } from './setup-cfg/requirement-list.ts';
import { readToxSections } from './tox/ini-sections.ts';

export const setupCfg = {
  id: 'setup-cfg',
  title: 'setup.cfg',
  files: ['**/setup.cfg'],
  example:
    '[options]\npython_requires = >=3.9\ninstall_requires =\n    requests[socks]>=2.32\n\n[options.extras_require]\ntest =\n    pytest\n',
  matches: (path: string) => /(?:^|\/)setup\.cfg$/i.test(path),
  parse: (text: string): Parsed => {
    const document = parseIni(text);
    const dependencies: Dependency[] = [];
    const problems: Problem[] = [...document.problems];
    const references: Reference[] = [];
    const name = settingIn(document, 'metadata', 'name');
    const ownName = name === null ? null : canonicalName(name);
    for (const { option, group } of lists(document)) {
      const files = readFileDirective(text, option);
      append(references, files);
      if (files.length > 0) continue;
      const list = readRequirementList(text, option, group, ownName);
      append(dependencies, list.dependencies);
      append(problems, list.problems);
    }
    // tox itself takes the sections as its own only beside this one.
    const hasTox = document.sections.some(section => section.name === 'tox:tox');
    const tox = hasTox ? readToxSections(document, 'tox:tox') : null;
    return {
      dependencies: [...dependencies, ...(tox?.dependencies ?? [])].sort(byPlace),
      problems: [...problems, ...(tox?.problems ?? [])].sort(byPlace),
      references: [...references, ...(tox?.references ?? [])].sort(byPlace),
      indexes: tox?.indexes ?? [],
      ownName,
      requiresPython: settingIn(document, 'options', 'python_requires'),
    };
  },
} as const satisfies Format;

const listNames = new Set(['install_requires', 'setup_requires', 'tests_require']);

function lists({ sections }: IniDocument): { option: IniOption; group: string }[] {
  return sections.flatMap(({ name, options }) => {
    if (name === 'options.extras_require')
      return options.map(option => ({ option, group: `${name}.${option.name}` }));
    if (name !== 'options') return [];
    return options
      .filter(option => listNames.has(settingName(option)))
      .map(option => ({ option, group: `${name}.${settingName(option)}` }));
  });
}

/** setuptools takes dashes for underscores. */
function settingName({ name }: IniOption): string {
  return name.replaceAll('-', '_');
}

/** Of a setting that is said twice, the last counts; null where it says nothing. */
function settingIn({ text, sections }: IniDocument, section: string, setting: string): string | null {
  const option = sections
    .filter(({ name }) => name === section)
    .flatMap(({ options }) => options)
    .findLast(each => settingName(each) === setting);
  return (option && iniValue(text, option).trim()) || null;
}
