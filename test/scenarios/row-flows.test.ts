import assert from 'node:assert/strict';
import { rowFlows } from '../../scenarios/tables/row-flows.ts';
import type { Row } from '../../scenarios/tables/row.ts';

const row: Row = {
  id: 'egress/dns',
  title: 'DNS',
  purpose: 'names',
  condition: 'always',
  protocols: ['UDP', 'TCP'],
  port: '53',
  instances: [
    { source: 'controller', target: 'dns:dns', where: 'in the cluster, by label' },
    { source: 'controller', target: 's3:service', where: 'outside the cluster, by CIDR' },
  ],
  expressedBy: { kubernetes: '', cilium: '', calico: '', clusterNetworkPolicy: '' },
};

describe("a row's traffic as expectations", () => {
  it('is each of its instances, and for DNS each transport', () => {
    const common = { source: 'controller', approach: { kind: 'address' }, verdict: 'allowed', because: 'the row', row: 'egress/dns' };
    assert.deepEqual(rowFlows(row, 'allowed', 'the row'), [
      { ...common, target: 'dns:dns', lookup: 'udp' },
      { ...common, target: 'dns:dns', lookup: 'tcp' },
      { ...common, target: 's3:service' },
    ]);
  });

  it('is those that are somewhere, found as one says', () => {
    const approach = { kind: 'service' } as const;
    const flows = rowFlows(row, 'denied', 'off', { where: 'in the cluster, by label', approach });
    assert.deepEqual(
      flows.map(({ target, verdict, approach: by }) => [target, verdict, by]),
      [
        ['dns:dns', 'denied', approach],
        ['dns:dns', 'denied', approach],
      ],
    );
  });
});
