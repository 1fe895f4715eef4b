/** A client of the language server that keeps to no order: wrong ranges, lost documents, requests that it takes back. */
import assert from 'node:assert/strict';
import { CancellationTokenSource } from 'vscode-jsonrpc/node';
import type { Diagnostic, TextDocumentContentChangeEvent } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { type LspSession, pulling, startSession } from '../support/lsp-session.ts';
import { type Dice, diceOf } from './mutate.ts';

const files: Readonly<Record<string, string>> = {
  'requirements.txt': 'reqeusts>=2\nflask[async]==3.0 ; python_version < "4"\n-r other.txt\n',
  'pyproject.toml': '[project]\nname = "acme"\ndependencies = [\n  "colourama",\n  "numpy>=2",\n]\n',
  'environment.yml': 'dependencies:\n  - numpy\n  - pip:\n      - sklearn\n',
  'app.py': 'import reqeusts\nfrom bs4 import BeautifulSoup\n\n\ndef f():\n    reqeusts.get("x")\n',
  Dockerfile: 'FROM python:3.12\nRUN pip install reqeusts \\\n    sklearn\n',
  'README.md': '# Acme\n\n```bash\npip install colourama\n```\n',
  'antivenom.toml': 'sensitivity = "normal"\nallow = ["acme-*"]\n',
};
const names = Object.keys(files);
const pieces = [
  ...[
    '',
    'a',
    '\n',
    '\r\n',
    '"',
    "'",
    '[',
    ']',
    '#',
    '\\\n',
    ' ',
    '\t',
    '==1.0',
    'reqeusts',
    'sklearn\n',
    '😀',
    '\ud83d',
  ],
  ...[
    'import reqeusts\n',
    '# antivenom: ignore',
    '```',
    'pip install ',
    'deny = ["flask"]\n',
    '\u0000',
    '\u202e',
  ],
];

/** Runs `steps` steps, and says how many messages that were. Throws where the server ends or knows a wrong text. */
export async function attack(seed: number, steps: number): Promise<number> {
  const session = await startSession({ capabilities: pulling, files, isStrict: false });
  try {
    const dice = diceOf(seed);
    const open = new Map<string, TextDocument>();
    const answers: Promise<unknown>[] = [];
    for (let step = 0; step < steps; step++) {
      await act(session, dice, open, answers);
      // Pipes have bounds, as have clients that wait for their answers.
      if (step % 500 === 499) await Promise.all(answers.splice(0));
    }
    await Promise.all(answers);
    await checkTexts(session, open);
    assert.equal(await session.shutdown(), 0);
    return steps;
  } finally {
    session.dispose();
  }
}

/** What the server says of each open document, against what a server says that has seen nothing but the last text. */
async function checkTexts(session: LspSession, open: ReadonlyMap<string, TextDocument>): Promise<void> {
  const fresh = await startSession({ capabilities: pulling, files });
  try {
    for (const [name, document] of open) await fresh.open(name, document.getText());
    for (const name of open.keys()) {
      const told = await session.items(name);
      assert.deepEqual(inPlace(told, session), inPlace(await fresh.items(name), fresh), name);
    }
  } finally {
    fresh.dispose();
  }
}

function inPlace(diagnostics: readonly Diagnostic[], session: LspSession): unknown {
  return JSON.parse(JSON.stringify(diagnostics).replaceAll(session.uri(''), 'folder:/'));
}

async function act(
  session: LspSession,
  dice: Dice,
  open: Map<string, TextDocument>,
  answers: Promise<unknown>[],
): Promise<void> {
  const name = dice.of(names);
  const document = open.get(name);
  switch (dice.below(24)) {
    case 0:
      await session.close(name);
      open.delete(name);
      return;
    case 1:
      await session.save(name);
      return;
    case 2:
      await session.rpc.sendNotification('workspace/didChangeWatchedFiles', {
        changes: [{ uri: session.uri(dice.of([...names, '../x', '%00'])), type: dice.below(5) }],
      });
      return;
    case 3:
      await session.change('never-opened.txt', { text: 'x' });
      return;
    case 4:
    case 5:
    case 6:
    case 7:
    case 8:
      answers.push(ask(session, dice, name));
      return;
    default:
      if (document) await edit(session, dice, document, name);
      else {
        const text = files[name] ?? '';
        open.set(name, TextDocument.create(session.uri(name), 'plaintext', 1, text));
        await session.open(name, text);
      }
  }
}

async function edit(session: LspSession, dice: Dice, document: TextDocument, name: string): Promise<void> {
  const changes = Array.from({ length: 1 + dice.below(3) }, () => change(dice, document));
  TextDocument.update(document, changes, document.version + 1);
  // Texts would grow without end, and the longest ones decide how long this takes.
  if (document.getText().length > 3000) {
    const whole = { text: files[name] ?? '' };
    changes.push(whole);
    TextDocument.update(document, [whole], document.version + 1);
  }
  await session.change(name, ...changes);
}

function change(dice: Dice, document: TextDocument): TextDocumentContentChangeEvent {
  if (dice.below(60) === 0) return { text: dice.of(Object.values(files)) };
  const { start, end } = range(dice, document);
  return { range: dice.below(8) === 0 ? { start: end, end: start } : { start, end }, text: dice.of(pieces) };
}

function range(dice: Dice, document: TextDocument) {
  const line = dice.below(document.lineCount + 2);
  const character = dice.below(30) === 0 ? 1_000_000 : dice.below(40);
  const end = { line: line + (dice.below(10) === 0 ? 1 : 0), character: character + dice.below(4) };
  return { start: { line, character }, end };
}

const methods = ['diagnostic', 'hover', 'completion', 'codeAction', 'documentLink'];

/** Half of the requests are taken back at once; an error is an answer too, the end of the server is none. */
async function ask(session: LspSession, dice: Dice, name: string): Promise<void> {
  const cancel = new CancellationTokenSource();
  const position = { line: dice.below(12) - 1, character: dice.below(30) - 1 };
  const answer =
    dice.below(40) === 0
      ? session.rpc.sendRequest(
          'workspace/executeCommand',
          { command: 'antivenom.scanWorkspace' },
          cancel.token,
        )
      : session.rpc.sendRequest(
          `textDocument/${dice.of(methods)}`,
          {
            textDocument: { uri: session.uri(name) },
            position,
            range: { start: position, end: position },
            context: { diagnostics: [], triggerKind: 1 },
          },
          cancel.token,
        );
  if (dice.below(2) === 0) cancel.cancel();
  await answer.catch((error: { code?: number }) => assert.ok(typeof error.code === 'number', String(error)));
}
