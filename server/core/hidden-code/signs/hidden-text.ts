/** Code that people who look at the file do not see. */
import { at, type CodeSign, type TextSign } from '../sign.ts';

export const offScreen: CodeSign = {
  meta: {
    code: 'off-screen',
    summary: 'Code stands far to the right of what a screen shows',
    strength: 'strong',
    benignRate: 0.1,
    docs: 'Behind 150 blanks nobody looks. Tables of numbers and comments are set like that now and then.',
  },
  trigger: /\S[ \t]{150}/,
  *findInCode(source) {
    let seen = 0;
    const covered = source.tree.nodes.filter(({ type }) => /^(?:String|FormatString|Comment)$/.test(type));
    for (const match of source.text.matchAll(/\S[ \t]{150,}(?=[^\s#\\])/g)) {
      if (++seen > mostGaps) return;
      const start = match.index + match[0].length;
      if (covered.some(({ from, to }) => from < start && start < to)) continue;
      const end = source.text.indexOf('\n', start);
      const rest = source.text.slice(start, end < 0 ? undefined : end);
      const isCode = /\b(?:exec|eval|import|__import__|compile|system|popen)\b/.test(rest.slice(0, 5000));
      yield {
        span: { start, end: start + rest.length },
        message: 'Code stands behind 150 blanks or more',
        ...(isCode && { strength: 'loud' }),
      };
    }
  },
};

/** Each is looked up among all literals and comments. */
const mostGaps = 500;

export const invisibleText: TextSign = {
  meta: {
    code: 'invisible-text',
    summary: 'Characters that cannot be seen change how code reads',
    strength: 'loud',
    benignRate: 0,
    docs: 'Characters that turn the direction of writing make code look other than it is; characters without width make two names look like one.',
  },
  trigger: /[\u202a-\u202e\u2066-\u2069]|[A-Za-z0-9_](?:\u200b|\u200c|\u200d|\u2060|\ufeff)[A-Za-z0-9_]/,
  *findInText({ text, isPython }) {
    if (!isPython) return;
    for (const match of text.matchAll(
      /[\u202a-\u202e\u2066-\u2069]|[A-Za-z0-9_](?:\u200b|\u200c|\u200d|\u2060|\ufeff)[A-Za-z0-9_]/g,
    )) {
      const isTurn = match[0].length === 1;
      const span = { start: Math.max(0, match.index - 20), end: match.index + match[0].length + 20 };
      yield {
        span,
        message: isTurn
          ? 'A character turns the direction in which code is shown'
          : 'A character without width stands in a word',
      };
    }
  },
};

export const foldedName: CodeSign = {
  meta: {
    code: 'folded-name',
    summary: 'A name in look-alike letters that Python reads as another one',
    strength: 'strong',
    benignRate: 0.5,
    docs: 'Python takes `ｅxec` for `exec`; a search does not find it. Single letters of mathematics are left alone.',
  },
  trigger:
    /[\u00aa\u00ba\u2070-\u209c\u2100-\u214f\uff00-\uffef\u{1d400}-\u{1d7ff}]|[A-Za-z_][\u0400-\u04ff]|[\u0400-\u04ff][A-Za-z_]/u,
  *findInCode(source) {
    for (const node of source.tree.nodes) {
      if (node.type !== 'VariableName' && node.type !== 'PropertyName') continue;
      const written = source.text.slice(node.from, node.to);
      if (/^\p{ASCII}*$/u.test(written)) continue;
      const plain = written.normalize('NFKC');
      const isFolded = plain !== written && plain.length > 2 && /^\p{ASCII}+$/u.test(plain);
      const isMixed = /[A-Za-z]{2}/.test(plain) && /\p{Script=Cyrillic}/u.test(plain);
      if (isFolded) yield { ...at(node), message: `Python reads this name as '${plain.slice(0, 80)}'` };
      else if (isMixed) yield { ...at(node), message: 'A name mixes Latin and Cyrillic letters' };
    }
  },
};
