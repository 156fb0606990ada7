import assert from 'node:assert/strict';
import { compile } from '../../../harness/dialects/compile.ts';
import { defaultSettings } from '../../../harness/dialects/settings.ts';
import { formatPolicyRef } from '../../../harness/policy/format-policy-ref.ts';
import { flow } from '../../policy/flow.ts';
import { manifests } from '../../policy/manifests.ts';
import { predict } from '../../policy/predict.ts';
import { globalPolicy, object, policy, together, world } from './fixture.ts';

const order = (text: string): readonly string[] =>
  compile(manifests(text), world, defaultSettings).tiers.flatMap(({ policies }) =>
    policies.map(({ ref }) => `${ref.apiVersion.split('/')[0] ?? ''} ${formatPolicyRef(ref)}`),
  );

const named = (name: string, rest = ''): string => policy(`types: [Ingress]\n${rest}`, name);

/** The NetworkPolicy of Kubernetes, whose order is 1000. */
const plain = (name: string): string => `
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: ${name}, namespace: shop }
spec: { podSelector: {}, policyTypes: [Ingress], ingress: [{}] }`;

/** Observed on Calico 3.32.1. */
describe('policies of Calico of one order', () => {
  it('go by their names as text, where what ends a name stands after - and ., and before letters and digits', () => {
    const names = ['web', 'web2', 'web-deny', 'web.deny', 'webs', 'we'];
    for (const given of [names, names.toReversed()])
      assert.deepEqual(
        order(together(...given.map((name) => named(name)))),
        ['we', 'web-deny', 'web.deny', 'web', 'web2', 'webs'].map((name) => `projectcalico.org NetworkPolicy shop/${name}`),
      );
  });

  it('go by order first, and one without order is last', () => {
    assert.deepEqual(
      order(together(named('a'), named('b', 'order: 2'), named('c', 'order: 1'), named('a-b'))).map((line) => line.replace(/.*\//, '')),
      ['c', 'b', 'a-b', 'a'],
    );
  });

  it('of one name go by kind: global ones, those of Kubernetes, those of Calico', () => {
    const all = [named('web', 'order: 1000'), plain('web'), globalPolicy('order: 1000\ntypes: [Ingress]', 'web')];
    for (const given of [all, all.toReversed()])
      assert.deepEqual(order(together(...given)), [
        'projectcalico.org GlobalNetworkPolicy web',
        'networking.k8s.io NetworkPolicy shop/web',
        'projectcalico.org NetworkPolicy shop/web',
      ]);
  });

  it('are so in every tier', () => {
    const tier = object('Tier', 'name: own', '{ order: 5 }');
    assert.deepEqual(
      order(together(tier, named('web', 'tier: own'), named('web-deny', 'tier: own'))).map((line) => line.replace(/.*\//, '')),
      ['web-deny', 'web'],
    );
  });

  const asked = flow('mon/prometheus', 'shop/web', 8080);
  const deny = (name: string, more = ''): string => named(name, `${more}ingress: [{ action: Deny }]`);
  const allow = (name: string): string => named(name, 'ingress: [{ action: Allow }]');
  for (const [title, text, verdict] of [
    ['web denies, web-allow allows', together(deny('web'), allow('web-allow')), 'allowed'],
    ['web allows, web-deny denies', together(allow('web'), deny('web-deny')), 'denied'],
    ['web denies at 1000, beside one of Kubernetes of that name', together(deny('web', 'order: 1000\n'), plain('web')), 'allowed'],
    ['web denies at 1000, beside web-allow of Kubernetes', together(deny('web', 'order: 1000\n'), plain('web-allow')), 'allowed'],
    ['aa denies at 1000, beside zz of Kubernetes', together(deny('aa', 'order: 1000\n'), plain('zz')), 'denied'],
  ] as const)
    it(`let the first decide: ${title}, so it is ${verdict}`, () => {
      assert.equal(predict(world, text, asked).verdict, verdict);
    });
});
