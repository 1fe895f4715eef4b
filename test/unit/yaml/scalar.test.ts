/** Every unit of a scalar's value must be found where it is written, in all styles. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Document, Scalar } from 'yaml';
import { readYaml } from '../../../server/core/yaml/read.ts';
import { scalarSpans } from '../../../server/core/yaml/scalar.ts';
import { asScalar, select, type YamlScalar } from '../../../server/core/yaml/tree.ts';

function scalarIn(text: string): { scalar: YamlScalar; read: string } {
  const yaml = readYaml(text);
  const match = yaml.roots[0] && select(yaml.roots[0], ['k'])[0];
  const scalar = match && asScalar(match.node);
  assert.ok(scalar, text);
  return { scalar, read: yaml.text };
}

/** What stands in the text where `part` of the value is. */
function written(text: string, part: string): string {
  const { scalar } = scalarIn(text);
  const at = scalar.value.indexOf(part);
  assert.ok(at >= 0, `${JSON.stringify(scalar.value)} has no ${part}`);
  const { start, end } = scalarSpans(text, scalar)(at, at + part.length);
  return text.slice(start, end);
}

describe('places in YAML scalars', () => {
  const cases: readonly (readonly [string, string, string, string])[] = [
    ['plain', 'k: flask>=3 # c\n', 'flask', 'flask'],
    ['plain over lines', 'k: pip install\n  flask\n\n  django\n', 'django', 'django'],
    ['plain over lines, across', 'k: pip\n  install\n', 'pip install', 'pip\n  install'],
    ['single quotes', "k: 'it''s flask'\n", 'flask', 'flask'],
    ['a doubled quote', "k: 'it''s'\n", "'", "''"],
    ['double quotes', 'k: "\\x41\\u0042 \\U0001F600\\n flask"\n', 'flask', 'flask'],
    ['an escape', 'k: "a\\u0042c"\n', 'B', '\\u0042'],
    ['a joined line', 'k: "a\\\n   flask"\n', 'flask', 'flask'],
    ['literal', 'k: |\n  pip install flask\n    deeper\n\n  pip install django\n', 'django', 'django'],
    ['literal, deeper', 'k: |\n  a\n    deeper\n', '  deeper', '  deeper'],
    ['literal with a given indent', 'k: |2-\n    a\n   flask\n', 'flask', 'flask'],
    ['folded', 'k: >-\n  pip install\n  flask\n\n  django\n', 'flask\ndjango', 'flask\n\n  django'],
    ['folded, deeper', 'k: >\n  a\n\n    b\n    c\n  flask\n', 'flask', 'flask'],
    ['an anchor and a tag', 'k: &a !!str "flask"\n', 'flask', 'flask'],
  ];
  for (const [style, text, part, wanted] of cases)
    it(style, () => {
      assert.equal(written(text, part), wanted);
      assert.equal(written(text.replaceAll('\n', '\r\n'), part), wanted.replaceAll('\n', '\r\n'));
      assert.equal(written(`\uFEFF${text}`, part), wanted);
    });

  it('finds every unit of any value in any style', () => {
    const pieces = fc.constantFrom(
      'a',
      'b',
      ' ',
      '  ',
      '\n',
      '\n\n',
      "'",
      '"',
      '\\',
      '#',
      ': ',
      'é',
      '😀',
      '\t',
    );
    const values = fc.array(pieces, { maxLength: 30 }).map(parts => parts.join(''));
    const styles = fc.constantFrom(
      Scalar.PLAIN,
      Scalar.QUOTE_DOUBLE,
      Scalar.QUOTE_SINGLE,
      Scalar.BLOCK_LITERAL,
      Scalar.BLOCK_FOLDED,
    );
    fc.assert(
      fc.property(values, styles, fc.constantFrom(0, 20), (value, style, lineWidth) => {
        const node = new Scalar(value);
        node.type = style;
        const text = new Document({ k: node }).toString({ lineWidth });
        const { scalar, read } = scalarIn(text);
        if (read !== text || scalar.value !== value) return;
        const spanOf = scalarSpans(text, scalar);
        const isQuoted = text.includes('\\');
        let last = 0;
        for (let at = 0; at < value.length; at++) {
          const { start, end } = spanOf(at, at + 1);
          assert.ok(start >= last && end > start && end <= text.length, JSON.stringify([text, at]));
          // Units that share a place (a fold, an escape) begin at the same offset.
          last = start;
          const character = value.charAt(at);
          if (/[a-zé]/.test(character) && !isQuoted) assert.equal(text.slice(start, end), character, text);
        }
      }),
      { numRuns: 2000 },
    );
  });
});
