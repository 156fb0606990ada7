import { neutralise } from '../../harness/text/neutralise.ts';

/**
 * A text inside a block of HTML in Markdown, where no Markdown is read: HTML's own characters, and what GitHub looks for in the
 * finished text (mentions of people, references to issues).
 */
export function escapeHtml(text: string): string {
  return neutralise(text, 'keep')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/@(?=[a-z0-9])|#(?=\d)/gi, '$&<!-- -->');
}
