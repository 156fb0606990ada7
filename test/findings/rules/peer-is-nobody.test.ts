import { ciliumPolicy, deployment, networkPolicy } from '../fixture.ts';
import { checkCases } from './check-cases.ts';

checkCases('peer-is-nobody', [
  [
    'a slip of the pen',
    [
      deployment('api', { labels: '{app.kubernetes.io/instance: shop, app: api}' }),
      deployment('web', { labels: '{app.kubernetes.io/instance: shop, app: web}' }),
      networkPolicy(
        'podSelector: {matchLabels: {app: api}}, ingress: [{from: [{podSelector: {matchLabels: {app.kubernetes.io/instance: shop, app: webb}}}]}]',
      ),
    ],
    ['cut off by accident, certain: spec.ingress[0].from[0]'],
  ],
  [
    'a component that is not rendered',
    [
      deployment('api', { labels: '{app.kubernetes.io/instance: shop, app: api}' }),
      deployment('web', { labels: '{app.kubernetes.io/instance: shop, app: web}' }),
      networkPolicy(
        'podSelector: {matchLabels: {app: api}}, ingress: [{from: [{podSelector: {matchLabels: {app.kubernetes.io/instance: shop, app: reporting}}}]}]',
      ),
    ],
    ['without effect, certain: spec.ingress[0].from[0]'],
  ],
  [
    'in Cilium too',
    [
      deployment('api', { labels: '{app.kubernetes.io/instance: shop, app: api}' }),
      ciliumPolicy('endpointSelector: {}, ingress: [{fromEndpoints: [{matchLabels: {app.kubernetes.io/instance: shop, app: apu}}]}]'),
    ],
    ['cut off by accident, certain: spec.ingress[0].fromEndpoints[0]'],
  ],
  [
    'an operator may make it',
    [
      deployment('api', { labels: '{app.kubernetes.io/instance: shop, app: api}' }),
      '{apiVersion: a.example.com/v1, kind: Database, metadata: {name: x}}',
      networkPolicy(
        'podSelector: {matchLabels: {app: api}}, ingress: [{from: [{podSelector: {matchLabels: {app.kubernetes.io/instance: shop, app: webb}}}]}]',
      ),
    ],
    ['without effect, unknown: spec.ingress[0].from[0]'],
  ],
  [
    'somebody of the release',
    [
      deployment('api', { labels: '{app.kubernetes.io/instance: shop, app: api}' }),
      deployment('web', { labels: '{app.kubernetes.io/instance: shop, app: web}' }),
      networkPolicy(
        'podSelector: {matchLabels: {app: api}}, ingress: [{from: [{podSelector: {matchLabels: {app.kubernetes.io/instance: shop, app: web}}}]}]',
      ),
    ],
    [],
  ],
  [
    'somebody else, whom no source renders',
    [
      deployment('api', { labels: '{app.kubernetes.io/instance: shop, app: api}' }),
      networkPolicy('podSelector: {matchLabels: {app: api}}, ingress: [{from: [{podSelector: {matchLabels: {app: prometheus}}}]}]'),
    ],
    [],
  ],
]);
