import assert from 'node:assert/strict';
import fc from 'fast-check';
import { nameSubjects } from '../../harness/world/name-subjects.ts';
import type { SubjectObject } from '../../harness/world/subject.ts';

function object(text: string): SubjectObject {
  const [kind = '', name = '', namespace = 'ns', apiVersion = 'apps/v1'] = text.split(' ');
  return { apiVersion, kind, name, namespace };
}

const release = { release: 'r', chart: 'shop' };

describe('the name of a subject', () => {
  const cases: readonly (readonly [string, readonly string[], readonly string[]])[] = [
    [
      'leaves out release and chart',
      ['Deployment r-shop-api', 'Deployment r-db', 'Job shop-init', 'Job web'],
      ['api', 'db', 'init', 'web'],
    ],
    ['is that of the chart where nothing else is in it', ['Deployment r-shop'], ['shop']],
    ['is that of the chart where it is the release', ['Deployment r'], ['shop']],
    ['is full where two would be the same', ['Deployment r-shop-api', 'Deployment r-api', 'Job x'], ['r-shop-api', 'r-api', 'x']],
    ['says the kind where two are called the same', ['Deployment r-api', 'Job r-api'], ['Deployment/r-api', 'Job/r-api']],
    ['says the namespace where kinds are the same too', ['Job api a', 'Job api b'], ['a/Job/api', 'b/Job/api']],
    ['says the group where nothing else differs', ['Job a', 'Job a ns x.io/v1'], ['ns/Job.apps/a', 'ns/Job.x.io/a']],
    ['is full where the short one is the full one of another', ['Job r-api', 'Deployment api'], ['r-api', 'api']],
    ['is full for those that need it', ['Job a', 'Job r-a', 'Job r-r-a', 'Job r-b'], ['a', 'r-a', 'r-r-a', 'b']],
    ['is no empty text', ['Job r-', 'Job shop-'], ['r-', 'shop-']],
  ];
  for (const [title, objects, expected] of cases) {
    it(title, () => {
      assert.deepEqual(nameSubjects(objects.map(object), release), expected);
    });
  }

  it('is the whole one where the source is no chart', () => {
    assert.deepEqual(nameSubjects([object('Job shop-api'), object('Job r-web'), object('Job r')], { release: 'r' }), [
      'shop-api',
      'web',
      'r',
    ]);
  });

  it('is unique', () => {
    const part = fc.constantFrom('r', 'shop', 'api', 'a');
    const any = fc.record({
      apiVersion: fc.constantFrom('v1', 'apps/v1', 'x.io/v1'),
      kind: fc.constantFrom('Job', 'Pod'),
      name: fc.array(part, { minLength: 1, maxLength: 4 }).map((parts) => parts.join('-')),
      namespace: fc.constantFrom('ns', 'other'),
    });
    const objects = fc.uniqueArray(any, { selector: (each) => JSON.stringify(each), maxLength: 40 });
    fc.assert(
      fc.property(objects, (each) => {
        const names = nameSubjects(each, release);
        assert.equal(new Set(names).size, each.length);
      }),
    );
  });
});
