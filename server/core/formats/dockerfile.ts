/** Dockerfiles: the install commands that their instructions run, in all the forms Docker knows. */
import { excerptOf, excerptWithin } from '../excerpt.ts';
import { type InstallReading, readInstallCommands, readInstallWords } from '../shell/install-commands.ts';
import { readExecForm } from './dockerfile/exec-form.ts';
import { type Instruction, readInstructions } from './dockerfile/instructions.ts';
import type { Format } from './format.ts';
import { readShellIn } from './shell-reading.ts';

export const dockerfile = {
  id: 'dockerfile',
  title: 'Dockerfiles',
  files: [
    '**/{Dockerfile,Containerfile}',
    '**/{Dockerfile,Containerfile}.*',
    '**/*.{dockerfile,containerfile}',
  ],
  example: 'FROM python:3.13-slim\nRUN pip install --no-cache-dir \\\n    "gunicorn>=23" \\\n    flask\n',
  matches: (path: string) =>
    /(?:^|\/)(?:dockerfile|containerfile)(?:\.[^/]*)?$|\.(?:docker|container)file$/i.test(path),
  parse: (text: string) =>
    readShellIn(text, reading => {
      for (const instruction of readInstructions(text)) readInstruction(instruction, reading);
    }),
} as const satisfies Format;

function readInstruction({ name, body }: Instruction, reading: InstallReading): void {
  if (!/^(?:RUN|CMD|ENTRYPOINT)$/.test(name)) return;
  const flags = /^(?:\s+--[\w-]+(?:=\S*)?)*\s*/.exec(body.text)?.[0].length ?? 0;
  const command = excerptWithin(body, excerptOf(body.text, { start: flags, end: body.text.length }));
  const words = command.text.startsWith('[') ? readExecForm(command.text) : null;
  if (words) readInstallWords(command, words, reading);
  else if (isPythonScript(command.text)) {
    const start = command.text.indexOf('\n') + 1;
    const end = Math.max(start, command.text.lastIndexOf('\n'));
    reading.programs.push(excerptWithin(command, excerptOf(command.text, { start, end })));
  } else readInstallCommands(command, reading);
}

/** A here-document alone is a script, and its first line may say who runs it. */
function isPythonScript(text: string): boolean {
  return /^<<-?["']?\w+["']?[ \t]*\r?\n#![^\r\n]*python/.test(text);
}
