import type { Part } from './part.ts';

/** The parts, most important first: what decides verdicts, outcomes and exit codes; what predicts; what plans; the rest. */
export const parts: readonly Part[] = [
  {
    name: 'decisions',
    mutate: ['harness/{compare,outcome,coverage,gate}/**/*.ts'],
    tests: ['test/compare', 'test/outcome', 'test/coverage', 'test/gate'],
  },
  { name: 'run', mutate: ['harness/run/**/*.ts'], tests: ['test/run'] },
  {
    name: 'model',
    mutate: ['harness/policy/{evaluate,ir,ground}/**/*.ts', 'harness/policy/*.ts', 'harness/{address,selector}/**/*.ts'],
    tests: ['test/policy', 'test/address'],
  },
  {
    name: 'dialects',
    mutate: ['harness/policy/{kubernetes,cilium,calico,cluster-network-policy,schema}/**/*.ts'],
    tests: ['test/policy'],
  },
];
