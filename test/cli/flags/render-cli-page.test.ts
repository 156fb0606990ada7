import { renderCliPage } from '../../../cli/flags/render-cli-page.ts';
import { assertGolden } from '../../reports/assert-golden.ts';

describe('docs/cli.md', () => {
  it('is what the table of flags says', async () => {
    await assertGolden(new URL('../../../docs/cli.md', import.meta.url), renderCliPage());
  });
});
