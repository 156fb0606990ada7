import assert from 'node:assert/strict';
import { summarise } from '../../harness/judge/run.ts';
import { resultsSchema } from '../../reports/schema/results-schema.ts';
import { blocksOf, readPage } from './read-page.ts';

describe('docs/results.md', () => {
  it('shows results that the schema takes, with the summary that follows from them', async () => {
    const page = await readPage('docs/results.md');
    const [block = '', ...others] = blocksOf(page, 'json');
    assert.deepEqual(others, []);
    const results = resultsSchema.parse(JSON.parse(block));
    assert.deepEqual(results.summary, summarise(results.cells, results.run));
  });
});
