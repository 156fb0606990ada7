import { isRecord } from '../tree/is-record.ts';
import { remove, replace } from './edits.ts';
import type { FindEdits, Operator } from './operator.ts';

const dropField = (field: RegExp): FindEdits => {
  return ({ pattern, value }) => (field.test(pattern) ? [remove(value)] : []);
};

/** Without ports a Calico rule still has its protocol. */
const calico = dropField(/\.destination\.ports$/);

const clusterNetworkPolicy: FindEdits = ({ pattern, value }) => {
  if (pattern.endsWith('[].protocols')) return [remove(value)];
  return pattern.endsWith('.destinationPort') && isRecord(value) ? [replace(value, { range: { start: 1, end: 65_535 } })] : [];
};

/** A rule that should be for some ports is for all. */
export const anyPort: Operator = {
  id: 'any-port',
  title: 'a rule is for every port',
  edits: {
    kubernetes: dropField(/^spec\.(in|e)gress\[\]\.ports(\[\]\.port)?$/),
    cilium: dropField(/\[\]\.toPorts$/),
    calico,
    clusterNetworkPolicy,
  },
};
