/** The CNIs that a run can install. `default` is what kind itself brings: kindnet. */
export const cniNames = ['default', 'calico', 'cilium'] as const;

/** Those that are installed from a Helm chart; the others are Kubernetes objects. */
export const cnisWithChart = ['cilium'] as const satisfies readonly CniName[];

/** What enforces policies in a cluster. */
export type CniName = (typeof cniNames)[number];
