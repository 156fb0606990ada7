import assert from 'node:assert/strict';
import { parse } from 'yaml';
import { cnis } from '../../../clusters/cni/registry.ts';
import { clusterConfig } from '../../../clusters/kind/cluster-config.ts';

describe('kind configuration', () => {
  it('one node with what kind brings, labelled with the run', () => {
    assert.deepEqual(parse(clusterConfig({ runId: 'abc123', nodes: 1, family: 'ipv4', network: cnis.default.network })), {
      kind: 'Cluster',
      apiVersion: 'kind.x-k8s.io/v1alpha4',
      networking: { ipFamily: 'ipv4', disableDefaultCNI: false, podSubnet: '10.244.0.0/16' },
      kubeadmConfigPatches: ['kind: KubeletConfiguration\nmaxPods: 240\n'],
      nodes: [{ role: 'control-plane', labels: { 'netpol-conformance/run': 'abc123' } }],
    });
  });

  it('several nodes, both families, and room for another CNI', () => {
    const config: unknown = parse(clusterConfig({ runId: 'abc123', nodes: 3, family: 'dual', network: cnis.calico.network }));
    assert.deepEqual(config, {
      kind: 'Cluster',
      apiVersion: 'kind.x-k8s.io/v1alpha4',
      networking: { ipFamily: 'dual', disableDefaultCNI: true, podSubnet: '192.168.0.0/16,fd00:10:244::/56' },
      featureGates: { MutatingAdmissionPolicy: true },
      runtimeConfig: { 'admissionregistration.k8s.io/v1beta1': 'true' },
      kubeadmConfigPatches: ['kind: KubeletConfiguration\nmaxPods: 240\n'],
      nodes: ['control-plane', 'worker', 'worker'].map((role) => ({ role, labels: { 'netpol-conformance/run': 'abc123' } })),
    });
  });
});
