import assert from 'node:assert/strict';
import { readWebhookAnswer } from '../../../../clusters/kubernetes/probe/read-webhook-answer.ts';
import { calledObject, webhookManifest, webhookName } from '../../../../clusters/kubernetes/probe/webhook-manifest.ts';
import { webhookLabel } from '../../../../clusters/kubernetes/labels.ts';

const pod = { namespace: 'npc-abc123-x-k', name: 'controller' };
const webhook = webhookName(pod, 2);

describe('probing by a webhook', () => {
  it('reads the answers of a real apiserver', () => {
    const failed = `Internal error occurred: failed calling webhook "${webhook}": failed to call webhook: Post "https://npc-webhook.npc-abc123-x-k.svc:443/always-deny?timeout=3s": `;
    assert.equal(
      readWebhookAnswer(`admission webhook "${webhook}" denied the request: this webhook denies all requests`, webhook),
      'connected',
    );
    assert.equal(readWebhookAnswer(`${failed}context deadline exceeded`, webhook), 'dropped');
    assert.equal(readWebhookAnswer(`${failed}dial tcp 10.96.4.7:443: connect: connection refused`, webhook), 'refused');
    assert.equal(readWebhookAnswer(`${failed}tls: failed to verify certificate`, webhook), 'error');
    assert.equal(readWebhookAnswer('configmaps is forbidden', webhook), 'error');
  });

  it('waits where the configuration, or the one of this window, is not in effect yet', () => {
    assert.equal(readWebhookAnswer(undefined, webhook), undefined);
    const earlier = webhookName(pod, 1);
    assert.equal(
      readWebhookAnswer(`admission webhook "${earlier}" denied the request: this webhook denies all requests`, webhook),
      undefined,
    );
  });

  it('concerns nothing but labelled objects in namespaces of the run', () => {
    const { webhooks } = webhookManifest([pod], { runId: 'abc123', window: 2, certificate: 'PEM' });
    const text = JSON.stringify(webhooks);
    const called = calledObject(pod, 'abc123').metadata.labels?.[webhookLabel] ?? '';
    for (const part of [
      '"namespaceSelector":{"matchLabels":{"kubernetes.io/metadata.name":"npc-abc123-x-k","netpol-conformance/run":"abc123"}}',
      `"objectSelector":{"matchLabels":{"${webhookLabel}":"${called}"}}`,
      '"rules":[{"apiGroups":[""],"apiVersions":["v1"],"operations":["CREATE"],"resources":["configmaps"],"scope":"Namespaced"}]',
    ]) {
      assert.ok(text.includes(part), part);
    }
    assert.match(called, /^abc123-/);
    // Two pods of one namespace are told apart: one call goes to one webhook.
    assert.notEqual(calledObject({ ...pod, name: 'controller.1' }, 'abc123').metadata.labels?.[webhookLabel], called);
  });

  it('makes the apiserver dial anew in each window: it keeps connections by the authority', () => {
    const bundle = (window: number): string =>
      JSON.stringify(webhookManifest([pod], { runId: 'abc123', window, certificate: 'PEM' })['webhooks']).replace(/probe-\d+/, '');
    assert.notEqual(bundle(1), bundle(2));
  });
});
