import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cnis } from '../../../clusters/cni/registry.ts';
import { clusterNetworkPolicyCrd } from '../../../clusters/cni/objects/load-cluster-network-policy-crd.ts';

const context = { podSubnet: '10.244.0.0/16', signal: new AbortController().signal };
const crd = `apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nmetadata: { name: ${clusterNetworkPolicyCrd} }\n`;
const daemonSet = 'apiVersion: apps/v1\nkind: DaemonSet\nmetadata: { name: cilium, namespace: kube-system }\n';
const template = 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: cilium-config }\ndata: {{ toJson .Values }}\n';

describe('loading a CNI from files', () => {
  let folder = '';
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'npc-cni-'));
    await mkdir(join(folder, 'chart', 'templates'), { recursive: true });
    await Promise.all([
      writeFile(join(folder, 'crd.yaml'), crd),
      writeFile(join(folder, 'cilium.yaml'), daemonSet),
      writeFile(join(folder, 'chart', 'Chart.yaml'), 'apiVersion: v2\nname: cilium\nversion: 1.0.0\n'),
      writeFile(join(folder, 'chart', 'templates', 'config.yaml'), template),
      writeFile(join(folder, 'one.yaml'), 'ipam: { mode: cluster-pool }\nimage: { tag: one }\n'),
      writeFile(join(folder, 'two.yaml'), 'image: { tag: two }\n'),
    ]);
  });
  after(() => rm(folder, { recursive: true }));

  const file = (name: string): string => join(folder, name);
  const kinds = (objects: readonly { readonly kind: string }[]): readonly string[] => objects.map(({ kind }) => kind);

  it('default and calico: what the files hold', async () => {
    const sources = { manifests: [file('crd.yaml'), file('cilium.yaml')], values: [] };
    for (const cni of [cnis.default, cnis.calico]) {
      const { objects, leftOut } = await cni.load(sources, context);
      assert.deepEqual(kinds(objects), ['CustomResourceDefinition', 'DaemonSet']);
      assert.deepEqual(leftOut, []);
    }
  });

  it('cilium: files that hold its DaemonSet are all of it', async () => {
    const { objects } = await cnis.cilium.load({ manifests: [file('cilium.yaml')], values: [] }, context);
    assert.deepEqual(kinds(objects), ['DaemonSet']);
  });

  it('cilium: a chart with values over ours, later over earlier; ClusterNetworkPolicies on where their definition is there', async () => {
    const sources = { manifests: [file('crd.yaml')], chart: file('chart'), values: [file('one.yaml'), file('two.yaml')] };
    const { objects } = await cnis.cilium.load(sources, context);
    assert.deepEqual(kinds(objects), ['CustomResourceDefinition', 'ConfigMap']);
    assert.deepEqual(objects[1]?.['data'], {
      image: { pullPolicy: 'IfNotPresent', tag: 'two' },
      ipam: { mode: 'cluster-pool' },
      operator: { replicas: 1 },
      hubble: { enabled: false },
      k8sClusterNetworkPolicy: { enabled: true },
    });
  });

  it('names the flag of a file that cannot be read', async () => {
    const missing = file('missing.yaml');
    await assert.rejects(cnis.default.load({ manifests: [missing], values: [] }, context), {
      name: 'UserError',
      message: new RegExp(`^--cni-manifest ${missing} cannot be read`),
    });
    await assert.rejects(cnis.cilium.load({ manifests: [file('crd.yaml')], chart: file('chart'), values: [missing] }, context), {
      message: new RegExp(`^--cni-values ${missing} cannot be read`),
    });
  });
});
