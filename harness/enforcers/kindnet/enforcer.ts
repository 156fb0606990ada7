import { always, type Enforcer } from '../enforcer.ts';
import { defaultOwnNode } from './deviations/own-node.ts';
import { defaultPolicedNode } from './deviations/policed-node.ts';

/** kind's own network, which enforces NetworkPolicies with the library of kube-network-policies. */
export const kindnetEnforcer: Enforcer = {
  id: 'kindnet',
  title: 'kindnet',
  recognise: ({ name }) => name === 'kindnet',
  serves: { kubernetes: always },
  deviations: [defaultOwnNode, defaultPolicedNode],
};
