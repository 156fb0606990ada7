/** One request to the API, answered in milliseconds on an idle cluster. */
export const apiRequestMs = 30_000;

/** How long requests to an apiserver that does not answer are repeated: a control plane's restart or fail-over takes 20-40 s. */
export const apiOutageMs = 90_000;

/** How long after it was away an apiserver may lack the permissions it reads at its start. */
export const apiWarmUpMs = 30_000;

/** Pause between two tries of a request that the apiserver could not take. */
export const apiRetryMs = 1_000;

/** Requests in flight at once while objects are made or deleted: beyond this an apiserver's priority queues, not its processors, set the pace. */
export const concurrentRequests = 16;

/** How often a request is sent whose admission webhook could not be reached in time: it is no answer, and passes by. */
export const webhookFailureTries = 6;

/** Without any pod becoming ready for this long, something other than load is in the way. */
export const podProgressMs = 120_000;

/** Listeners that start after their container does: several processes, slow on a busy node. */
export const listenersStartMs = 60_000;

/** Opening an exec stream: apiserver, kubelet, container runtime and a process in the container. */
export const shellOpenMs = 20_000;

/** Exec streams being opened at once: each costs the node a runc process. */
export const concurrentOpens = 16;

/** Pods that probe at once. Waiting for silence costs no processor, so this can be well above the number of cores. */
export const concurrentSources = 40;

/** New connections a second over all sources, at most: what an enforcer that decides in a process takes without losing any, and no burden for a shared cluster. */
export const newFlowsPerSecond = 200;

/**
 * And for each processor of the nodes: probes are processes too. With 200 a second on two, kube-network-policies 1.1 was kept waiting until
 * its queue was full, and let 54 of 625 flows through undecided; with 100, none.
 */
export const newFlowsPerSecondAndProcessor = 50;

/**
 * Cells with pods of their own at once, for each processor of the nodes; more take turns with these. A pod costs 1.3 s of processor to start
 * and to end, a turn some 10 s of waiting for the enforcer and for silence: on two processors two to four turns took about as long for 85 cells
 * (119 to 131 s), five longer (135 s), and fewer pods are less of a burden.
 */
export const cellsPerProcessor = 14;

/** And for each pod that the nodes can have: a cell has one to four of its own, and the cluster others. */
export const cellsPerPod = 0.25;

/** How often a batch looks whether it is its turn. */
export const pacePollMs = 20;

/** Pause between groups of connections of one source, so that a source with many does not send them as one burst. */
export const groupPauseMs = 80;

/** First look: long enough for the SYN that is sent again after 1 s to be answered too. */
export const firstSilenceMs = 1_500;

/** Silence is confirmed: long enough for the SYNs sent again after 1 s and 3 s. */
export const confirmedSilenceMs = 3_600;

/** A datagram without an answer is sent again after this; dig takes whole seconds. */
export const resendMs = 1_000;

/** From connecting to the server's answer. The listener is a process that may wait for a processor. */
export const answerMs = 6_000;

/** A probe that ended this much later than its time-out was not run by its node in time, so its silence proves nothing. */
export const lateMs = 1_000;

/** A flow from a pod to itself never leaves it; slower than this, the pod itself gets no processor time. */
export const controlMs = 1_000;

/** What a batch may take beyond its own time-outs before its stream counts as lost. */
export const batchSlackMs = 20_000;

/** Times that a batch is asked again after its stream was lost. */
export const lostBatchRetries = 2;

/** The kubelet probes every second, with a time-out of one: two probes in a row must be missing. */
export const kubeletSilenceMs = 3_500;

/** How often a pod's log is read while waiting for the kubelet. */
export const kubeletPollMs = 400;

/** How long the apiserver waits for the webhook: its connection is dialled anew, as for a first call. */
export const webhookTimeoutSeconds = 3;

/** Until every apiserver has read a new webhook configuration: it watches, usually well below a second. */
export const webhookEffectMs = 20_000;

/** How often the webhook is tried until its configuration is in effect. */
export const webhookPollMs = 250;

/** Between two looks at whether policies are in effect. */
export const canaryPollMs = 200;

/** How long silence must last to show that a policy is in effect; whoever is judged is looked at again, and longer. */
export const canarySilenceMs = 700;

/** How long policies may take to come into effect before probing starts all the same. */
export const enforceMs = 8_000;

/** How long after the last policy came into effect others are waited for: an enforcer takes them within a second of each other. */
export const stragglerMs = 3_000;

/** Enforcers apply policies 0.5-2 s after the API has taken them; on a loaded node several times that. */
export const settleMs = 15_000;

/** An object whose deletion waits for a finalizer. */
export const objectGoneMs = 30_000;

/** Namespaces with their pods: the namespace controller works through ten at a time. */
export const namespacesGoneMs = 180_000;

/** Pods, which are given no time to end in. */
export const podsGoneMs = 60_000;

/** How often to look whether something is gone. */
export const gonePollMs = 500;
