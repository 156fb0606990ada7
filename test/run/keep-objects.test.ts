import assert from 'node:assert/strict';
import { type Kept, keepObjects } from '../../harness/run/keep-objects.ts';
import { manifestsOf } from '../world/fixture.ts';

const policy = (name: string, hook?: string): string => `
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: ${name}${hook === undefined ? '' : `, annotations: { helm.sh/hook: '${hook}', helm.sh/hook-delete-policy: hook-succeeded }`} }
spec: { podSelector: {}, policyTypes: [Ingress] }
`;
const all = [policy('release'), policy('before', 'pre-install,pre-upgrade'), policy('after', 'post-install')].join('---\n');

function kept(yaml: string, during?: string, notJudged: Readonly<Record<string, string>> = {}): Kept {
  return keepObjects(manifestsOf(yaml), during, notJudged);
}

function namesOf({ objects, leftOut }: Kept): readonly [readonly string[], readonly string[]] {
  return [
    objects.map(({ object }) => object.metadata.name),
    leftOut.map(({ object, reason }) => `${object.replace(/^.* /, '')}: ${reason}`),
  ];
}

describe('the objects that are there', () => {
  it('once everything is installed are those of the release, without hooks that are gone', () => {
    assert.deepEqual(namesOf(kept(all)), [
      ['release'],
      [
        'before: a hook (pre-install, pre-upgrade) that is gone once it is done; a scenario with "during: pre-install" is about it',
        'after: a hook (post-install) that is gone once it is done; a scenario with "during: post-install" is about it',
      ],
    ]);
  });

  it('at the moment of a hook before the installation are the hooks of that moment alone', () => {
    assert.deepEqual(namesOf(kept(all, 'pre-install')), [
      ['before'],
      ['release: not there yet during pre-install', 'after: a hook of another moment (post-install)'],
    ]);
  });

  it('at the moment of a hook after it are the release and the hooks of that moment', () => {
    assert.deepEqual(namesOf(kept(all, 'post-install')), [
      ['release', 'after'],
      ['before: a hook of another moment (pre-install, pre-upgrade)'],
    ]);
  });

  it('hold no policy that nobody reads without a word', () => {
    const strange = 'apiVersion: crd.antrea.io/v1beta1\nkind: NetworkPolicy\nmetadata: { name: strange }\n';
    assert.match(kept(`${policy('a')}---\n${strange}`).unread ?? '', /NetworkPolicy.*strange/s);
    assert.equal(kept(policy('a')).unread, undefined);
    const suppressed = kept(`${policy('a')}---\n${strange}`, undefined, { 'crd.antrea.io/NetworkPolicy': 'not ours' });
    assert.deepEqual([suppressed.unread, namesOf(suppressed)], [undefined, [['a'], ['strange: not judged, says the suite: not ours']]]);
    for (const other of ['example.com/NetworkPolicy', 'NetworkPolicy', 'crd.antrea.io/Tier'])
      assert.match(kept(strange, undefined, { [other]: 'not ours' }).unread ?? '', /NetworkPolicy.*strange/s);
  });

  it('leave out what decides no flow, with the reason', () => {
    const { leftOut, unread } = kept('apiVersion: projectcalico.org/v3\nkind: IPPool\nmetadata: { name: pool }\nspec: {}\n');
    assert.deepEqual([leftOut.length, unread], [1, undefined]);
    assert.match(leftOut[0]?.object ?? '', /: IPPool pool$/);
    assert.ok((leftOut[0]?.reason ?? '').length > 10);
  });
});
