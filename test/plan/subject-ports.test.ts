import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type SubjectPortsInput, subjectPorts } from '../../harness/plan/subject-ports.ts';
import type { SubjectSpec } from '../../harness/suite/suite.ts';
import type { DeclaredPort } from '../../harness/world/pod-template.ts';

/** The controller as this repository's suite describes it. */
const described: SubjectSpec['ports'] = {
  webhook: { application: 'tls', port: 9443, unless: 'webhook.enabled' },
  metrics: { application: 'http' },
  gate: { application: 'http', port: 8082, unless: 'gate.enabled' },
  'metrics-udp': { application: 'udp', numberOf: 'metrics' },
};
const unnamed = { container: 'main' } as const;
const metrics: DeclaredPort = { ...unnamed, name: 'metrics', port: 8080, protocol: 'TCP' };

function ports(input: Partial<SubjectPortsInput> & { readonly ports?: SubjectSpec['ports'] }): readonly string[] {
  const { ports: own, ...rest } = input;
  const spec = own === undefined ? undefined : { labels: {}, ports: own };
  return subjectPorts({ declared: [], values: {}, ...rest, spec }).map(
    ({ name, port, protocol, application, listing }) => `${name} ${String(port)}/${protocol} ${application} ${listing}`,
  );
}

const nobodys = ['unlisted 9999/TCP tcp extra', 'unlisted-udp 9998/UDP udp extra'];

describe('the ports of a subject', () => {
  it('are those that its containers declare, by name or number, and two that nobody uses', () => {
    const declared: readonly DeclaredPort[] = [
      metrics,
      { ...unnamed, port: 5353, protocol: 'UDP' },
      { ...unnamed, name: 'ngap', port: 38_412, protocol: 'SCTP' },
    ];
    assert.deepEqual(ports({ declared }), [
      'metrics 8080/TCP tcp declared',
      '5353/UDP 5353/UDP udp declared',
      'ngap 38412/SCTP sctp declared',
      ...nobodys,
    ]);
  });

  it('are none but those two where nothing is declared: a port that no container has can not be asked for', () => {
    assert.deepEqual(ports({}), nobodys);
    assert.deepEqual(ports({ ports: { metrics: { application: 'http' } } }), nobodys);
  });

  it('answer as the suite says, where that fits their protocol', () => {
    assert.deepEqual(ports({ declared: [metrics], ports: { metrics: { application: 'http' } } })[0], 'metrics 8080/TCP http declared');
    assert.deepEqual(ports({ declared: [metrics], ports: { metrics: { application: 'udp' } } })[0], 'metrics 8080/TCP tcp declared');
  });

  it('stand in for a port whose mode is off, and for none whose mode is on', () => {
    const off = ports({ declared: [metrics], ports: described });
    assert.deepEqual(off.slice(1, 3), ['webhook 9443/TCP tls extra', 'gate 8082/TCP http extra']);
    const on = ports({ declared: [metrics], ports: described, values: { gate: { enabled: true }, webhook: { enabled: 'yes' } } });
    assert.deepEqual(
      on.map((port) => port.split(' ')[0]),
      ['metrics', 'webhook', 'metrics-udp', 'unlisted', 'unlisted-udp'],
    );
  });

  it('stand in for no port that the workload uses for something else', () => {
    const declared: readonly DeclaredPort[] = [
      { ...metrics, port: 8082 },
      { ...unnamed, port: 9443, protocol: 'TCP' },
    ];
    const found = ports({ declared, ports: described });
    assert.equal(
      found.some((port) => port.startsWith('gate ') || port.startsWith('webhook ')),
      false,
    );
    // Of another protocol the number is free.
    const udp = ports({ declared: [{ ...unnamed, name: 'quic', port: 8082, protocol: 'UDP' }], ports: described });
    assert.ok(udp.includes('gate 8082/TCP http extra'), udp.join('\n'));
  });

  it('share a number where the suite says so, and where there is one to share', () => {
    assert.ok(ports({ declared: [metrics], ports: described }).includes('metrics-udp 8080/UDP udp extra'));
    assert.equal(
      ports({ ports: described }).some((port) => port.startsWith('metrics-udp')),
      false,
    );
  });

  it('are the first of two that have one name, as for policies', () => {
    const twice: readonly DeclaredPort[] = [metrics, { ...metrics, port: 9090 }, { ...metrics, port: 7070, protocol: 'UDP' }];
    assert.deepEqual(ports({ declared: twice }).slice(0, -2), ['metrics 8080/TCP tcp declared', 'metrics 7070/UDP udp declared']);
  });

  it('of two names and one number are one listener, which answers as the one that the suite describes', () => {
    const declared: readonly DeclaredPort[] = [{ ...metrics, name: 'web' }, metrics];
    assert.deepEqual(ports({ declared, ports: { metrics: { application: 'http' } } }).slice(0, 2), [
      'web 8080/TCP http declared',
      'metrics 8080/TCP http declared',
    ]);
  });

  it('may be 9999: the port that nobody uses is then another', () => {
    const sql: DeclaredPort = { ...unnamed, name: 'sql', port: 9999, protocol: 'TCP' };
    assert.deepEqual(ports({ declared: [sql] }), ['sql 9999/TCP tcp declared', 'unlisted 10000/TCP tcp extra', nobodys[1]]);
    const udp: DeclaredPort = { ...unnamed, name: 'statsd', port: 9998, protocol: 'UDP' };
    assert.deepEqual(ports({ declared: [udp] }).slice(1), [nobodys[0], 'unlisted-udp 9997/UDP udp extra']);
    const stands = ports({ ports: { far: { application: 'tcp', port: 9999 } } });
    assert.deepEqual(stands, ['far 9999/TCP tcp extra', 'unlisted 10000/TCP tcp extra', nobodys[1]]);
  });

  it('have one listener a number and protocol, and two that no port shares, whatever is declared', () => {
    const port = fc.record({
      name: fc.constantFrom('a', 'b', 'c', undefined),
      port: fc.oneof(fc.integer({ min: 1, max: 65_535 }), fc.constantFrom(9997, 9998, 9999, 10_000)),
      protocol: fc.constantFrom('TCP' as const, 'UDP' as const, 'SCTP' as const),
    });
    fc.assert(
      fc.property(fc.array(port, { maxLength: 12 }), (drawn) => {
        const declared = drawn.map(({ name, ...rest }): DeclaredPort => ({ ...unnamed, ...rest, ...(name === undefined ? {} : { name }) }));
        const found = subjectPorts({ declared, values: {} });
        const applications = new Map<string, string>();
        for (const { port: number, protocol, application } of found) {
          const key = `${String(number)}/${protocol}`;
          assert.equal(applications.get(key) ?? application, application, key);
          applications.set(key, application);
        }
        for (const name of ['unlisted', 'unlisted-udp'])
          assert.ok(!declared.some((each) => each.port === found.find((one) => one.name === name)?.port), name);
      }),
    );
  });
});
