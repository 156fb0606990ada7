import assert from 'node:assert/strict';
import { claims } from '../../scenarios/claims.ts';
import { deviations } from '../../harness/enforcers/registry.ts';
import { escapeMarkdown } from '../../reports/markdown/escape-markdown.ts';
import { readPage, sectionOf } from './read-page.ts';

describe('docs/claims.md', () => {
  it('has every claim with its sentence, and evidence for it', async () => {
    const page = await readPage('docs/claims.md');
    for (const [id, { text }] of Object.entries(claims)) {
      const section =
        sectionOf(page, id) ?? assert.fail(`claim ${id} is missing: make the page anew with npm run docs:claims -- --from DIR…`);
      assert.ok(section.includes(`> ${escapeMarkdown(text)}\n`), `the sentence of claim ${id} is another now`);
      assert.match(section, /Decided by \d+ scenario/, `no evidence for claim ${id}`);
    }
  });

  it('names no deviation that the registry does not have', async () => {
    const ids = new Set<string>(deviations.map(({ id }) => id));
    const named = [...(await readPage('docs/claims.md')).matchAll(/cni-deviations\.md#([\w-]+)/g)].map(([, id = '']) => id);
    assert.ok(named.length > 0);
    assert.deepEqual(
      named.filter((id) => !ids.has(id)),
      [],
    );
  });
});
