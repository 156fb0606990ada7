import assert from 'node:assert/strict';
import { deviations, enforcers } from '../../harness/enforcers/registry.ts';
import { readPage, sectionOf } from './read-page.ts';

describe('docs/cni-deviations.md', () => {
  it('describes each known deviation as the registry does', async () => {
    const page = await readPage('docs/cni-deviations.md');
    assert.ok(deviations.length > 0);
    for (const { enforcer, deviation } of enforcers.flatMap((one) =>
      one.deviations.map((each) => ({ enforcer: one.id, deviation: each })),
    )) {
      const { id, engines, sentence, source } = deviation;
      const section = sectionOf(page, id);
      assert.ok(section !== undefined, `docs/cni-deviations.md has no section "## ${id}"`);
      for (const text of [`Enforcer ${enforcer}; engines ${engines.join(', ')}.`, `> ${sentence}\n`, `Source: ${source}\n`])
        assert.ok(section.includes(text), `the section ${id} lacks: ${text}`);
    }
  });

  it('describes no other', async () => {
    const ids: readonly string[] = deviations.map(({ id }) => id);
    const headings = [...(await readPage('docs/cni-deviations.md')).matchAll(/^## (\S+)$/gm)].map(([, heading = '']) => heading);
    assert.deepEqual(headings.toSorted(), ids.toSorted());
  });
});
