import assert from 'node:assert/strict';
import { aliasSubjects } from '../../harness/run/alias-subjects.ts';
import type { SubjectSpec } from '../../harness/suite/suite.ts';
import type { Subject } from '../../harness/world/subject.ts';
import { workload } from '../plan/cast.ts';
import { manifestsOf, refusalOf } from '../world/fixture.ts';

const metrics = [{ name: 'metrics', containerPort: 8080 }];
const shop = [
  workload('conformance-shop-api', metrics, { spec: { replicas: 2 } }),
  workload('ui', [{ name: 'http', containerPort: 80 }]),
  workload('agent', metrics, { kind: 'DaemonSet' }),
].join('---\n');

function named(yaml: string, aliases: Readonly<Record<string, Partial<SubjectSpec>>> = {}): readonly Subject[] {
  const subjects = Object.fromEntries(Object.entries(aliases).map(([name, spec]) => [name, { labels: {}, ports: {}, ...spec }]));
  return aliasSubjects(manifestsOf(yaml), { suite: { subjects }, release: 'conformance', source: 'shop', namespace: 'ns' });
}

const namesOf = (subjects: readonly Subject[]): readonly string[] => subjects.map(({ name, object }) => `${name}: ${object.name}`);

describe('the names of subjects', () => {
  it('are their own, without those of release and chart', () => {
    assert.deepEqual(namesOf(named(shop)), ['api: conformance-shop-api', 'ui: ui', 'agent: agent']);
  });

  it("are the suite's where it has one for a workload, by name or pattern, of the object or short", () => {
    for (const pattern of ['conformance-shop-api', '*-api', 'api'])
      assert.deepEqual(namesOf(named(shop, { controller: { workload: pattern } }))[0], 'controller: conformance-shop-api');
  });

  it('go to the pods too, replicas and all', () => {
    const [first] = named(shop, { controller: { workload: '*-api' } });
    assert.deepEqual(
      first?.pods.map(({ name }) => name),
      ['controller', 'controller.1'],
    );
  });

  it('prefer Deployments, and among them the one with a port of the name that is given', () => {
    assert.deepEqual(namesOf(named(shop, { controller: { workload: '*', portNamed: 'metrics' } })), [
      'controller: conformance-shop-api',
      'ui: ui',
      'agent: agent',
    ]);
  });

  it('stay where the suite says no pattern: what it adds is for the workload of that name', () => {
    assert.deepEqual(namesOf(named(shop, { ui: { labels: { a: 'b' } } })), namesOf(named(shop)));
  });

  it('must be of exactly one workload, and the refusal lists what is rendered', () => {
    assert.match(
      refusalOf(() => named(shop, { x: { workload: 'web' } })),
      /^The suite's subject x must be exactly one workload called web; none is \(rendered: .*Deployment conformance-shop-api; .*DaemonSet agent\)\.$/,
    );
    assert.match(
      refusalOf(() => named(shop, { x: { workload: '*' } })),
      /must be exactly one workload called \*; there are .*conformance-shop-api; .*Deployment ui; /,
    );
    assert.match(
      refusalOf(() => named('', { x: { workload: '*' } })),
      /none is \(rendered: none\)/,
    );
  });
});
