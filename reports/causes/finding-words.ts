import type { Finding } from '../../harness/vocabulary/results.ts';

/** Who is to blame for a disagreement, in words. */
export const findingWords: Readonly<Record<Finding['kind'], string>> = {
  'chart-defect': 'chart or docs defect: declared ≠ predicted',
  'enforcer-deviation': 'enforcer or model deviation: predicted ≠ observed',
};
