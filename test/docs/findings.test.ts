import assert from 'node:assert/strict';
import { renderFindingsPage } from '../../cli/render-findings-page.ts';
import { readPage } from './read-page.ts';

describe('docs/findings.md', () => {
  it('is what the registry of findings says: npm run docs', async () => {
    assert.equal(await readPage('docs/findings.md'), renderFindingsPage());
  });
});
