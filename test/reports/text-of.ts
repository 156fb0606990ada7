import assert from 'node:assert/strict';
import type { Legs } from '../../harness/vocabulary/legs.ts';
import type { RenderOptions, Reporter } from '../../reports/reporter.ts';

const plain: RenderOptions = { width: 100, colours: 'off', resultsFile: 'out/results.json', repository: '/repository' };

/** The text of a reporter's one report, at a width of 100 columns without colours. */
export function textOf(reporter: Pick<Reporter, 'render'>, legs: Legs, options: Partial<RenderOptions> = {}): string {
  const [report, ...others] = reporter.render(legs, { ...plain, ...options });
  assert.deepEqual(others, []);
  return report?.text ?? assert.fail('no report');
}
