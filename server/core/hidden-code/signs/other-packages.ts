/** Writes into the packages of others. */
import { at, type CodeSign } from '../sign.ts';

export const otherPackages: CodeSign = {
  meta: {
    code: 'other-packages',
    summary: 'Writes into the folder of installed packages',
    strength: 'strong',
    benignRate: null,
    docs: 'Installers do, and packages that make themselves editable. Others change what somebody else has published.',
  },
  trigger: /site-packages|sysconfig|getsitepackages|getusersitepackages|get_python_lib/,
  *findInCode(source) {
    for (const call of source.calls) {
      const mode = call.args[1] ?? call.keywords.get('mode');
      const isWrite = call.name === 'open' && mode !== undefined && /^[wax]/.test(source.textOf(mode) ?? '');
      const target = isWrite
        ? call.args[0]
        : /^shutil\.(?:copy\w*|move)$/.test(call.name)
          ? call.args[1]
          : undefined;
      const reached =
        target &&
        source.reach(
          target,
          (_, name) =>
            name !== null &&
            /^(?:sysconfig\.get_paths?|site\.get(?:user)?sitepackages|distutils\.sysconfig\.get_python_lib)\(\)/.test(
              name,
            ),
        );
      if (
        (reached && reached.hops <= 2) ||
        (target &&
          source.textsIn(target).some(text => /(?:^|[/\\])site-packages[/\\]/.test(text.slice(0, 500))))
      )
        yield { ...at(call.node), message: `${call.name}() writes into the folder of installed packages` };
    }
  },
};
