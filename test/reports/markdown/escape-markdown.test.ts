import assert from 'node:assert/strict';
import fc from 'fast-check';
import { codeSpan } from '../../../reports/markdown/code-span.ts';
import { escapeHtml } from '../../../reports/markdown/escape-html.ts';
import { escapeMarkdown } from '../../../reports/markdown/escape-markdown.ts';

describe('text in Markdown', () => {
  for (const [text, expected] of [
    ['plain words, 10.0.0.1:8080', 'plain words, 10.0.0.1:8080'],
    ['a|b', 'a\\|b'],
    ['`code`', '\\`code\\`'],
    ['*a* _b_ ~~c~~ $d$', '\\*a\\* \\_b\\_ \\~\\~c\\~\\~ \\$d\\$'],
    ['[link](http://x)', '\\[link\\](http<!-- -->://x)'],
    ['![image](x)', '!\\[image\\](x)'],
    ['<img src=x>', '&lt;img src=x&gt;'],
    ['&lt;', '&amp;lt;'],
    ['@octocat and a@b.c', '@<!-- -->octocat and a@<!-- -->b.c'],
    ['see #12 and x#3', 'see \\#<!-- -->12 and x\\#<!-- -->3'],
    ['https://example.com www.example.com', 'https<!-- -->://example.com www<!-- -->.example.com'],
    ['two\nlines\r\nand\tmore', 'two lines and  more'],
    ['\u001b[31m', '\\\\u{1b}\\[31m'],
    ['C:\\path', 'C:\\\\path'],
  ] as const) {
    it(`${JSON.stringify(text)}: ${expected}`, () => {
      assert.equal(escapeMarkdown(text), expected);
    });
  }

  it('leaves nothing that GitHub would make something of, whatever the text', () => {
    const hostile = fc.string({
      unit: fc.constantFrom('`', '|', '<', '>', '@', 'a', '#', '1', '[', ']', '(', '\\', '*', '_', '~', '\n', 'http:', 'www.', '&', ' '),
    });
    fc.assert(
      fc.property(hostile, (text) => {
        const escaped = escapeMarkdown(text);
        const bare = escaped.replace(/\\[\\`*_[\]#|~$]/g, '\u0001').replaceAll('<!-- -->', '\u0002');
        assert.doesNotMatch(bare, /[`|*_[\]~<>\n]|@a|http:|www\./);
      }),
    );
  });

  it('in a code span is the text, between fences that it does not hold, on one line of one cell', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('`', '|', 'a', ' ', '\n', '@', '<', '\\') }), (text) => {
        const span = codeSpan(text);
        const fence = /^`+/.exec(span)?.[0] ?? '';
        const inner = span.slice(fence.length, -fence.length);
        assert.ok(span.endsWith(fence) && !inner.startsWith('`') && !inner.endsWith('`'), span);
        assert.ok(![...inner.matchAll(/`+/g)].some(([run]) => run === fence), span);
        assert.doesNotMatch(span, /\n|(?<!\\)(?:\\\\)*\|/);
        const shown = /^ .*[^ ].* $/.test(inner) ? inner.slice(1, -1) : inner;
        if (!text.includes('\\|')) assert.equal(shown.replaceAll('\\|', '|').trim(), text.replaceAll('\n', ' ').trim());
      }),
    );
  });

  it('in HTML closes nothing and mentions nobody', () => {
    assert.equal(escapeHtml('</pre><script>@a &amp; #1'), '&lt;/pre&gt;&lt;script&gt;@<!-- -->a &amp;amp; #<!-- -->1');
  });
});
