import assert from 'node:assert/strict';
import { z } from 'zod';
import type { KubernetesObject } from '../../harness/vocabulary/manifest.ts';
import { render } from './support/render.ts';

const strings = z.record(z.string(), z.string());
const deploymentSchema = z.object({
  spec: z.object({
    selector: z.object({ matchLabels: strings }),
    template: z.object({
      metadata: z.object({ labels: strings }),
      spec: z.object({
        securityContext: z.record(z.string(), z.unknown()),
        volumes: z.array(z.object({ name: z.string(), secret: z.object({ secretName: z.string() }) })).optional(),
        containers: z.tuple([
          z.object({
            image: z.string(),
            args: z.array(z.string()),
            ports: z.array(z.object({ name: z.string(), containerPort: z.number(), protocol: z.string() })),
            livenessProbe: z.object({ httpGet: z.object({ port: z.string() }) }),
            readinessProbe: z.object({ httpGet: z.object({ port: z.string() }) }),
            securityContext: z.record(z.string(), z.unknown()),
          }),
        ]),
      }),
    }),
  }),
});

async function renderKind(kind: string, values: unknown = {}): Promise<readonly KubernetesObject[]> {
  return (await render(values)).map(({ object }) => object).filter((object) => object.kind === kind);
}

async function podTemplate(values: unknown = {}) {
  const [deployment, ...more] = await renderKind('Deployment', values);
  assert.equal(more.length, 0);
  const { selector, template } = deploymentSchema.parse(deployment).spec;
  return { selector, labels: template.metadata.labels, pod: template.spec, container: template.spec.containers[0] };
}

describe('chart: workload', () => {
  it('names the four ports, whatever the mode', async () => {
    const { container } = await podTemplate();
    assert.deepEqual(
      container.ports.map(({ name, containerPort, protocol }) => [name, containerPort, protocol]),
      [
        ['webhook', 9443, 'TCP'],
        ['metrics', 8080, 'TCP'],
        ['health', 8081, 'TCP'],
        ['gate', 8082, 'TCP'],
      ],
    );
  });

  it('probes the health port by its name', async () => {
    const { container } = await podTemplate({ ports: { health: 18_081 } });
    assert.equal(container.livenessProbe.httpGet.port, 'health');
    assert.equal(container.readinessProbe.httpGet.port, 'health');
    assert.ok(container.ports.some(({ name, containerPort }) => name === 'health' && containerPort === 18_081));
    assert.ok(container.args.includes('--health-probe-bind-address=:18081'));
  });

  it('meets Pod Security "restricted"', async () => {
    const { pod, container } = await podTemplate();
    assert.equal(pod.securityContext['runAsNonRoot'], true);
    assert.deepEqual(pod.securityContext['seccompProfile'], { type: 'RuntimeDefault' });
    assert.deepEqual(container.securityContext, {
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ['ALL'] },
    });
  });

  it('has the labels its selector wants, which podLabels cannot change', async () => {
    const { selector, labels } = await podTemplate({ podLabels: { 'app.kubernetes.io/name': 'other', team: 'x' } });
    for (const [key, value] of Object.entries(selector.matchLabels)) assert.equal(labels[key], value);
    assert.equal(labels['team'], 'x');
  });

  it('takes an image by tag or by digest', async () => {
    const image = { repository: 'registry.example.com/controller', tag: 'v1' };
    const digest = `sha256:${'0'.repeat(64)}`;
    assert.equal((await podTemplate({ image })).container.image, 'registry.example.com/controller:v1');
    assert.equal((await podTemplate({ image: { ...image, digest } })).container.image, `registry.example.com/controller@${digest}`);
  });

  it('serves webhook and gate only in their modes', async () => {
    const named = async (kind: string, values: unknown) => (await renderKind(kind, values)).map(({ metadata }) => metadata.name).toSorted();
    const modes = { webhook: { enabled: true }, gate: { enabled: true } };
    assert.deepEqual(await named('Service', {}), ['rel-stageset-controller-metrics']);
    assert.deepEqual(await named('ValidatingWebhookConfiguration', {}), []);
    assert.equal((await podTemplate()).pod.volumes, undefined);
    const services = ['gate', 'metrics', 'webhook'].map((port) => `rel-stageset-controller-${port}`);
    assert.deepEqual(await named('Service', modes), services);
    assert.deepEqual(await named('ValidatingWebhookConfiguration', modes), ['ns.rel-stageset-controller']);
    assert.equal((await podTemplate(modes)).pod.volumes?.[0]?.secret.secretName, 'rel-stageset-controller-webhook-tls');
  });

  it('registers the webhook through its Service, with what the values say', async () => {
    const webhook = {
      enabled: true,
      failurePolicy: 'Ignore',
      timeoutSeconds: 3,
      caBundle: 'Q0E=',
      namespaceSelector: { matchLabels: { a: 'b' } },
      annotations: { 'cert-manager.io/inject-ca-from': 'ns/cert' },
    };
    const [configuration] = await renderKind('ValidatingWebhookConfiguration', { webhook });
    assert.equal(configuration?.metadata.namespace, undefined);
    const { webhooks } = z.object({ webhooks: z.tuple([z.looseObject({})]) }).parse(configuration);
    const { failurePolicy, timeoutSeconds, namespaceSelector, clientConfig, sideEffects } = webhooks[0];
    assert.deepEqual([failurePolicy, timeoutSeconds, sideEffects], ['Ignore', 3, 'None']);
    assert.deepEqual(namespaceSelector, webhook.namespaceSelector);
    assert.deepEqual(clientConfig, {
      service: { name: 'rel-stageset-controller-webhook', namespace: 'ns', path: '/validate-stages-metio-wtf-v1-stageset', port: 443 },
      caBundle: 'Q0E=',
    });
  });

  it('uses a ServiceAccount of its own, or the one that is named', async () => {
    assert.deepEqual(
      (await renderKind('ServiceAccount')).map(({ metadata }) => metadata.name),
      ['rel-stageset-controller'],
    );
    assert.deepEqual(await renderKind('ServiceAccount', { serviceAccount: { create: false, name: 'mine' } }), []);
  });

  it('keeps namespaces that look like numbers text', async () => {
    const manifests = await render({ webhook: { enabled: true } }, { namespace: '1234' });
    for (const { object } of manifests) {
      if (object.kind !== 'ValidatingWebhookConfiguration') assert.equal(object.metadata.namespace, '1234', object.kind);
    }
  });
});
