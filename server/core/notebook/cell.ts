/** A code cell of a notebook: its Python, and the commands that IPython takes between the lines. */
import { type Excerpt, ExcerptBuilder, excerptWithin } from '../excerpt.ts';
import { type InstallReading, readInstallCommands } from '../shell/install-commands.ts';

/**
 * Adds the install commands of a cell to `reading`. Gives its Python, without IPython's own lines and with the places
 * in the file that `cell` was taken from; null where the whole cell is something else (`%%bash`, `%%html`).
 */
export function readCell(cell: Excerpt, reading: InstallReading): Excerpt | null {
  const { text } = cell;
  const magic = /^\s*%%(\S+)[ \t]*([^\r\n]*)/.exec(text);
  const code = new ExcerptBuilder(text);
  if (magic) {
    const bodyStart = magic[0].length;
    if (isShellMagic(magic[1] ?? '', magic[2] ?? '')) {
      const body = new ExcerptBuilder(text);
      body.keep(bodyStart, text.length);
      readInstallCommands(excerptWithin(cell, body.build()), reading);
      return null;
    }
    if (!/^(?:capture|time|timeit|prun|python3?|px)$/.test(magic[1] ?? '')) return null;
    readLines(cell, bodyStart, code, reading);
  } else readLines(cell, 0, code, reading);
  return excerptWithin(cell, code.build());
}

function isShellMagic(name: string, rest: string): boolean {
  if (/^(?:bash|sh|zsh|cmd|powershell|system|sx|!)$/.test(name)) return true;
  return name === 'script' && /^(?:[\w/]*\/)?(?:ba|z|k)?sh\b/.test(rest.replace(/^(?:--\S+[ \t]+)*/, ''));
}

/** `!command`, `x = !command`, `%pip …`; IPython takes `pip install …` without its `%` too. */
const commandLine =
  /^[ \t]*(?:[A-Za-z_][\w, \t]{0,80}=[ \t]*)?!{1,2}|^[ \t]*%(?=(?:pip|conda|mamba|micromamba|uv)\b)|^[ \t]*(?:%s[xc] |%system )|^[ \t]*(?=(?:pip|conda|mamba|uv pip)[ \t]+install[ \t])/;
/** Other magics, and questions about a name (`?len`, `len?`). */
const otherLine = /^[ \t]*[%?]|^[ \t]*[\w.*%]{1,200}\?{1,2}[ \t]*$/;

function readLines(cell: Excerpt, start: number, code: ExcerptBuilder, reading: InstallReading): void {
  const { text } = cell;
  for (let from = start; from < text.length; ) {
    const line = lineEnd(text, from);
    const written = text.slice(from, line);
    const command = commandLine.exec(written);
    if (command) {
      const end = continuedEnd(text, from);
      const shell = new ExcerptBuilder(text);
      shell.keep(from + command[0].length, end);
      readInstallCommands(excerptWithin(cell, shell.build()), reading);
      from = end;
    } else {
      if (!otherLine.test(written)) code.keep(from, line);
      from = line;
    }
    // The line end stays, so that what follows still begins a line.
    code.keep(from, Math.min(from + 1, text.length));
    from++;
  }
}

/** The offset of the next line end at or behind `from`. */
function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}

function continuedEnd(text: string, from: number): number {
  let end = lineEnd(text, from);
  while (end < text.length && (text[end - 1] === '\\' || (text[end - 1] === '\r' && text[end - 2] === '\\')))
    end = lineEnd(text, end + 1);
  return end;
}
