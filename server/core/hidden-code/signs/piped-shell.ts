/** A script that is fetched into a shell. */
import { processWords, startsProgram } from '../python/names.ts';
import { at, type CodeSign } from '../sign.ts';

export const pipedShell: CodeSign = {
  meta: {
    code: 'piped-shell',
    summary: 'Pipes a download into a shell',
    strength: 'strong',
    benignRate: 0.1,
    docs: 'Installation guides say it to people; a package that does it by itself runs whatever the address serves.',
  },
  trigger: /\b(?:curl|wget|iwr|Invoke-WebRequest|DownloadString)\b/i,
  alsoTrigger: processWords,
  *findInCode(source) {
    for (const call of source.calls)
      if (
        startsProgram.test(call.name) &&
        source.textsOfCall(call).some(text => pipe.test(text.slice(0, 5000)))
      )
        yield { ...at(call.node), message: `${call.name}() pipes a download into a shell` };
  },
};

const pipe =
  /\b(?:curl|wget)\b[^|\n]{0,400}\|\s{0,9}(?:sudo\s{1,9})?(?:(?:ba|z|da|k)?sh|python3?|perl)\b|\b(?:iwr|irm|Invoke-WebRequest|DownloadString)\b[^\n]{0,400}\b(?:iex|Invoke-Expression)\b|\b(?:iex|Invoke-Expression)\b[^\n]{0,400}\bDownloadString\b|(?:bash|sh)\s{1,9}-c\s{1,9}.{0,9}\$\(\s{0,9}(?:curl|wget)\b/i;
