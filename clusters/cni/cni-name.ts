/** The CNIs that a run can install. `default` is what kind itself brings: kindnet. */
export const cniNames = ['default', 'calico', 'cilium'] as const;

/** What enforces policies in a cluster. */
export type CniName = (typeof cniNames)[number];
