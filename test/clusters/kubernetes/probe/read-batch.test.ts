import assert from 'node:assert/strict';
import { readBatch } from '../../../../clusters/kubernetes/probe/read-batch.ts';
import type { Batch, Sighting, Try } from '../../../../clusters/kubernetes/probe/try.ts';

const tcp: Try = { kind: 'tcp', address: '10.0.0.2', port: 80 };
const udp: Try = { kind: 'udp', address: '10.0.0.2', port: 53 };
const lookup: Try = { kind: 'dns-udp', address: '10.96.0.10', name: 'example.com.', family: 4 };
const controlLine = 'tcp 0 0 200 0.000300 0.000000 0.001000 ';

function read(
  tries: readonly Try[],
  lines: readonly string[],
  control: Batch['control'] = { address: '10.0.0.1', port: 80 },
): readonly Sighting[] {
  const batch = { token: '@7', tries, control, silenceMs: 1_500 };
  return readBatch(
    batch,
    lines.map((text) => ({ text, afterMs: 1_600 })),
  );
}

describe('the lines of a batch', () => {
  it('are silence where curl timed out and the source connected to itself', () => {
    const [sighting] = read([tcp], [controlLine, 'tcp 1 28 000 0.000000 0.000000 1.500100 Connection timed out']);
    assert.equal(sighting?.kind, 'dropped');
    assert.match(sighting.detail, /connected to itself after 0\.3 ms/);
  });

  it('are an error where the source could not connect to itself: a starved pod is no denial', () => {
    for (const control of [
      'tcp 0 28 000 0.000000 0.000000 1.500000 x',
      'tcp 0 0 200 1.400000 0.000000 1.500000 ',
      'tcp 9 0 200 0.1 0 0.1 ',
    ]) {
      const [sighting] = read([tcp], [control, 'tcp 1 28 000 0.000000 0.000000 1.500100 Connection timed out']);
      assert.equal(sighting?.kind, 'error', control);
    }
  });

  it('are an error where the time-out came much too late', () => {
    const [transfer] = read([tcp], [controlLine, 'tcp 1 28 000 0.000000 0.000000 3.900000 Connection timed out']);
    assert.equal(transfer?.kind, 'error');
  });

  it('are an error where a line is missing', () => {
    const sightings = read([tcp, udp, lookup], [controlLine]);
    assert.deepEqual(
      sightings.map(({ kind }) => kind),
      ['error', 'error', 'error'],
    );
  });

  it('keep a number by its place among all tries, whoever makes them', () => {
    const sightings = read(
      [udp, tcp, lookup, tcp],
      [
        'run 2 0 ;; ->>HEADER<<- opcode: QUERY, status: NXDOMAIN, id: 1',
        controlLine,
        'run 0 1 TIMEOUT: read udp 10.0.0.1:1->10.0.0.2:53: i/o timeout',
        'tcp 2 0 200 0.001000 0.000000 0.002000 ',
        'tcp 1 7 000 0.000000 0.000000 0.000200 Could not connect',
      ],
    );
    assert.deepEqual(
      sightings.map(({ kind }) => kind),
      ['dropped', 'refused', 'connected', 'connected'],
    );
  });

  it('tell what the server saw from its answer', () => {
    const [v4, v6] = read(
      [tcp, tcp],
      [
        'tcp 1 0 200 0.001000 0.000000 0.002000 ',
        'tcp 2 0 200 0.001000 0.000000 0.002000 ',
        'body 1 10.244.0.6:4711',
        'body 2 [fd00::6]:4711',
      ],
    );
    assert.match(v4?.detail ?? '', /the server saw 10\.244\.0\.6$/);
    assert.match(v6?.detail ?? '', /the server saw fd00::6$/);
  });

  it('tell refusals on the way by their errno', () => {
    const contact: Try = { kind: 'connect', address: '10.0.0.2', port: 80 };
    const words = {
      'OTHER: dial tcp: connect: no route to host': 'rejected',
      REFUSED: 'refused',
      'DNS: bad': 'error',
      '': 'error',
    } as const;
    for (const [word, kind] of Object.entries(words)) {
      assert.equal(read([contact], [controlLine, `run 0 1 ${word}`])[0]?.kind, kind, word);
    }
  });

  it('tell a lookup without a reply from one that says no', () => {
    const silent = read([lookup], [controlLine, 'run 0 9 ;; communications error to 10.96.0.10#53: timed out']);
    const refused = read([lookup], [controlLine, 'run 0 9 ;; communications error to 10.96.0.10#53: connection refused']);
    const answered = read([lookup], ['run 0 0 ;; ->>HEADER<<- opcode: QUERY, status: NOERROR, id: 5 example.com. 30 IN A 192.0.2.7']);
    assert.deepEqual([silent[0]?.kind, refused[0]?.kind, answered[0]?.kind], ['dropped', 'refused', 'connected']);
    assert.deepEqual(answered[0]?.answers, ['192.0.2.7']);
  });
});
