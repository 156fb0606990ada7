import assert from 'node:assert/strict';
import { execa } from 'execa';
import { findHelm } from '../../harness/source/chart/find-helm.ts';
import { engines } from '../../scenarios/engines.ts';
import { chart, toValues } from './support/render.ts';

describe('chart: helm lint', () => {
  for (const engine of engines) {
    it(`finds nothing (${engine})`, async () => {
      const helm = await findHelm();
      const values = toValues({
        engine,
        webhook: { enabled: true },
        gate: { enabled: true },
        policy: { defaultDeny: { enabled: true }, egress: { enabled: true, to: [{}] } },
      });
      const { stdout } = await execa(helm.path, ['lint', '--strict', chart, '--values=-'], { input: JSON.stringify(values) });
      assert.match(stdout, /0 chart\(s\) failed/);
      assert.doesNotMatch(stdout, /\[(WARNING|ERROR)\]/);
    });
  }
});
