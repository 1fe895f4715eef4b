/**
 * Reads shell text as a shell would, as far as it takes to tell commands and their words apart. Tolerant: half-typed
 * text gives what can be read of it. Linear in time; nesting is followed to a fixed depth.
 */
import type { Span } from '../span.ts';
import type { Command, Cursor, Redirect, Word } from './syntax.ts';
import { endOfArithmetic, lineEndLength, readWord } from './words.ts';

/** Every simple command; those inside substitutions and brackets stand before the command around them. Never throws. */
export function parseShell(text: string): readonly Command[] {
  const reader = new Reader(text, false);
  const commands = reader.run();
  // A text that a shell can read never comes to the second run, so its guesses cannot harm it.
  return reader.unclosed ? new Reader(text, true).run() : commands;
}

const deepest = 60;

/** A here-document that was announced and begins with the next line. */
interface Pending {
  readonly delimiter: string;
  readonly isIndented: boolean;
  readonly heredocs: Span[];
}

interface Draft {
  words: Word[];
  redirects: Redirect[];
  heredocs: Span[];
}

class Reader implements Cursor {
  readonly text: string;
  readonly recover: boolean;
  at = 0;
  unclosed = false;
  closing = '';
  #depth = 0;
  #commands: Command[] = [];
  #pending: Pending[] = [];
  /** Looking for the end of a here-document costs a run over the text, so only so many may fail. */
  #failures = 0;
  #draft: Draft = { words: [], redirects: [], heredocs: [] };
  /** Where the last word or redirect of the draft ends. */
  #lastEnd = 0;

  constructor(text: string, recover: boolean) {
    this.text = text;
    this.recover = recover;
  }

  run(): readonly Command[] {
    this.#readCommands();
    return this.#commands;
  }

  nested(closing: ')' | '`'): void {
    if (this.#depth >= deepest) return;
    const outer = { closing: this.closing, draft: this.#draft, lastEnd: this.#lastEnd };
    this.#depth++;
    this.closing = closing;
    this.#begin();
    this.#readCommands();
    this.#depth--;
    this.closing = outer.closing;
    this.#draft = outer.draft;
    this.#lastEnd = outer.lastEnd;
  }

  #begin(): void {
    this.#draft = { words: [], redirects: [], heredocs: [] };
    this.#lastEnd = this.at;
  }

  #finish(): void {
    if (this.#draft.words.length > 0 || this.#draft.redirects.length > 0) this.#commands.push(this.#draft);
    this.#begin();
  }

  /** To behind the sign that closes what is being read, or to the end. */
  #readCommands(): void {
    const { text } = this;
    while (this.at < text.length) {
      const character = text[this.at] ?? '';
      if (character === this.closing) {
        this.#finish();
        this.at++;
        return;
      }
      if (character === '\n' || character === '\r') this.#endLine();
      else if (character === ' ' || character === '\t') this.at++;
      else if (character === '\\' && lineEndLength(text, this.at + 1) > 0)
        this.at += 1 + lineEndLength(text, this.at + 1);
      else if (character === '#') this.at = this.#endOfComment();
      else if (this.#readRedirect() || this.#readParentheses()) continue;
      else if (';&|)'.includes(character)) {
        this.at++;
        this.#finish();
      } else this.#addWord();
    }
    this.#finish();
    if (this.closing !== '') this.unclosed = true;
  }

  #addWord(): void {
    const word = readWord(this, this.#lastEnd);
    // Only a backquote that closes nothing can be no word and no sign.
    if (word.span.end === word.span.start) this.at++;
    else this.#draft.words.push(word);
    this.#lastEnd = this.at;
  }

  #endOfComment(): number {
    const end = this.text.indexOf('\n', this.at);
    const lineEnd = end < 0 ? this.text.length : end;
    if (this.closing !== '`') return lineEnd;
    const close = this.text.slice(0, lineEnd).indexOf('`', this.at);
    return close < 0 ? lineEnd : close;
  }

  #endLine(): void {
    this.at += lineEndLength(this.text, this.at);
    this.#finish();
    const pending = this.#pending;
    this.#pending = [];
    for (const heredoc of pending) this.#readBody(heredoc);
    this.#lastEnd = this.at;
  }

  /** Half-typed, a here-document has no end yet; then it has no body either, and nothing behind it is lost. */
  #readBody({ delimiter, isIndented, heredocs }: Pending): void {
    if (this.#failures > 20) return;
    const { text } = this;
    const start = this.at;
    for (let line = start; line < text.length; ) {
      const found = text.indexOf('\n', line);
      const end = found < 0 ? text.length : found;
      const written = text.slice(line, text[end - 1] === '\r' ? end - 1 : end);
      if ((isIndented ? written.replace(/^\t+/, '') : written) === delimiter) {
        heredocs.push({ start, end: line });
        this.at = Math.min(end + 1, text.length);
        return;
      }
      line = end + 1;
    }
    this.#failures++;
  }

  #readRedirect(): boolean {
    const { text } = this;
    const start = this.at;
    redirect.lastIndex = start;
    const found = redirect.exec(text);
    if (!found) return false;
    const [, number = '', operator = ''] = found;
    const touchesWord = number === '' && start === this.#draft.words.at(-1)?.span.end;
    this.at = redirect.lastIndex;
    if (/^[<>]$/.test(operator) && text[this.at] === '(') {
      this.at++;
      this.nested(')');
      this.#lastEnd = this.at;
      return true;
    }
    const behind = this.at;
    blanks.lastIndex = behind;
    if (blanks.test(text)) this.at = blanks.lastIndex;
    const word = readWord(this, this.at);
    const target = word.span.end > word.span.start ? word : null;
    if (!target) this.at = behind;
    const isAttached = touchesWord && target?.span.start === behind;
    this.#draft.redirects.push({ operator, target, isAttached, span: { start, end: this.at } });
    this.#lastEnd = this.at;
    if (target && (operator === '<<' || operator === '<<-'))
      this.#pending.push({
        delimiter: target.value.text,
        isIndented: operator === '<<-',
        heredocs: this.#draft.heredocs,
      });
    return true;
  }

  #readParentheses(): boolean {
    if (this.text[this.at] !== '(') return false;
    const arithmeticEnd = endOfArithmetic(this.text, this.at);
    if (arithmeticEnd !== null) {
      this.at = arithmeticEnd;
      return true;
    }
    // The items of `list=(a b)` are no commands.
    const isList = this.text[this.at - 1] === '=';
    const count = this.#commands.length;
    if (!isList) this.#finish();
    this.at++;
    this.nested(')');
    if (isList) this.#commands.length = count;
    this.#lastEnd = this.at;
    return true;
  }
}

const redirect = /(\d*)(&>>?|<<<|<<-?|<&|<>|>>|>&|>\||[<>])/y;
/** Between an operator and its target, which may stand on the next line. */
const blanks = /(?:[ \t]|\\\r?\n)+/y;
