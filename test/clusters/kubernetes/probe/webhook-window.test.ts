import assert from 'node:assert/strict';
import { denialMessage, webhookName } from '../../../../clusters/kubernetes/probe/webhook-manifest.ts';
import { probeWebhooks } from '../../../../clusters/kubernetes/probe/webhook-window.ts';
import type { Observation } from '../../../../harness/vocabulary/observation.ts';
import { fakeApi, resourceList } from '../../cni/fake-api.ts';

const pod = { namespace: 'npc-abc123-small-k', name: 'controller' };
const configurations = '/apis/admissionregistration.k8s.io/v1';

/** Refusals of an apiserver, in the order of its calls; the last one stays. */
async function observe(...refusals: readonly ((webhook: string) => string)[]): Promise<Observation | undefined> {
  let calls = 0;
  let webhook = '';
  await using fake = await fakeApi((request, response) => {
    if (request.path === configurations)
      return response.end(
        resourceList({ name: 'validatingwebhookconfigurations', kind: 'ValidatingWebhookConfiguration', namespaced: false }),
      );
    if (request.path === '/api/v1') return response.end(resourceList({ name: 'configmaps', kind: 'ConfigMap', namespaced: true }));
    if (request.path.startsWith(configurations)) {
      request.on('data', (chunk: Buffer) => (webhook = /probe-\d+[^"]*/.exec(chunk.toString())?.[0] ?? webhook));
      return request.on('end', () => response.end('{}'));
    }
    const message = refusals[Math.min(calls, refusals.length - 1)]?.(webhook) ?? '';
    calls += 1;
    response.writeHead(500).end(JSON.stringify({ message }));
  });
  const authority = { certificate: 'PEM', key: 'PEM' };
  const { signal } = new AbortController();
  const context = { api: fake.api, runId: 'abc123', authority, sinceStart: () => performance.now(), signal };
  return (await probeWebhooks([pod], context))[0];
}

const failed = (reason: string) => (webhook: string) => `failed calling webhook "${webhook}": failed to call webhook: ${reason}`;
const denied = (webhook: string): string => `admission webhook "${webhook}" denied the request: ${denialMessage}`;

describe('the window of a webhook probe', () => {
  it('calls again while an answer says nothing: the Service may not lead to the pod yet', async () => {
    const foreign = failed('tls: failed to verify certificate: x509: certificate is valid for proxy.example, not npc-webhook');
    const observation = await observe(foreign, foreign, denied);
    assert.deepEqual(
      observation?.attempts.map(({ kind }) => kind),
      ['connected'],
    );
  });

  it('takes a refusal when it is seen twice, and silence as it is', async () => {
    const refused = await observe(failed('dial tcp 10.96.0.7:443: connect: connection refused'));
    assert.deepEqual([refused?.kind, refused?.attempts.length], ['refused', 2]);
    const dropped = await observe(failed('context deadline exceeded'));
    assert.deepEqual([dropped?.kind, dropped?.attempts.length], ['dropped', 2]);
  });

  it('does not read an answer of another webhook', async () => {
    const earlier = denied(webhookName(pod, 0));
    const observation = await observe(() => earlier, denied);
    assert.equal(observation?.kind, 'connected');
  });
});
