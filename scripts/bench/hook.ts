/** An agent's hook from its start to its answer, beside a Node program that does nothing. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { devNull, tmpdir } from 'node:os';
import { join } from 'node:path';
import { duration, median, type Row, time } from './table.ts';

const rounds = 20;
/** In milliseconds: an agent asks before every command. */
const longest = 150;

/** Each command with the decision it gets; '' for none. */
const commands = [
  ['pip install reqeusts', 'deny'],
  ['pip install fast-json-schema-guard-pro', 'ask'],
  ['pip install -r requirements.txt', 'allow'],
  ['git status', ''],
] as const;

export function benchHook(root: string): readonly Row[] {
  const cwd = mkdtempSync(join(tmpdir(), 'antivenom-bench-'));
  writeFileSync(join(cwd, 'requirements.txt'), 'requests>=2\nnumpy\n');
  // The machine's own index settings would change the decisions.
  const env = { ...process.env, PIP_CONFIG_FILE: devNull, UV_NO_CONFIG: '1' };
  const answer = (command: string) =>
    spawnSync(process.execPath, [`${root}dist/cli.cjs`, 'hook'], {
      ...{ cwd, env, encoding: 'utf8' },
      input: JSON.stringify({ tool_input: { command }, cwd }),
    }).stdout;
  const times = new Map<string, number[]>(commands.map(([command]) => [command, []]));
  const empty: number[] = [];
  for (let round = 0; round < rounds; round++) {
    empty.push(time(() => spawnSync(process.execPath, ['-e', ''])));
    for (const [command, decision] of commands) {
      let said = '';
      times.get(command)?.push(
        time(() => {
          said = answer(command);
        }),
      );
      if ((/"permissionDecision":\s*"(\w+)"/.exec(said)?.[1] ?? '') !== decision)
        throw new Error(`the hook says of '${command}': ${said}`);
    }
  }
  rmSync(cwd, { recursive: true, force: true });
  const reference = median(empty);
  return commands.map(([command, decision]) => {
    const ours = median(times.get(command) ?? []);
    return {
      what: `hook, start to answer: ${decision || 'nothing to say'}`,
      measured: duration(ours),
      reference: `an empty node: ${duration(reference)}`,
      ratio: ours / reference,
      budget: `≤ ${longest} ms`,
      isKept: ours <= longest,
    };
  });
}
