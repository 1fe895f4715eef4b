/** Text of unknown origin in hovers. */
import assert from 'node:assert/strict';
import { escapeMarkdown, plainText } from '../../../server/lsp/escape-markdown.ts';

describe('escaping Markdown', () => {
  it('takes the meaning from every character that has one', () => {
    assert.equal(escapeMarkdown('![x](http://a.b/c.png)'), '\\!\\[x\\]\\(http\\://a\\.b/c\\.png\\)');
    assert.equal(
      escapeMarkdown('<img src=x> &amp; `code` **b** _i_ ~s~'),
      '\\<img src\\=x\\> \\&amp; \\`code\\` \\*\\*b\\*\\* \\_i\\_ \\~s\\~',
    );
    assert.equal(
      escapeMarkdown('a|b\\c {d} #e +f -g $(alert)'),
      'a\\|b\\\\c \\{d\\} \\#e \\+f \\-g \\$\\(alert\\)',
    );
  });

  it('makes one line of many', () => {
    assert.equal(escapeMarkdown('a\r\n\r\n# b\u2028c\td'), 'a \\# b c d');
  });

  it('drops what cannot be seen or turns text around', () => {
    assert.equal(escapeMarkdown('a\u202eb\u200bc\u2066d\ufeffe\u0007f\ue000g\ud800h'), 'abcdefgh');
  });

  it('cuts long text, between characters', () => {
    assert.equal(escapeMarkdown('x'.repeat(500)), `${'x'.repeat(200)}…`);
    assert.equal(plainText(`${'x'.repeat(9)}🐍🐍`, 10), `${'x'.repeat(9)}…`);
    assert.equal(plainText('short', 5), 'short');
  });

  it('is quick on megabytes', () => {
    const started = performance.now();
    escapeMarkdown('*\u200b '.repeat(2_000_000));
    assert.ok(performance.now() - started < 500);
  });
});
