/** How long a probe waits for an answer before silence counts as one: the first SYN is repeated after 1000 ms, so a later answer is no better. */
export const probeAnswerMs = 1_000;

/** A silence is made of ticks, so that a process that stood still for a second has waited for one tick only. */
export const silenceTickMs = 100;

/** How often the enforcer's records are read while probes are under way; a record is usually there when connect() returns. */
export const recordPollMs = 5;

/** Starting the embedded cluster's agent: a Node process with its loader, slow on a busy machine. */
export const agentStartMs = 30_000;

/** How often the agent says that it lives while it carries out an order. */
export const agentSignMs = 500;

/** An agent that says nothing for so long while it has an order does not run: stopped, or stuck in a call. Its longest call measured took 2 s. */
export const agentSilentMs = 30_000;

/** After its channel is closed the agent ends by itself; later it is killed. */
export const agentStopMs = 2_000;

/** One check of what a machine offers (a version, a namespace): a child process that does next to nothing. */
export const checkMs = 10_000;

/** Between two looks at flows that an enforcer has not settled yet: a change shows within 500 ms on the enforcers measured. */
export const settlePauseMs = 250;
