import assert from 'node:assert/strict';
import { findPortClash } from '../../harness/plan/find-port-clash.ts';

const ports = { webhook: 9443, metrics: 8080, gate: 8082, health: 8081 };

describe('the ports of the controller', () => {
  it('are free by default, with metrics over UDP beside metrics over TCP', () => {
    assert.equal(findPortClash(ports), undefined);
  });

  it('may not be one number twice', () => {
    assert.match(findPortClash({ ...ports, health: 8080 }) ?? '', /ports metrics and health are both 8080\/TCP/);
  });

  it('may not be a port that must stay closed', () => {
    assert.match(findPortClash({ ...ports, gate: 9999 }) ?? '', /ports gate and unlisted are both 9999\/TCP/);
    assert.match(findPortClash({ ...ports, metrics: 9998 }) ?? '', /ports unlisted-udp and metrics-udp are both 9998\/UDP/);
  });
});
