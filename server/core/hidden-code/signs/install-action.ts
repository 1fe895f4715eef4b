/** What runs when a source distribution is built or installed. */
import { connects, startsProgram } from '../python/names.ts';
import { at, type CodeSign } from '../sign.ts';
import { payloadOf } from './decoded-exec.ts';

export const installAction: CodeSign = {
  meta: {
    code: 'install-action',
    summary: 'Connects, starts programs or runs made-up code while it is installed',
    strength: 'strong',
    benignRate: null,
    docs: [
      'Three of four malicious packages act here: `setup.py`, the commands it defines, or a build backend of its own.',
      'Builds of native code start compilers, so one such act alone says little; a connection and code that is run are loud.',
    ].join('\n'),
  },
  trigger: /\w\(/,
  isOfInstalling: true,
  *findInCode(source) {
    const early = source.calls.filter(({ node }) => source.runsAt(node) === 'install');
    const connecting = early.filter(({ name }) => connects.test(name));
    const running = early.filter(call => {
      const payload = payloadOf(call);
      return (
        payload &&
        source.textOf(payload) === null &&
        !source.reach(payload, (_, name) => name === 'open()' || /\.read_text\(\)$/.test(name ?? ''))
      );
    });
    const isLoud = connecting.length > 0 && running.length > 0;
    for (const { node, name } of new Set([
      ...connecting,
      ...running,
      ...early.filter(({ name }) => startsProgram.test(name)),
    ]))
      yield {
        ...at(node),
        message: `${name}() is called while the package is installed`,
        ...(isLoud && { strength: 'loud' }),
      };
  },
};
