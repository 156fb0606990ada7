import { isRecord } from '../tree/is-record.ts';
import { remove, replace } from './edits.ts';
import type { FindEdits, Operator } from './operator.ts';

const ofField = (field: string): FindEdits => {
  return ({ pattern, value, siblings }) => {
    if (pattern === `spec.${field}`) return [remove(value)];
    return pattern === `spec.${field}[]` && siblings > 1 ? [remove(value)] : [];
  };
};

/** Where a direction's rules are what switches it on. */
const clusterNetworkPolicy: FindEdits = ({ pattern, value }) => (/^spec\.(in|e)gress$/.test(pattern) ? [remove(value)] : []);

const cilium: FindEdits = (place) => {
  const { pattern, value } = place;
  if (pattern !== 'spec' || !isRecord(value)) return clusterNetworkPolicy(place);
  return ['ingress', 'egress']
    .filter((direction) => value[direction] !== undefined)
    .map((direction) => ({
      ...replace(value, { ...value, enableDefaultDeny: { [direction]: false } }),
      text: `no default deny for ${direction}`,
    }));
};

/** A policy does not isolate a direction that it should. */
export const dropPolicyType: Operator = {
  id: 'drop-policy-type',
  title: 'a policy is not about a direction that it should isolate',
  edits: { kubernetes: ofField('policyTypes'), cilium, calico: ofField('types'), clusterNetworkPolicy },
};
