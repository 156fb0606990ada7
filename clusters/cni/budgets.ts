/** Downloading a published manifest or chart. */
export const downloadMs = 30_000;

/** A new CustomResourceDefinition is served. */
export const crdMs = 60_000;

/** How often an API is asked whether it is served; there is nothing to watch before it is. */
export const apiPollMs = 500;

/** An API of a CNI is served after its pods run; an aggregated API server needs its certificate first. */
export const apiMs = 180_000;

/** Every node is Ready and every workload rolled out, images pulled included. */
export const rolloutMs = 420_000;

/** Pause before a watch that ended is begun anew: the apiserver may just be starting. */
export const rewatchMs = 1_000;

/** Two probe pods are scheduled, their image pulled, and Ready. */
export const probePodsMs = 180_000;

/** A connection that must come about does: the server listens, the route is there. */
export const connectMs = 30_000;

/** A policy's effect shows; measured: under 0.5 s on Calico, Cilium and kube-network-policies, minutes nowhere. */
export const enforceMs = 30_000;

/** Until a pod that its kubelet probes every second, and does not reach, is unready. */
export const nodeTrafficMs = 4_000;

/** One connection attempt inside a pod: a second, and the time a busy node takes to start it. */
export const connectionTryMs = 15_000;

/** How often a connection is tried while its outcome is awaited. */
export const attemptEveryMs = 250;
