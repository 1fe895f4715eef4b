/** When code runs: what stands outside all functions, and what is called from there, runs as soon as the file does. */
import type { Runs } from '../inspection.ts';
import type { Scope } from './scopes.ts';
import type { PythonSource } from './source.ts';
import type { Node } from './tree.ts';

/** When a file as a whole is run; `installed` has the files that a build runs beside `setup.py`. */
export function runsOfFile(path: string, installed: ReadonlySet<string> = new Set()): Runs {
  if (path === 'setup.py' || installed.has(path)) return 'install';
  if (/\.(?:pth|start)$/.test(path) || /^(?:site|user)customize\.py$/.test(path)) return 'startup';
  return 'import';
}

export function readRuns(source: PythonSource): (scope: Scope, node: Node) => Runs {
  const { whole } = source;
  const early = new Map<Scope, Runs>();
  const waiting: Scope[] = [source.scopes.module];
  early.set(source.scopes.module, whole);
  if (whole === 'install')
    for (const scope of installSteps(source)) {
      early.set(scope, 'install');
      waiting.push(scope);
    }
  const callsIn = new Map<Scope, Scope[]>();
  for (const call of source.calls) {
    const targets = source.functionsOf(call);
    if (targets.length === 0 || isGuarded(source, call.node)) continue;
    const around = source.functionAround(call.node);
    callsIn.set(around, [...(callsIn.get(around) ?? []), ...targets]);
  }
  for (let scope = waiting.pop(); scope; scope = waiting.pop())
    for (const target of callsIn.get(scope) ?? [])
      if (!early.has(target)) {
        early.set(target, early.get(scope) ?? whole);
        waiting.push(target);
      }
  return (_, node) =>
    isGuarded(source, node) && whole !== 'install'
      ? 'called'
      : (early.get(source.functionAround(node)) ?? 'called');
}

const steps = new Set([
  'run',
  'finalize_options',
  'initialize_options',
  '__init__',
  'build_extension',
  'build_extensions',
]);
const hooks = /^(?:build_wheel|build_sdist|build_editable|get_requires_for_build_\w+|prepare_metadata_\w+)$/;

/** Methods that setuptools calls of its commands, and the functions of a build backend. */
function installSteps(source: PythonSource): readonly Scope[] {
  const found: Scope[] = [];
  for (const [name, scopes] of source.scopes.functions)
    for (const scope of scopes)
      if (hooks.test(name) || (steps.has(name) && scope.outer?.kind === 'class')) found.push(scope);
  return found;
}

/** Under `if __name__ == '__main__':`, which an import never enters. */
function isGuarded(source: PythonSource, node: Node): boolean {
  for (let above: Node | null = node; above?.parent; above = above.parent)
    if (above.parent.type === 'IfStatement' && above.type === 'Body') {
      const test = above.parent.children[1];
      const text = test && source.text.slice(test.from, Math.min(test.to, test.from + 300));
      if (text && /\b__name__\s*==\s*['"]__main__/.test(text)) return true;
    }
  return false;
}
