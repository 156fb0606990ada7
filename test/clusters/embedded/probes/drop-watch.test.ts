import assert from 'node:assert/strict';
import { mock } from 'node:test';
import type { FiveTuple } from '../../../../clusters/embedded/agent/netlink/packet.ts';
import { DropWatch } from '../../../../clusters/embedded/agent/probes/drop-watch.ts';
import { recordPollMs } from '../../../../harness/time/budgets.ts';
import { LocalLog } from './loopback.ts';

const flow: FiveTuple = { protocol: 6, source: '10.244.0.1', sourcePort: 40_000, destination: '10.244.0.2', destinationPort: 80 };
const others: readonly FiveTuple[] = [
  { ...flow, protocol: 17 },
  { ...flow, source: '10.244.0.3' },
  { ...flow, sourcePort: 40_001 },
  { ...flow, destination: '10.244.0.3' },
  { ...flow, destinationPort: 81 },
];

describe('watch for records of drops', () => {
  let log: LocalLog;
  let drops: DropWatch;
  let seen: string[];
  /** The timers that run. */
  let timers: Set<() => void>;
  beforeEach(() => {
    timers = new Set();
    mock.method(globalThis, 'setInterval', (action: () => void, ms: number) => {
      assert.equal(ms, recordPollMs);
      timers.add(action);
      return action;
    });
    mock.method(globalThis, 'clearInterval', (action: () => void) => timers.delete(action));
    log = new LocalLog();
    drops = new DropWatch(log);
    seen = [];
  });
  afterEach(() => {
    mock.restoreAll();
  });
  const look = (): void => {
    for (const action of timers) action();
  };
  const note = (prefix: string): void => {
    seen.push(prefix);
  };

  it('finds the record that is there already', () => {
    log.records.push({ packet: flow, prefix: 'd3' });
    drops.watch(flow, note);
    assert.deepEqual(seen, ['d3']);
  });

  it('finds the record that comes later, and looks no longer then', () => {
    drops.watch(flow, note);
    look();
    assert.deepEqual(seen, []);
    log.records.push({ packet: flow, prefix: 'd4' });
    look();
    assert.deepEqual(seen, ['d4']);
    assert.equal(timers.size, 0);
  });

  it('never looks again for what was found at once', () => {
    log.records.push({ packet: flow, prefix: 'd3' });
    drops.watch(flow, note);
    assert.equal(timers.size, 0);
  });

  it('gives a record to its own flow only: another one’s is no denial', () => {
    const found = new Map<FiveTuple, string[]>([flow, ...others].map((tuple) => [tuple, []]));
    for (const [tuple, prefixes] of found) drops.watch(tuple, (prefix) => prefixes.push(prefix));
    [...found.keys()].forEach((packet, index) => log.records.push({ packet, prefix: `d${String(index)}` }));
    drops.drain();
    assert.deepEqual([...found.values()], [['d0'], ['d1'], ['d2'], ['d3'], ['d4'], ['d5']]);
  });

  it('ignores records that nobody waits for', () => {
    for (const packet of others) log.records.push({ packet, prefix: 'd1' });
    drops.watch(flow, note)();
    log.records.push({ packet: flow, prefix: 'd2' });
    drops.drain();
    assert.deepEqual(seen, []);
  });

  it('says a record once, though the packet was sent again', () => {
    drops.watch(flow, note);
    log.records.push({ packet: flow, prefix: 'd1' }, { packet: flow, prefix: 'd1' });
    drops.drain();
    assert.deepEqual(seen, ['d1']);
  });

  it('goes on looking while anyone waits, with one timer, and again afterwards', () => {
    const stops = others.map((packet) => drops.watch(packet, () => undefined));
    const stop = drops.watch(flow, note);
    for (const end of stops) end();
    assert.equal(timers.size, 1);
    stop();
    assert.equal(timers.size, 0);
    drops.watch(flow, note);
    log.records.push({ packet: flow, prefix: 'd9' });
    look();
    assert.deepEqual(seen, ['d9']);
  });

  it('counts how often the kernel threw records away', () => {
    drops.drain();
    assert.equal(drops.overruns, 0);
    log.state = 'overrun';
    drops.drain();
    drops.drain();
    log.state = 'complete';
    drops.drain();
    assert.equal(drops.overruns, 2);
  });
});
