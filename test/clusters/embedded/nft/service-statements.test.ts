import assert from 'node:assert/strict';
import { serviceStatements } from '../../../../clusters/embedded/nft/service-statements.ts';

describe('Services as translations', () => {
  const service = {
    addresses: ['10.96.0.1', 'fd00:10:96::1'],
    backend: ['10.244.0.7', 'fd00:10:244::7'],
    interface: 'p7',
    ports: [{ port: 53, targetPort: 5353, protocol: 'UDP' }],
  } as const;
  let lines: readonly string[];
  beforeEach(() => {
    lines = serviceStatements('s', [service], ['172.18.0.2', 'fd00:172:18::2']).map(({ text }) => text);
  });

  it('are hooked before policies see a packet, and where the node sends one itself', () => {
    assert.deepEqual(lines.slice(0, 4), [
      'add table inet s',
      'add chain inet s routed { type nat hook prerouting priority -100; policy accept; }',
      'add chain inet s own { type nat hook output priority -100; policy accept; }',
      'add chain inet s hairpin { type nat hook postrouting priority 100; policy accept; }',
    ]);
    assert.equal(lines.length, 4 + 2 * 2 + 2);
  });

  it('lead to the backend of the same family, for pods and for the node itself', () => {
    for (const chain of ['routed', 'own']) {
      assert.ok(lines.includes(`add rule inet s ${chain} ip daddr 10.96.0.1 udp dport 53 dnat ip to 10.244.0.7:5353`));
      assert.ok(lines.includes(`add rule inet s ${chain} ip6 daddr fd00:10:96::1 udp dport 53 dnat ip6 to [fd00:10:244::7]:5353`));
    }
  });

  it('show a backend that calls itself the node as its source', () => {
    assert.ok(lines.includes('add rule inet s hairpin meta nfproto ipv4 iifname "p7" oifname "p7" snat ip to 172.18.0.2'));
    assert.ok(lines.includes('add rule inet s hairpin meta nfproto ipv6 iifname "p7" oifname "p7" snat ip6 to fd00:172:18::2'));
  });

  it('leave out a family that the backend lacks', () => {
    const text = serviceStatements('s', [{ ...service, backend: ['10.244.0.7'] }], ['172.18.0.2'])
      .map((statement) => statement.text)
      .join('\n');
    assert.ok(!text.includes('ip6'));
  });
});
