import { isRecord } from '../tree/is-record.ts';
import { replace } from './edits.ts';
import { type Edit, type FindEdits, noEdits, type Operator } from './operator.ts';

const calicoActions: Readonly<Record<string, readonly string[]>> = {
  Allow: ['Deny', 'Pass'],
  Deny: ['Allow', 'Pass'],
  Pass: ['Allow', 'Deny'],
};
const clusterActions: Readonly<Record<string, readonly string[]>> = {
  Accept: ['Deny', 'Pass'],
  Deny: ['Accept', 'Pass'],
  Pass: ['Accept', 'Deny'],
};

const ofField = (actions: Readonly<Record<string, readonly string[]>>): FindEdits => {
  return ({ pattern, value }) =>
    /^spec\.(in|e)gress\[\]\.action$/.test(pattern) && typeof value === 'string'
      ? (actions[value] ?? []).map((other) => replace(value, other))
      : [];
};

/** There the action is the name of the list that a rule stands in. */
const cilium: FindEdits = ({ pattern, value }) => {
  if (pattern !== 'spec' || !isRecord(value)) return [];
  return ['ingress', 'egress'].flatMap((field) => moveToDeny(value, field));
};

function moveToDeny(spec: Readonly<Record<string, unknown>>, field: string): readonly Edit[] {
  const rules: readonly unknown[] = Array.isArray(spec[field]) ? spec[field] : [];
  return rules.map((rule, position) => ({
    change: { kind: 'replace', value: { ...spec, [field]: rules.filter((_, other) => other !== position), [`${field}Deny`]: [rule] } },
    text: `${field} → ${field}Deny`,
    about: ['spec', field, position],
  }));
}

/** An Allow is a Deny, a Deny an Allow, or either a Pass. A NetworkPolicy can only allow. */
export const swapAction: Operator = {
  id: 'swap-action',
  title: 'a rule allows what it should deny, denies what it should allow, or passes',
  edits: { kubernetes: noEdits, cilium, calico: ofField(calicoActions), clusterNetworkPolicy: ofField(clusterActions) },
};
