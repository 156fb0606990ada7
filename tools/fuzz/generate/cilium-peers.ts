import fc from 'fast-check';
import type { LabelSelector } from '../../../harness/selector/label-selector.ts';
import type { CiliumCidrItem, CiliumName, CiliumPortItem, CiliumServiceItem } from '../objects/cilium.ts';
import { slotLabel, slotWord } from '../world/fuzz-world.ts';
import { namespaceSelector, podSelector } from './labels.ts';
import { nameOf } from './names.ts';
import { anyFamily, block } from './networks.ts';

const namespaceKey = 'io.kubernetes.pod.namespace';

/** Requirements on what is not a label of the pod itself. */
const elsewhere: fc.Arbitrary<Readonly<Record<string, string>>> = fc.constantFrom<Readonly<Record<string, string>>[]>(
  { [`k8s:${namespaceKey}`]: 'ns-a' },
  { [`k8s:${namespaceKey}`]: 'ns-b' },
  { [namespaceKey]: 'kube-system', 'k8s-app': 'kube-dns' },
  { 'k8s:io.cilium.k8s.namespace.labels.team': 'x' },
  { 'io.cilium.k8s.policy.serviceaccount': 'robot' },
  { 'any:io.cilium.k8s.namespace.labels.team': 'y' },
  { 'io.cilium.k8s.policy.cluster': 'default' },
  { 'reserved:host': '' },
  { 'reserved:kube-apiserver': '' },
  { 'reserved:world': '' },
);

/** A selector of endpoints: by labels of the pod, with their source or without, and by what Cilium adds. */
export const ciliumSelector: fc.Arbitrary<LabelSelector> = fc.oneof(
  { weight: 5, arbitrary: podSelector },
  { weight: 1, arbitrary: podSelector.map((selector) => withSource(selector, 'k8s:')) },
  { weight: 1, arbitrary: podSelector.map((selector) => withSource(selector, 'any:')) },
  {
    weight: 3,
    arbitrary: fc
      .tuple(podSelector, elsewhere)
      .map(([selector, more]) => ({ ...selector, matchLabels: { ...selector.matchLabels, ...more } })),
  },
  {
    weight: 1,
    arbitrary: podSelector.map((selector) => ({
      ...selector,
      matchExpressions: [...(selector.matchExpressions ?? []), { key: `k8s:${namespaceKey}`, operator: 'Exists' as const }],
    })),
  },
);

function withSource({ matchLabels = {}, matchExpressions = [] }: LabelSelector, source: string): LabelSelector {
  return {
    matchLabels: Object.fromEntries(Object.entries(matchLabels).map(([key, value]) => [`${source}${key}`, value])),
    matchExpressions: matchExpressions.map((expression) => ({ ...expression, key: `${source}${expression.key}` })),
  };
}

/** An item of a CIDR set. */
export const cidrItem: fc.Arbitrary<CiliumCidrItem> = fc.oneof(
  { weight: 4, arbitrary: block(anyFamily, 2).map(({ cidr, except }) => ({ cidr, ...(except.length > 0 && { except }) })) },
  { weight: 1, arbitrary: fc.constantFrom(0, 1).map((index) => ({ cidrGroupRef: nameOf('group', index, 'cluster') })) },
  {
    weight: 1,
    arbitrary: namespaceSelector
      .filter((selector) => !JSON.stringify(selector).includes('metadata.name'))
      .map((selector) => ({ cidrGroupSelector: { ...selector, matchLabels: { ...selector.matchLabels, [slotLabel]: slotWord } } })),
  },
);

/** A Service by name or labels. */
export const serviceItem: fc.Arbitrary<CiliumServiceItem> = fc.oneof(
  fc
    .record({ serviceName: fc.constantFrom('db', 'kubernetes'), namespace: fc.constantFrom('ns-a', 'ns-b', 'default') })
    .map((k8sService) => ({ k8sService })),
  fc
    .record({
      selector: fc.constantFrom({ matchLabels: { role: 'store' } }, { matchLabels: { 'k8s:role': 'store' } }),
      namespace: fc.constantFrom('ns-a', 'ns-b'),
    })
    .map((k8sServiceSelector) => ({ k8sServiceSelector })),
);

/** A name, or a pattern of names. */
export const ciliumName: fc.Arbitrary<CiliumName> = fc.constantFrom<CiliumName[]>(
  { matchName: 'bucket.example.com' },
  { matchName: 'WWW.example.net.' },
  { matchPattern: '*.example.com' },
  { matchPattern: 'b*.example.com' },
  { matchPattern: '**.com' },
  { matchPattern: '*' },
  { matchPattern: '*.net' },
);

const port = fc.record(
  {
    port: fc.constantFrom('79', '80', '81', '0', 'http', 'dns', 'ALT', '53', '6443'),
    protocol: fc.constantFrom('TCP' as const, 'UDP' as const, 'SCTP' as const, 'ANY' as const),
  },
  { requiredKeys: ['port'] },
);
const range = fc.record(
  {
    port: fc.constantFrom('79', '80', '1', '0'),
    endPort: fc.constantFrom(80, 81, 65_535, 0),
    protocol: fc.constantFrom('TCP' as const, 'UDP' as const),
  },
  { requiredKeys: ['port', 'endPort'] },
);

/** An item of `toPorts`. */
export const portItem: fc.Arbitrary<CiliumPortItem> = fc
  .array(fc.oneof({ weight: 3, arbitrary: port }, { weight: 1, arbitrary: range }), { minLength: 1, maxLength: 2 })
  .map((ports) => ({ ports }));
