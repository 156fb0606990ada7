import assert from 'node:assert/strict';
import { imagesOf } from '../../../../clusters/cni/objects/images-of.ts';
import { parseObjects } from '../../../../clusters/cni/objects/parse-objects.ts';

const daemonSet = `
apiVersion: apps/v1
kind: DaemonSet
metadata: { name: agent, namespace: kube-system }
spec:
  template:
    spec:
      initContainers: [{ name: config, image: example.com/agent:1 }]
      containers: [{ name: agent, image: example.com/agent:1 }, { name: proxy, image: example.com/proxy:2 }]
`;

describe('objects of a CNI', () => {
  it('are read from documents and lists; empty documents are skipped', () => {
    const list = 'apiVersion: v1\nkind: List\nmetadata: {}\nitems: [{apiVersion: v1, kind: Namespace, metadata: {name: a}}]\n';
    const objects = parseObjects(`---\n# only a comment\n---${daemonSet}---\n${list}`, 'cni.yaml');
    assert.deepEqual(
      objects.map(({ kind, metadata }) => `${kind} ${metadata.name}`),
      ['DaemonSet agent', 'Namespace a'],
    );
  });

  it('name the file where something is wrong with it', () => {
    assert.throws(() => parseObjects('a: [', 'cni.yaml'), { name: 'UserError', message: /^cni\.yaml is no valid YAML/ });
    assert.throws(() => parseObjects('kind: Pod', 'cni.yaml'), { name: 'UserError', message: /^cni\.yaml holds .*apiVersion/ });
  });

  it('name their images once each; a field of a schema is none', () => {
    const definition = 'apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nmetadata: {name: x}\nspec: {image: text}\n';
    assert.deepEqual(imagesOf(parseObjects(`${daemonSet}---\n${definition}`, 'cni.yaml')), ['example.com/agent:1', 'example.com/proxy:2']);
  });
});
