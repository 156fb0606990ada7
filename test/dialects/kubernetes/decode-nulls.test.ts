import assert from 'node:assert/strict';
import { flow } from '../../policy/flow.ts';
import { predict } from '../../policy/predict.ts';
import { buildWorld } from '../../policy/world.ts';

const world = buildWorld({ pods: { 'a/web': { labels: { app: '' } }, 'a/db': { labels: { app: 'db' } } } });

function policy(spec: string): string {
  return `
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: nulls, namespace: a }
spec: ${spec}`;
}

function verdict(spec: string): string {
  return predict(world, policy(spec), flow('a/db', 'a/web', 80)).verdict;
}

/** What a server-side dry run of Kubernetes 1.34 answered about the same objects. */
describe('networking.k8s.io/v1 NetworkPolicy with null', () => {
  it('a null rule allows everything', () => {
    assert.equal(verdict('{ podSelector: {}, ingress: [null] }'), 'allowed');
  });

  it('a null port is any TCP port', () => {
    assert.equal(verdict('{ podSelector: {}, ingress: [{ ports: [null] }] }'), 'allowed');
  });

  it('no spec, a null one and an empty one isolate every pod for ingress', () => {
    for (const spec of ['', 'null', '{}']) assert.equal(verdict(spec), 'denied', spec);
  });

  it('a null label value is the empty text', () => {
    assert.equal(verdict('{ podSelector: { matchLabels: { app: null } } }'), 'denied');
    assert.equal(verdict('{ podSelector: { matchLabels: { app: null, tier: null } } }'), 'allowed');
    assert.equal(verdict('{ podSelector: { matchExpressions: [{ key: app, operator: In, values: [null] }] } }'), 'denied');
  });

  it('null maps and lists of a selector are absent', () => {
    assert.equal(verdict('{ podSelector: { matchLabels: null, matchExpressions: null } }'), 'denied');
    assert.equal(verdict('{ podSelector: { matchExpressions: [{ key: app, operator: Exists, values: null }] } }'), 'denied');
  });

  it('a null peer, type, exception or requirement is refused', () => {
    for (const spec of [
      '{ podSelector: {}, ingress: [{ from: [null] }] }',
      '{ podSelector: {}, policyTypes: [null] }',
      '{ podSelector: {}, ingress: [{ from: [{ ipBlock: { cidr: 10.0.0.0/8, except: [null] } }] }] }',
      '{ podSelector: { matchExpressions: [null] } }',
    ]) {
      assert.throws(() => verdict(spec), { name: 'UserError' }, spec);
    }
  });

  it('an unknown field is refused though it is null', () => {
    assert.throws(() => verdict('{ podSelector: {}, bogus: null }'), /spec\.bogus/);
  });
});
