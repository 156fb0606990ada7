import assert from 'node:assert/strict';
import { applyObjects } from '../../../../clusters/cni/objects/apply-objects.ts';
import type { KubernetesObject } from '../../../../harness/vocabulary/manifest.ts';
import { fakeApi, resourceList, type FakeApi } from '../fake-api.ts';

const { signal } = new AbortController();
const namespaces = { name: 'namespaces', kind: 'Namespace', namespaced: false };
const configMaps = { name: 'configmaps', kind: 'ConfigMap', namespaced: true };
const definitions = { name: 'customresourcedefinitions', kind: 'CustomResourceDefinition', namespaced: false };
const widgets = { name: 'widgets', kind: 'Widget', namespaced: true };

const definition: KubernetesObject = {
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  metadata: { name: 'widgets.example.com' },
  spec: { group: 'example.com', names: { kind: 'Widget' }, versions: [{ name: 'v1' }], 'x-kubernetes-preserve': true },
};
const widget: KubernetesObject = {
  apiVersion: 'example.com/v1',
  kind: 'Widget',
  metadata: { namespace: 'a', name: 'w' },
  spec: { anything: 1 },
};
const namespace: KubernetesObject = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'a' } };
const configMap: KubernetesObject = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { namespace: 'a', name: 'c' } };
const defaults: KubernetesObject = {
  apiVersion: 'admissionregistration.k8s.io/v1beta1',
  kind: 'MutatingAdmissionPolicy',
  metadata: { name: 'defaults' },
};

interface Applied {
  readonly path: string;
  readonly contentType: string | undefined;
  readonly body: string;
}

/** Serves widgets a while after their definition was applied. */
async function recordingApi(applied: Applied[], refuse?: string): Promise<FakeApi> {
  let looksForWidgets = 0;
  return fakeApi((request, response) => {
    const { path, method } = request;
    if (method === 'PATCH') {
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString()));
      request.on('end', () => {
        applied.push({ path, contentType: request.headers['content-type'], body });
        response.statusCode = path === refuse ? 422 : 200;
        response.end(JSON.stringify(path === refuse ? { kind: 'Status', message: 'spec: too strange', reason: 'Invalid' } : {}));
      });
      return;
    }
    if (path === '/api/v1') response.end(resourceList(namespaces, configMaps));
    else if (path === '/apis/apiextensions.k8s.io/v1') response.end(resourceList(definitions));
    else if (path === '/apis/example.com/v1' && (looksForWidgets += 1) > 1) response.end(resourceList(widgets));
    else {
      response.statusCode = 404;
      response.end(JSON.stringify({ kind: 'Status', message: 'the server could not find the requested resource', reason: 'NotFound' }));
    }
  });
}

describe('applying the objects of a CNI', () => {
  it('namespaces first, then definitions, then the rest once it is served; every field as it was', async () => {
    const applied: Applied[] = [];
    await using fake = await recordingApi(applied);
    assert.deepEqual(await applyObjects(fake.api, [widget, configMap, definition, namespace], signal), []);
    const paths = applied.map(({ path }) => path);
    assert.deepEqual(paths.slice(0, 2), [
      '/api/v1/namespaces/a',
      '/apis/apiextensions.k8s.io/v1/customresourcedefinitions/widgets.example.com',
    ]);
    assert.deepEqual(
      new Set(paths.slice(2)),
      new Set(['/apis/example.com/v1/namespaces/a/widgets/w', '/api/v1/namespaces/a/configmaps/c']),
    );
    assert.deepEqual(new Set(applied.map(({ contentType }) => contentType)), new Set(['application/apply-patch+yaml']));
    assert.deepEqual(JSON.parse(applied[1]?.body ?? ''), definition);
  });

  it('leaves out what is dispensable and not served, and says so', async () => {
    const applied: Applied[] = [];
    await using fake = await recordingApi(applied);
    const leftOut = await applyObjects(fake.api, [namespace, defaults], signal);
    assert.deepEqual(leftOut, [
      'MutatingAdmissionPolicy defaults is left out: this cluster does not serve admissionregistration.k8s.io/v1beta1 MutatingAdmissionPolicy.',
    ]);
    assert.equal(applied.length, 1);
  });

  it('fails where a kind is not served, before anything of the rest is applied', async () => {
    const applied: Applied[] = [];
    await using fake = await recordingApi(applied);
    await assert.rejects(applyObjects(fake.api, [configMap, { ...widget, kind: 'Gadget' }], signal), {
      name: 'UserError',
      message: /does not serve Gadget of example\.com\/v1, which w needs\..*--cni-manifest/,
    });
    assert.deepEqual(applied, []);
  });

  it("fails with the API's own message where it refuses an object", async () => {
    await using fake = await recordingApi([], '/api/v1/namespaces/a/configmaps/c');
    await assert.rejects(applyObjects(fake.api, [configMap], signal), {
      name: 'UserError',
      message: 'The API refuses ConfigMap c (v1): spec: too strange',
    });
  });
});
