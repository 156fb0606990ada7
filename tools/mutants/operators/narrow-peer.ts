import { isRecord } from '../tree/is-record.ts';
import { narrowerCidrs } from './cidrs.ts';
import { replace } from './edits.ts';
import type { Edit, FindEdits, Operator } from './operator.ts';

/** Of Cilium's entities, some that stand for fewer than "all". */
const entities = ['cluster', 'world', 'remote-node'];

/** A label that nobody has. */
const nobody = { mutant: 'nobody' };

const kubernetes: FindEdits = ({ pattern, value }) => {
  if (/^spec\.(in|e)gress\[\]$/.test(pattern)) return withPeer(value, pattern.includes('ingress') ? 'from' : 'to', [{ podSelector: {} }]);
  if (/\.(from|to)\[\]$/.test(pattern) && isRecord(value) && value['ipBlock'] === undefined) return labelled(value, 'podSelector');
  return pattern.endsWith('.ipBlock.cidr') ? narrower(value) : [];
};

const cilium: FindEdits = ({ pattern, value }) => {
  if (pattern.endsWith('Entities[]')) return entities.filter((entity) => entity !== value).map((entity) => replace(value, entity));
  if (pattern.endsWith('Endpoints[]')) return [replace(value, withLabel(value))];
  return pattern.endsWith('CIDRSet[].cidr') ? narrower(value) : [];
};

const calico: FindEdits = ({ pattern, value }) => {
  if (/^spec\.(in|e)gress\[\]$/.test(pattern) && isRecord(value))
    return inNamespaces(value, pattern.includes('ingress') ? 'source' : 'destination');
  if (/(source|destination)\.(selector|namespaceSelector)$/.test(pattern)) return [replace(value, `${String(value)} && has(mutant)`)];
  return pattern.endsWith('.nets[]') ? narrower(value) : [];
};

const clusterNetworkPolicy: FindEdits = ({ pattern, value }) => {
  if (/\.(from|to)\[\]\.(namespaces|pods\.podSelector|pods\.namespaceSelector)$/.test(pattern)) return [replace(value, withLabel(value))];
  return pattern.endsWith('.networks[]') ? narrower(value) : [];
};

/** A rule is for fewer peers than it should be. */
export const narrowPeer: Operator = {
  id: 'narrow-peer',
  title: 'a rule is for fewer peers than it should be',
  edits: { kubernetes, cilium, calico, clusterNetworkPolicy },
};

function withPeer(rule: unknown, field: string, peers: readonly unknown[]): readonly Edit[] {
  return isRecord(rule) && rule[field] === undefined ? [replace(rule, { ...rule, [field]: peers })] : [];
}

function labelled(peer: Readonly<Record<string, unknown>>, field: string): readonly Edit[] {
  return [replace(peer, { ...peer, [field]: withLabel(peer[field]) })];
}

function withLabel(selector: unknown): unknown {
  const fields = isRecord(selector) ? selector : {};
  const labels = isRecord(fields['matchLabels']) ? fields['matchLabels'] : {};
  return { ...fields, matchLabels: { ...labels, ...nobody } };
}

/** A rule without a peer: only for pods of labelled namespaces, and for those of the policy's own. */
function inNamespaces(rule: Readonly<Record<string, unknown>>, side: string): readonly Edit[] {
  const end = isRecord(rule[side]) ? rule[side] : {};
  if (['selector', 'namespaceSelector', 'nets'].some((field) => end[field] !== undefined)) return [];
  return [{ selector: 'all()' }, { namespaceSelector: 'all()' }].map((peer) => replace(rule, { ...rule, [side]: { ...end, ...peer } }));
}

function narrower(cidr: unknown): readonly Edit[] {
  return typeof cidr === 'string' ? narrowerCidrs(cidr).map((other) => replace(cidr, other)) : [];
}
