import { isRecord } from '../tree/is-record.ts';
import { widerCidrs } from './cidrs.ts';
import { remove, replace } from './edits.ts';
import type { Edit, FindEdits, Operator } from './operator.ts';

const kubernetes: FindEdits = ({ pattern, value }) => {
  if (/\[\]\.(from|to)$/.test(pattern) || pattern.endsWith('.except')) return [remove(value)];
  if (pattern.endsWith('.ipBlock.cidr')) return wider(value);
  return /\[\]\.(namespaceSelector|podSelector)$/.test(pattern) ? emptied(value) : [];
};

const cilium: FindEdits = ({ pattern, value }) => {
  if (/\[\]\.((from|to)(Endpoints|Entities|CIDRSet)|toFQDNs)$/.test(pattern) || pattern.endsWith('.except')) return [remove(value)];
  if (pattern.endsWith('CIDRSet[].cidr')) return wider(value);
  if (pattern.endsWith('Endpoints[]')) return emptied(value);
  return pattern.endsWith('Entities[]') && value !== 'all' ? [replace(value, 'all')] : [];
};

const calico: FindEdits = ({ pattern, value }) => {
  if (/(source|destination)\.(selector|namespaceSelector|nets|notNets)$/.test(pattern)) return [remove(value)];
  return pattern.endsWith('.nets[]') ? wider(value) : [];
};

const clusterNetworkPolicy: FindEdits = ({ pattern, value }) => {
  if (/\.(from|to)\[\]$/.test(pattern) && isRecord(value) && !isEmptyRecord(value['namespaces']))
    return [replace(value, { namespaces: {} })];
  if (/\]\.pods\.(namespaceSelector|podSelector)$/.test(pattern)) return emptied(value);
  return pattern.endsWith('.networks[]') ? wider(value) : [];
};

/** A rule is for more peers than it should be. */
export const widenPeer: Operator = {
  id: 'widen-peer',
  title: 'a rule is for more peers than it should be',
  edits: { kubernetes, cilium, calico, clusterNetworkPolicy },
};

function wider(cidr: unknown): readonly Edit[] {
  return typeof cidr === 'string' ? widerCidrs(cidr).map((other) => replace(cidr, other)) : [];
}

function emptied(selector: unknown): readonly Edit[] {
  return isEmptyRecord(selector) ? [] : [replace(selector, {})];
}

function isEmptyRecord(value: unknown): boolean {
  return isRecord(value) && Object.keys(value).length === 0;
}
