import assert from 'node:assert/strict';
import { recogniseEnforcer, shortImage } from '../../../../clusters/cni/enforcers/find-enforcers.ts';
import { findUnenforced } from '../../../../clusters/cni/enforcers/inspect-enforcers.ts';
import { parseCiliumConfig } from '../../../../clusters/cni/enforcers/read-cilium-config.ts';

describe('what enforces policies in a cluster', () => {
  it('tells enforcers by the names and images of their DaemonSets', () => {
    const seen = (name: string, ...images: string[]) => recogniseEnforcer({ name, images });
    assert.equal(seen('kindnet', 'docker.io/kindest/kindnetd:v20250512'), 'kindnet');
    assert.equal(seen('cilium', 'quay.io/cilium/cilium:v1.20.2@sha256:0'), 'cilium');
    assert.equal(seen('anetd', 'mirror.example.com/cilium/cilium:v1.20.2'), 'cilium');
    assert.equal(seen('cilium-envoy', 'quay.io/cilium/cilium-envoy:v1.34'), undefined);
    assert.equal(seen('calico-node', 'quay.io/calico/node:v3.32.0'), 'calico');
    assert.equal(seen('netpol', 'registry.k8s.io/networking/kube-network-policies:v1.1.0-npa-v1alpha2'), 'kube-network-policies-cnp');
    assert.equal(seen('netpol', 'registry.k8s.io/networking/kube-network-policies:v1.1.0'), undefined);
    assert.equal(seen('kube-proxy', 'registry.k8s.io/kube-proxy:v1.34.4'), undefined);
  });

  it('names the engines that would be accepted and not enforced, with what is missing', () => {
    const kindnet = findUnenforced(new Set(['kindnet']), 'off');
    assert.deepEqual([...kindnet.keys()], ['cilium', 'calico', 'clusterNetworkPolicy']);
    assert.match(kindnet.get('clusterNetworkPolicy') ?? '', /kube-network-policies does/);
    const both = findUnenforced(new Set(['kindnet', 'kube-network-policies-cnp']), 'off');
    assert.deepEqual([...both.keys()], ['cilium', 'calico']);
    const cilium = findUnenforced(new Set(['cilium']), 'off');
    assert.deepEqual([...cilium.keys()], ['calico', 'clusterNetworkPolicy']);
    assert.match(cilium.get('clusterNetworkPolicy') ?? '', /k8sClusterNetworkPolicy\.enabled/);
    assert.deepEqual([...findUnenforced(new Set(['cilium']), 'on').keys()], ['calico']);
    assert.deepEqual([...findUnenforced(new Set(['calico']), 'off').keys()], ['cilium']);
  });

  it("reads Cilium's configuration, whose absent keys mean off", () => {
    assert.deepEqual(parseCiliumConfig({}), { cidrMatches: new Set(), clusterNetworkPolicies: 'off' });
    assert.deepEqual(parseCiliumConfig({ 'policy-cidr-match-mode': '', 'enable-k8s-cluster-network-policy': 'false' }), {
      cidrMatches: new Set(),
      clusterNetworkPolicies: 'off',
    });
    assert.deepEqual(parseCiliumConfig({ 'policy-cidr-match-mode': 'nodes pods', 'enable-k8s-cluster-network-policy': 'true' }), {
      cidrMatches: new Set(['nodes', 'pods']),
      clusterNetworkPolicies: 'on',
    });
  });

  it('are told by the name and tag of their image, wherever it is from', () => {
    assert.equal(shortImage('quay.io/cilium/cilium:v1.20.2@sha256:0123'), 'cilium:v1.20.2');
    assert.equal(shortImage('registry:5000/calico/node:v3.31.0'), 'calico/node:v3.31.0');
    assert.equal(shortImage('kindnetd:v20250101'), 'kindnetd:v20250101');
  });
});
