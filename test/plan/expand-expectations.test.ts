import assert from 'node:assert/strict';
import { expandExpectations } from '../../harness/plan/expand-expectations.ts';
import { allowed, denied, type Expectation } from '../../harness/suite/expectation.ts';
import type { EverythingElse } from '../../harness/suite/scenario.ts';
import { UserError } from '../../harness/vocabulary/user-error.ts';
import { castFrom, cellOf, twoWorkloads, workload } from './cast.ts';

const three = `${twoWorkloads}---\n${workload('batch', [], { spec: { strategy: { type: 'Recreate' }, replicas: 1 } })}`;
const cast = castFrom(three);

/** The flows of expectations, one line each. */
function expand(expectations: readonly Expectation[], everythingElse: EverythingElse = {}): readonly string[] {
  return expandExpectations(cellOf(expectations, { everythingElse }).spec, cast).map(({ expectation }) => {
    const { verdict, source, target, lookup, because } = expectation;
    return `${verdict} ${source} → ${target}${lookup === undefined ? '' : ` over ${lookup}`}: ${because}`;
  });
}

function refusal(...expectations: readonly Expectation[]): string {
  try {
    expand(expectations);
  } catch (error) {
    assert.ok(error instanceof UserError, String(error));
    return error.message;
  }
  return assert.fail('accepted');
}

describe('expectations about single flows', () => {
  it('stay as they are where they name a source and a port', () => {
    assert.deepEqual(expand([allowed('client', 'db:sql', 'a'), denied('prometheus', 'api:unlisted', 'b')]), [
      'allowed client → db:sql: a',
      'denied prometheus → api:unlisted: b',
    ]);
  });

  it('name a port by its name, its number, or its number and protocol', () => {
    for (const port of ['sql', '5432', '5432/TCP'])
      assert.deepEqual(expand([allowed('client', `db:${port}`, 'a')]), ['allowed client → db:sql: a']);
  });

  it('are one for every port that a target without one declares', () => {
    assert.deepEqual(expand([allowed('api', 'prometheus', 'a')]), ['allowed api → prometheus:web: a', 'allowed api → prometheus:other: a']);
    assert.deepEqual(expand([allowed('client', 'db', 'a')]), ['allowed client → db:sql: a']);
  });

  it('ask a DNS over both transports, unless one is named', () => {
    assert.deepEqual(expand([allowed('api', 'dns', 'a')]), ['allowed api → dns:dns over udp: a', 'allowed api → dns:dns over tcp: a']);
    assert.deepEqual(expand([allowed('api', 'dns:dns', 'a', { lookup: 'tcp' })]), ['allowed api → dns:dns over tcp: a']);
    assert.deepEqual(expand([allowed('api', 'dns:metrics', 'a')]), ['allowed api → dns:metrics: a']);
  });

  it('are one for each workload where everybody is meant, as a source or as a destination', () => {
    assert.deepEqual(expand([allowed('*', 'db:sql', 'a')]), ['allowed api → db:sql: a', 'allowed batch → db:sql: a']);
    assert.deepEqual(expand([denied('client', '*:unlisted', 'b')]), [
      'denied client → api:unlisted: b',
      'denied client → db:unlisted: b',
      'denied client → batch:unlisted: b',
    ]);
  });

  it('are between two replicas where a workload talks to itself, and nothing where there is one replica and everybody is meant', () => {
    assert.deepEqual(expand([allowed('api', 'api:http', 'a')]), ['allowed api → api.1:http: a']);
    assert.deepEqual(expand([allowed('api.1', 'api:http', 'a')]), ['allowed api.1 → api:http: a']);
    assert.deepEqual(expand([allowed('*', '*:unlisted', 'a')]), [
      'allowed api → api.1:unlisted: a',
      'allowed api → db:unlisted: a',
      'allowed api → batch:unlisted: a',
      'allowed db → api:unlisted: a',
      'allowed db → batch:unlisted: a',
      'allowed batch → api:unlisted: a',
      'allowed batch → db:unlisted: a',
    ]);
  });

  it('give way to one that names a flow, whichever comes first', () => {
    const wide = denied('*', 'db:sql', 'nobody else');
    const exact = allowed('api', 'db:sql', 'its own');
    const expected = ['allowed api → db:sql: its own', 'denied batch → db:sql: nobody else'];
    assert.deepEqual(expand([wide, exact]), expected);
    assert.deepEqual(expand([exact, wide]), expected);
    assert.deepEqual(expand([wide, denied('*', 'db:sql', 'again')]).length, 2);
  });

  it('give way for that family, transport or approach alone', () => {
    const wide = denied('*', 'db:sql', 'nobody else');
    const exact = allowed('api', 'db:sql', 'in one family', { family: 4 });
    assert.deepEqual(expand([wide, exact]).length, 3);
  });

  it('that speak of many may not contradict each other', () => {
    assert.equal(
      refusal(allowed('*', 'db:sql', 'a'), denied('api', 'db', 'b')),
      'tiny/kubernetes: api → db:sql is to be allowed and denied (a; b): name that flow by itself.',
    );
  });

  it('are about somebody who is there, and a port that there is', () => {
    assert.equal(
      refusal(allowed('martian', 'db:sql', 'a')),
      'There is no martian: neither a peer nor a workload that is rendered is called so (workloads: api, db, batch).',
    );
    assert.match(refusal(allowed('client', 'dbb:sql', 'a')), /^There is no dbb: /);
    assert.match(refusal(denied('client', 'db:webhook', 'a')), /^db: no container port is named webhook, .*\(there are: sql\)/);
    assert.match(refusal(denied('client', 'db:5432/UDP', 'a')), /^db: no container port is named 5432\/UDP/);
    assert.match(refusal(denied('client', 'batch:9443', 'a')), /^batch: .*\(there are: none\)/);
    assert.match(refusal(allowed('client', 'batch', 'a')), /^batch declares no port, so a flow to it has to name one: batch:unlisted/);
  });
});

describe('everything else', () => {
  const apiAlone = castFrom(
    workload('api', [{ name: 'http', containerPort: 8080 }], { spec: { replicas: 2 } }),
    {},
    { suite: { subjects: {}, peers: {} } },
  );
  const elsewhere = (everythingElse: EverythingElse, ...expectations: readonly Expectation[]): readonly string[] =>
    expandExpectations(cellOf(expectations, { everythingElse }).spec, apiAlone).map(
      ({ expectation: { verdict, source, target, lookup } }) =>
        `${verdict} ${source} → ${target}${lookup === undefined ? '' : ` ${lookup}`}`,
    );

  it('is nothing where nothing is said of it', () => {
    assert.deepEqual(elsewhere({}), []);
  });

  it("that comes in is every peer's flow to every declared port and to one that nobody uses", () => {
    assert.deepEqual(elsewhere({ ingress: 'denied' }), [
      'denied api → api.1:http',
      'denied api → api.1:unlisted',
      ...['beside', 'elsewhere', 'internet', 'metadata'].flatMap((peer) => [`denied ${peer} → api:http`, `denied ${peer} → api:unlisted`]),
    ]);
  });

  it('that goes out is to every port that peers declare, to lookups, and to the apiserver', () => {
    assert.deepEqual(elsewhere({ egress: 'denied' }), [
      'denied api → api.1:http',
      'denied api → api.1:unlisted',
      ...['beside', 'elsewhere'].flatMap((peer) => ['http', 'other', 'other-udp'].map((port) => `denied api → ${peer}:${port}`)),
      'denied api → dns:dns udp',
      'denied api → dns:dns tcp',
      'denied api → internet:80',
      'denied api → internet:443',
      'denied api → metadata:80',
      'denied api → apiserver:api',
    ]);
  });

  it('is all but what is declared, by whatever way', () => {
    const declared = [
      allowed('beside', 'api:http', 'a'),
      allowed('api', 'dns', 'b'),
      allowed('api', 'internet:443', 'c', { approach: { kind: 'name', name: 'x.example.com' } }),
      allowed('*', '*', 'd'),
    ];
    const found = elsewhere({ ingress: 'denied', egress: 'denied' }, ...declared).filter((line) => line.startsWith('denied'));
    assert.deepEqual(
      found.filter((line) => /beside → api:http|dns|internet:443|api\.1:http/.test(line)),
      [],
    );
    assert.ok(found.includes('denied beside → api:unlisted') && found.includes('denied api → internet:80'), found.join('\n'));
  });
});
