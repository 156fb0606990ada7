import { externals } from './externals.ts';
import { peers } from './peers.ts';
import { cellRoles, type Role } from './role.ts';

const isRole = (name: string): name is Role => name in peers || name in externals;

/** Everyone who can be the source or the destination of a flow. */
export const roles: readonly Role[] = [
  ...cellRoles,
  'node',
  'apiserver',
  ...[...Object.keys(peers), ...Object.keys(externals)].filter(isRole),
];
