import assert from 'node:assert/strict';
import { LearnedNames } from '../../../../clusters/embedded/agent/names/learned-names.ts';
import { decodeAttributes } from '../../../../clusters/embedded/agent/netlink/attributes.ts';
import type { Request } from '../../../../clusters/embedded/agent/netlink/netlink-socket.ts';
import type { CompiledRules, NameSet } from '../../../../clusters/embedded/nft/compiled-rules.ts';
import { exactName, wildcardName } from '../../../../harness/policy/name-pattern.ts';

const pod = { id: 'a/one', addresses: ['10.244.0.1', 'fd00::1'] };
const bucket = { name: 'bucket.example.com', protocol: 'UDP' } as const;

function nameSet(number: number, learnedBy: NameSet['learnedBy'], pattern = '*.example.com'): NameSet {
  return { patterns: [wildcardName(pattern, '.+')], learnedBy, sets: { 4: `n${String(number)}v4`, 6: `n${String(number)}v6` } };
}

function rules(parts: Partial<CompiledRules>): CompiledRules {
  return { table: 't', transactions: [], hook: '', decisions: [], nameSets: [], observed: new Map(), learners: new Set(), ...parts };
}

describe('names that the enforcer learns', () => {
  let requests: Request[][];
  let names: LearnedNames;
  beforeEach(() => {
    requests = [];
    names = new LearnedNames({ request: (sent) => requests.push([...sent]) });
  });

  /** What was asked of the kernel, element by element. */
  const changes = (): string[] =>
    requests.splice(0).flatMap((sent) => sent.slice(1, -1).map(({ what, body }) => `${what}: ${keyOf(body)}`));

  it('let each name’s sets match the pod’s address with each that it looked up, of the same family', () => {
    names.startOver(rules({ nameSets: [nameSet(1, 'any-lookup'), nameSet(2, 'any-lookup', 'other.test'), nameSet(3, 'any-lookup')] }));
    names.learn(pod, bucket, ['198.51.100.10', '2001:db8::10']);
    assert.deepEqual(changes(), [
      'add an element of set n1v4: 0af40001c633640a',
      'add an element of set n1v6: fd00000000000000000000000000000120010db8000000000000000000000010',
      'add an element of set n3v4: 0af40001c633640a',
      'add an element of set n3v6: fd00000000000000000000000000000120010db8000000000000000000000010',
    ]);
  });

  it('tell the kernel what is new only', () => {
    names.startOver(rules({ nameSets: [nameSet(1, 'any-lookup')] }));
    names.learn(pod, bucket, ['198.51.100.10']);
    names.learn(pod, bucket, ['198.51.100.10', '198.51.100.11']);
    names.learn(pod, bucket, ['198.51.100.11']);
    assert.deepEqual(changes(), ['add an element of set n1v4: 0af40001c633640a', 'add an element of set n1v4: 0af40001c633640b']);
  });

  it('are forgotten for one pod, which then learns anew', () => {
    names.startOver(rules({ nameSets: [nameSet(1, 'any-lookup')] }));
    const other = { id: 'a/two', addresses: ['10.244.0.2'] };
    names.learn(pod, bucket, ['198.51.100.10', '198.51.100.11']);
    names.learn(other, bucket, ['198.51.100.10', '2001:db8::10']);
    changes();
    names.forget('a/one');
    names.forget('a/one');
    assert.deepEqual(changes(), ['delete an element of set n1v4: 0af40001c633640a', 'delete an element of set n1v4: 0af40001c633640b']);
    names.learn(pod, bucket, ['198.51.100.10']);
    assert.deepEqual(changes(), ['add an element of set n1v4: 0af40001c633640a']);
    names.forget('a/two');
    assert.deepEqual(changes(), ['delete an element of set n1v4: 0af40002c633640a']);
  });

  it('are gone with the rules: sets of other rules are empty, and nothing is deleted from them', () => {
    names.startOver(rules({ nameSets: [nameSet(1, 'any-lookup')] }));
    names.learn(pod, bucket, ['198.51.100.10']);
    names.startOver(rules({ nameSets: [nameSet(1, 'any-lookup')] }));
    changes();
    names.forget('a/one');
    assert.deepEqual(changes(), []);
    names.learn(pod, bucket, ['198.51.100.10']);
    assert.deepEqual(changes(), ['add an element of set n1v4: 0af40001c633640a']);
    names.startOver(undefined);
    names.learn(pod, bucket, ['198.51.100.10']);
    assert.deepEqual(changes(), []);
    assert.equal(names.matterTo('a/one'), false);
    assert.equal(names.refuses('a/one', bucket), false);
  });

  it('come of lookups that a DNS rule of the pod observes, where the rule says so', () => {
    const observed = new Map([[pod.id, { UDP: [exactName('bucket.example.com')], TCP: [] }]]);
    names.startOver(rules({ nameSets: [nameSet(1, 'dns-rule')], observed, learners: new Set(['a/two']) }));
    names.learn(pod, { ...bucket, protocol: 'TCP' }, ['198.51.100.10']);
    names.learn(pod, { ...bucket, name: 'other.example.com' }, ['198.51.100.10']);
    names.learn({ id: 'a/two', addresses: ['10.244.0.2'] }, bucket, ['198.51.100.10']);
    assert.deepEqual(changes(), []);
    names.learn(pod, bucket, ['198.51.100.10', 'no address']);
    assert.deepEqual(changes(), ['add an element of set n1v4: 0af40001c633640a']);
    assert.deepEqual(
      [
        names.refuses('a/one', bucket),
        names.refuses('a/one', { ...bucket, name: 'other.example.com' }),
        names.refuses('a/one', { ...bucket, name: 'other.example.com', protocol: 'TCP' }),
        names.refuses('a/two', bucket),
      ],
      [false, true, false, false],
    );
    assert.deepEqual([names.matterTo('a/one'), names.matterTo('a/two')], [false, true]);
  });
});

/** The key of the element that a request adds or deletes. */
function keyOf(body: Uint8Array): string {
  let bytes: Buffer = Buffer.from(body).subarray(4);
  for (const type of [3, 1, 1, 1]) bytes = decodeAttributes(bytes, 0).get(type) ?? assert.fail(`no attribute ${String(type)}`);
  return bytes.toString('hex');
}
