import { replace } from './edits.ts';
import type { Edit, FindEdits, Operator } from './operator.ts';

const kubernetes: FindEdits = ({ pattern, value }) => (/\.ports\[\]\.(port|endPort)$/.test(pattern) ? moved(value) : []);

const cilium: FindEdits = ({ pattern, value }) => (/\.ports\[\]\.(port|endPort)$/.test(pattern) ? moved(value) : []);

const calico: FindEdits = ({ pattern, value }) => {
  if (!pattern.endsWith('.ports[]')) return [];
  const range = typeof value === 'string' ? /^(\d+):(\d+)$/.exec(value) : null;
  if (range === null) return moved(value);
  const [first, last] = [Number(range[1]), Number(range[2])];
  return [
    ...neighbours(first).map((port) => replace(value, `${String(port)}:${String(last)}`)),
    ...neighbours(last).map((port) => replace(value, `${String(first)}:${String(port)}`)),
  ];
};

const clusterNetworkPolicy: FindEdits = ({ pattern, value }) =>
  /destinationPort\.(number|range\.(start|end))$|destinationNamedPort$/.test(pattern) ? moved(value) : [];

/** A rule is for the port below or above, or for a name that no container port has. */
export const changePort: Operator = {
  id: 'change-port',
  title: 'a rule is for the port beside',
  edits: { kubernetes, cilium, calico, clusterNetworkPolicy },
};

function moved(port: unknown): readonly Edit[] {
  if (typeof port === 'number') return neighbours(port).map((other) => replace(port, other));
  if (typeof port !== 'string') return [];
  return /^\d+$/.test(port) ? neighbours(Number(port)).map((other) => replace(port, String(other))) : [replace(port, 'no-such-port')];
}

function neighbours(port: number): readonly number[] {
  return [port - 1, port + 1].filter((other) => other >= 1 && other <= 65_535);
}
