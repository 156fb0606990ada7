import { allowed, denied, expected, scenario, specFile } from './words.ts';
import { rowFlows } from './tables/row-flows.ts';
import { engines } from './engines.ts';
import { webhook } from './tables/ingress/webhook.ts';

const rowWebhookScenario = scenario({
  id: 'row-webhook',
  claim: 'row-webhook',
  title: 'With webhook.enabled the apiserver reaches the webhook, which stays open to everyone',
  engines,
  values: () => ({ webhook: { enabled: true }, networkPolicy: { enabled: true } }),
  expect: (engine) => [
    ...rowFlows(webhook, 'allowed', 'the webhook rule renders with webhook.enabled'),
    allowed('stranger', 'controller:webhook', 'an empty from list leaves the port open; TLS authenticates, not the network'),
    expected(
      'allowed',
      'outsider',
      'controller:webhook',
      engine === 'clusterNetworkPolicy' ? 'no ingress rule can deny an outside address' : 'an empty from list leaves the port open',
    ),
    denied('stranger', 'controller:unlisted', 'the rule opens its own port only'),
  ],
});

const rowWebhookOffScenario = scenario({
  id: 'row-webhook-off',
  claim: 'row-webhook',
  title: 'Without webhook.enabled the webhook port is closed',
  engines,
  values: () => ({ webhook: { enabled: false }, networkPolicy: { enabled: true } }),
  expect: () => [
    denied('stranger', 'controller:webhook', 'the webhook rule renders only with webhook.enabled'),
    denied('prometheus', 'controller:webhook', 'the webhook rule renders only with webhook.enabled'),
    denied('neighbour', 'controller:webhook', 'the webhook rule renders only with webhook.enabled'),
    allowed('prometheus', 'controller:metrics', 'the other rows do not depend on webhook.enabled'),
  ],
});

export default specFile(rowWebhookScenario, rowWebhookOffScenario);
