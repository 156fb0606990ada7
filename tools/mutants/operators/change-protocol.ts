import { isRecord } from '../tree/is-record.ts';
import { replace } from './edits.ts';
import type { Edit, FindEdits, Operator } from './operator.ts';

const others: Readonly<Record<string, readonly string[]>> = { TCP: ['UDP', 'SCTP'], UDP: ['TCP', 'SCTP'], SCTP: ['TCP', 'UDP'] };

const ofField = (field: RegExp): FindEdits => {
  return ({ pattern, value }) => (field.test(pattern) ? swapped(value) : []);
};

/** There the protocol is a field's name. */
const clusterNetworkPolicy: FindEdits = ({ pattern, value }) => {
  if (!pattern.endsWith('.protocols[]') || !isRecord(value)) return [];
  return Object.entries(value).flatMap(([name, ports]) =>
    (others[name.toUpperCase()] ?? []).map((other) => replace(value, { [other.toLowerCase()]: ports })),
  );
};

/** A rule is for another protocol. */
export const changeProtocol: Operator = {
  id: 'change-protocol',
  title: 'a rule is for another protocol',
  edits: {
    kubernetes: ofField(/\.ports\[\]\.protocol$/),
    cilium: ofField(/\.ports\[\]\.protocol$/),
    calico: ofField(/^spec\.(in|e)gress\[\]\.protocol$/),
    clusterNetworkPolicy,
  },
};

function swapped(protocol: unknown): readonly Edit[] {
  return typeof protocol === 'string' ? (others[protocol] ?? []).map((other) => replace(protocol, other)) : [];
}
