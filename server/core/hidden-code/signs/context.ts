/** Two things that say nothing alone and much beside others. */
import { fetches, sends } from '../python/names.ts';
import type { PythonSource } from '../python/source.ts';
import type { Node } from '../python/tree.ts';
import { at, type CodeSign } from '../sign.ts';

export const cloudMetadata: CodeSign = {
  meta: {
    code: 'cloud-metadata',
    summary: 'Names the address at which cloud machines learn their keys',
    strength: 'weak',
    benignRate: null,
    docs: 'Clients of cloud services ask there.',
  },
  trigger: /169\.254\.169\.254/,
  *findInCode(source) {
    for (const { node, value } of source.strings)
      if (value.includes(metadata))
        yield { ...at(node), message: 'Names the metadata address of cloud machines' };
    for (const call of source.calls) {
      if (!sends.test(call.name) || source.textsOfCall(call).every(text => !text.includes(metadata)))
        continue;
      // The answer goes on to somebody who is named in the source; clients hand it to their own service, in a header.
      const content = ['data', 'json', 'files', 'body', 'content'].flatMap(
        key => call.keywords.get(key) ?? [],
      );
      const isPassedOn = [...content, ...call.args.slice(1)].some(node =>
        source.reach(
          node,
          (part, name) => name !== null && fetches.test(name.replace(/\(\)$/, '')) && asks(source, part),
        ),
      );
      if (isPassedOn && !asks(source, call.args[0]))
        yield {
          ...at(call.node),
          message: `${call.name}() sends what cloud machines are told about themselves`,
          strength: 'loud',
        };
    }
  },
};

const metadata = '169.254.169.254';

function asks(source: PythonSource, node: Node | undefined): boolean {
  return node !== undefined && source.textsIn(node).some(text => text.includes(metadata));
}

export const inputCapture: CodeSign = {
  meta: {
    code: 'input-capture',
    summary: 'Watches the keyboard, the clipboard or the screen',
    strength: 'weak',
    benignRate: 0.8,
    docs: 'Tools for automation and pictures do; what else the package is for decides. Beside something that sends it is strong, and a clipboard in which addresses of wallets are changed is loud.',
  },
  trigger: /pynput|ImageGrab|pyperclip|GetClipboardData|SetWindowsHookEx|pyautogui|(?:import|from) keyboard/,
  *findInCode(source) {
    const isSending = source.calls.some(
      ({ name }) => sends.test(name) && !/(?:Request|Connection|PoolManager)$/.test(name),
    );
    const pastes = source.calls.some(
      ({ name }) => name === 'pyperclip.copy' || /SetClipboardData$/.test(name),
    );
    const isSwap = pastes && source.strings.some(({ value }) => walletPattern.test(value.slice(0, 2000)));
    for (const { node, name } of source.calls) {
      if (!captures.test(name)) continue;
      const isClipboard = /paste$|Clipboard/.test(name);
      yield {
        ...at(node),
        message:
          isClipboard && isSwap
            ? `${name}() looks for addresses of wallets, to put in another`
            : `${name}() watches what the user does`,
        ...(isClipboard && isSwap ? { strength: 'loud' } : isSending && { strength: 'strong' }),
      };
    }
  },
};

const captures =
  /^(?:pynput\.(?:keyboard|mouse)\.Listener|keyboard\.(?:on_press|on_release|hook|record)|PIL\.ImageGrab\.grab|pyperclip\.paste|pyautogui\.screenshot)$|SetWindowsHookEx\w?$|GetClipboardData$/;
/** Patterns that addresses of Bitcoin and Ethereum match. */
const walletPattern = /\bbc1\b|\[13\]\[|0x\[(?:a-f|A-F|0-9)|bc1\|/;
