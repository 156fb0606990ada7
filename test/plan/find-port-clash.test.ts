import assert from 'node:assert/strict';
import { findPortClash } from '../../harness/plan/find-port-clash.ts';

const ports = { webhook: 9443, metrics: 8080, gate: 8082, health: 8081 };

describe('the ports of the controller', () => {
  it('are free by default, with metrics over UDP beside metrics over TCP', () => {
    assert.equal(findPortClash({ controller: ports }), undefined);
  });

  it('may not be one number twice', () => {
    assert.match(findPortClash({ controller: { ...ports, health: 8080 } }) ?? '', /ports metrics and health are both 8080\/TCP/);
  });

  it('may not be a port that must stay closed', () => {
    assert.match(findPortClash({ controller: { ...ports, gate: 9999 } }) ?? '', /ports gate and unlisted are both 9999\/TCP/);
    assert.match(findPortClash({ controller: { ...ports, metrics: 9998 } }) ?? '', /ports unlisted-udp and metrics-udp are both 9998\/UDP/);
    const declared = [{ name: 'mine', port: 9999, protocol: 'TCP' }] as const;
    assert.match(findPortClash({ controller: ports, declared }) ?? '', /ports unlisted and mine are both 9999\/TCP/);
  });

  it('may have two names', () => {
    const declared = [
      { name: 'metrics', port: 8080, protocol: 'TCP' },
      { name: 'http', port: 8080, protocol: 'TCP' },
      { name: 'quic', port: 8443, protocol: 'UDP' },
      { port: 8443, protocol: 'UDP' },
    ] as const;
    assert.equal(findPortClash({ controller: ports, declared }), undefined);
  });
});
