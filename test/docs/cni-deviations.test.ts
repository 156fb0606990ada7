import assert from 'node:assert/strict';
import { deviations } from '../../harness/enforcers/deviations/registry.ts';
import { readPage, sectionOf } from './read-page.ts';

describe('docs/cni-deviations.md', () => {
  it('describes each known deviation as the registry does', async () => {
    const page = await readPage('docs/cni-deviations.md');
    assert.ok(deviations.length > 0);
    for (const { id, cni, engines, sentence, source } of deviations) {
      const section = sectionOf(page, id);
      assert.ok(section !== undefined, `docs/cni-deviations.md has no section "## ${id}"`);
      for (const text of [`CNI ${cni}; engines ${engines.join(', ')}.`, `> ${sentence}\n`, `Source: ${source}\n`])
        assert.ok(section.includes(text), `the section ${id} lacks: ${text}`);
    }
  });

  it('describes no other', async () => {
    const ids: readonly string[] = deviations.map(({ id }) => id);
    const headings = [...(await readPage('docs/cni-deviations.md')).matchAll(/^## (\S+)$/gm)].map(([, heading = '']) => heading);
    assert.deepEqual(headings.toSorted(), ids.toSorted());
  });
});
