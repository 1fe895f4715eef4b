/** Two things that say nothing alone and much beside others. */
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
      if (value.includes('169.254.169.254'))
        yield { ...at(node), message: 'Names the metadata address of cloud machines' };
  },
};

export const inputCapture: CodeSign = {
  meta: {
    code: 'input-capture',
    summary: 'Watches the keyboard, the clipboard or the screen',
    strength: 'weak',
    benignRate: 0.8,
    docs: 'Tools for automation and pictures do; what else the package is for decides.',
  },
  trigger: /pynput|ImageGrab|pyperclip|SetWindowsHookEx|pyautogui|(?:import|from) keyboard/,
  *findInCode(source) {
    for (const { node, name } of source.calls)
      if (
        /^(?:pynput\.(?:keyboard|mouse)\.Listener|keyboard\.(?:on_press|on_release|hook|record)|PIL\.ImageGrab\.grab|pyperclip\.paste|pyautogui\.screenshot)$|SetWindowsHookEx\w?$/.test(
          name,
        )
      )
        yield { ...at(node), message: `${name}() watches what the user does` };
  },
};
