/** PowerShell and its kin, called so that nobody sees what they do. */
import { at, type CodeSign } from '../sign.ts';

export const powershell: CodeSign = {
  meta: {
    code: 'powershell',
    summary: 'Calls PowerShell or a system tool in a way that hides what it does',
    strength: 'strong',
    benignRate: 0.1,
    docs: 'Encoded commands and hidden windows serve those who do not want to be seen; notifiers for Windows use them now and then. Where the encoded command itself is written there it is loud.',
  },
  trigger: /powershell|pwsh|mshta|certutil|regsvr32/i,
  *findInCode(source) {
    for (const { node, value } of source.strings)
      if (hidden.test(value.slice(0, 5000)))
        yield {
          ...at(node),
          message: 'A command hides what it runs',
          ...(encoded.test(value.slice(0, 5000)) && { strength: 'loud' }),
        };
  },
};

/** With the encoded command itself behind it. */
const encoded =
  /\b(?:powershell|pwsh)[^\n]{0,200}?\s-e(?:n|nc|ncodedcommand)?\s{1,9}["']?[A-Za-z\d+/]{12,}={0,2}/i;

const hidden =
  /\b(?:powershell|pwsh)(?:\.exe)?\b[^\n]{0,200}?\s-(?:e|en|enc|encodedcommand|w(?:indowstyle)?\s{1,9}hidden|nop)\b|\bmshta(?:\.exe)?\s{1,9}(?:https?|vbscript|javascript):|\bcertutil(?:\.exe)?\s[^\n]{0,100}-(?:decode|urlcache)\b|\bregsvr32(?:\.exe)?\s[^\n]{0,100}\/i:/i;
