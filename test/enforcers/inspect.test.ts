import assert from 'node:assert/strict';
import { nameCni } from '../../clusters/cni/registry.ts';
import { cidrMatches } from '../../harness/dialects/cilium/settings.ts';
import { defaultSettings } from '../../harness/dialects/settings.ts';
import { parseCiliumConfig, servesClusterNetworkPolicies } from '../../harness/enforcers/cilium/settings.ts';
import type { ClusterReader, Enforcer } from '../../harness/enforcers/enforcer.ts';
import { findUnenforced, inspectEnforcers, shortImage } from '../../harness/enforcers/inspect.ts';
import { enforcers } from '../../harness/enforcers/registry.ts';

function named(...ids: readonly string[]): readonly Enforcer[] {
  return enforcers.filter(({ id }) => ids.includes(id));
}

/** A cluster with these DaemonSets, and this configuration of Cilium. */
function clusterOf(daemonSets: Readonly<Record<string, string>>, ciliumConfig?: Readonly<Record<string, string>>): ClusterReader {
  const items: Readonly<Record<string, readonly unknown[]>> = {
    '/apis/apps/v1/daemonsets': Object.entries(daemonSets).map(([name, image]) => ({
      metadata: { name },
      spec: { template: { spec: { containers: [{ image }] } } },
    })),
    '/api/v1/configmaps': ciliumConfig === undefined ? [] : [{ metadata: { name: 'cilium-config' }, data: ciliumConfig }],
  };
  return { list: (path, schema) => Promise.resolve((items[path] ?? []).map((item) => schema.parse(item))) };
}

const clusterNetworkPolicies = { 'enable-k8s-cluster-network-policy': 'true' };

describe('what enforces policies in a cluster', () => {
  const seen: readonly (readonly [daemonSet: string, image: string, enforcer: string | undefined])[] = [
    ['kindnet', 'docker.io/kindest/kindnetd:v20250512', 'kindnet'],
    ['cilium', 'quay.io/cilium/cilium:v1.20.2@sha256:0', 'cilium'],
    ['anetd', 'mirror.example.com/cilium/cilium:v1.20.2', 'cilium'],
    ['cilium-envoy', 'quay.io/cilium/cilium-envoy:v1.34', undefined],
    ['calico-node', 'quay.io/calico/node:v3.32.0', 'calico'],
    ['rke2-canal', 'rancher/mirrored-calico-node:v3.30.0', 'calico'],
    ['netpol', 'registry.k8s.io/networking/kube-network-policies:v1.1.0-npa-v1alpha2', 'kube-network-policies'],
    ['netpol', 'registry.k8s.io/networking/kube-network-policies:v1.1.0', undefined],
    ['kube-proxy', 'registry.k8s.io/kube-proxy:v1.34.4', undefined],
  ];
  for (const [name, image, expected] of seen)
    it(`is ${expected ?? 'nothing known'} where a DaemonSet ${name} runs ${image}`, () => {
      assert.equal(enforcers.find((enforcer) => enforcer.recognise({ name, images: [image] }))?.id, expected);
    });

  it('is told with its images, its settings and the CNI that brings it', async () => {
    const {
      enforcers: found,
      images,
      settings,
      unenforced,
    } = await inspectEnforcers(
      clusterOf({ cilium: 'quay.io/cilium/cilium:v1.20.2@sha256:0' }, { 'policy-cidr-match-mode': 'nodes', ...clusterNetworkPolicies }),
    );
    assert.deepEqual([nameCni(found), images, [...cidrMatches(settings)]], ['cilium', 'cilium:v1.20.2', ['nodes']]);
    assert.deepEqual([...unenforced.keys()], ['calico']);
  });

  it('is more than one: kind brings kindnet, and kube-network-policies beside it', async () => {
    const kind = { kindnet: 'kindest/kindnetd:v1', cnp: 'registry.k8s.io/networking/kube-network-policies:v1.1.0-npa-v1alpha2' };
    const inspection = await inspectEnforcers(clusterOf(kind));
    assert.equal(nameCni(inspection.enforcers), 'default');
    assert.deepEqual([...inspection.unenforced.keys()], ['cilium', 'calico']);
    assert.deepEqual(inspection.settings, defaultSettings);
  });

  it('is unknown where nothing is recognised: NetworkPolicies are proven with packets, nothing else is enforced', async () => {
    const { enforcers: found, images, unenforced } = await inspectEnforcers(clusterOf({ 'kube-flannel': 'flannel:v1' }));
    assert.deepEqual([nameCni(found), images], ['unknown', 'unknown']);
    assert.deepEqual([...unenforced.keys()], ['cilium', 'calico', 'clusterNetworkPolicy']);
  });

  it('names the dialects that would be accepted and not enforced, with what is missing', () => {
    const kindnet = findUnenforced(named('kindnet'), defaultSettings);
    assert.deepEqual([...kindnet.keys()], ['cilium', 'calico', 'clusterNetworkPolicy']);
    assert.match(kindnet.get('clusterNetworkPolicy') ?? '', /enforces ClusterNetworkPolicy of .*kube-network-policies/);
    assert.match(kindnet.get('cilium') ?? '', /enforces CiliumNetworkPolicy of cilium\.io\/v2, .*those that can are Cilium$/);
    const cilium = findUnenforced(named('cilium'), defaultSettings);
    assert.deepEqual([...cilium.keys()], ['calico', 'clusterNetworkPolicy']);
    assert.match(cilium.get('clusterNetworkPolicy') ?? '', /k8sClusterNetworkPolicy\.enabled/);
    const serving = parseCiliumConfig(clusterNetworkPolicies);
    assert.deepEqual([...findUnenforced(named('cilium'), serving).keys()], ['calico']);
    assert.deepEqual([...findUnenforced(named('calico'), defaultSettings).keys()], ['cilium']);
  });

  it("reads Cilium's configuration, whose absent keys mean off", () => {
    for (const data of [{}, { 'policy-cidr-match-mode': '', 'enable-k8s-cluster-network-policy': 'false' }]) {
      assert.deepEqual([...cidrMatches(parseCiliumConfig(data))], []);
      assert.equal(servesClusterNetworkPolicies(parseCiliumConfig(data)), false);
    }
    const on = parseCiliumConfig({ 'policy-cidr-match-mode': 'nodes pods', ...clusterNetworkPolicies });
    assert.deepEqual([...cidrMatches(on)], ['nodes', 'pods']);
    assert.equal(servesClusterNetworkPolicies(on), true);
  });

  it('is told by the name and tag of its image, wherever that is from', () => {
    assert.equal(shortImage('quay.io/cilium/cilium:v1.20.2@sha256:0123'), 'cilium:v1.20.2');
    assert.equal(shortImage('registry:5000/calico/node:v3.31.0'), 'calico/node:v3.31.0');
    assert.equal(shortImage('kindnetd:v20250101'), 'kindnetd:v20250101');
  });
});
