import { agentSilentMs, agentStartMs } from '../../harness/time/budgets.ts';
import { AgentProcess, type Isolation } from './agent-process.ts';
import type { AgentMessage } from './wire/messages.ts';

/** The agent as it started, or, for each way that was tried, why it did not. */
export type StartResult =
  | {
      readonly kind: 'started';
      readonly isolation: Isolation;
      readonly agent: AgentProcess;
      readonly message: Extract<AgentMessage, { kind: 'started' }>;
    }
  | { readonly kind: 'failed'; readonly failures: Readonly<Partial<Record<Isolation, string>>> };

/** What is put up with from an agent. */
export interface AgentLimits {
  /** How long it may take to start; then it counts as failed. */
  readonly startMs: number;
  /** How long it may say nothing while it has an order; then it counts as gone. */
  readonly silentMs: number;
}

/**
 * Start the agent. Root tries without a user namespace first (fewer settings stand in the way), then, as everyone else, with one:
 * in a container root may lack the capabilities for the former.
 */
export async function startAgent({ startMs = agentStartMs, silentMs = agentSilentMs }: Partial<AgentLimits> = {}): Promise<StartResult> {
  const failures: Partial<Record<Isolation, string>> = {};
  const ways: readonly Isolation[] = process.getuid?.() === 0 ? ['privileged', 'rootless'] : ['rootless'];
  for (const isolation of ways) {
    const agent = new AgentProcess(isolation, silentMs);
    try {
      return { kind: 'started', isolation, agent, message: await startedInTime(agent, startMs) };
    } catch (error) {
      failures[isolation] = agent.lastWords || (error instanceof Error ? error.message : String(error));
      await agent.stop();
    }
  }
  return { kind: 'failed', failures };
}

async function startedInTime(agent: AgentProcess, startMs: number): Promise<Extract<AgentMessage, { kind: 'started' }>> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(new Error(`the agent did not answer within ${String(startMs)} ms`));
    }, startMs);
  });
  try {
    return await Promise.race([agent.started, late]);
  } finally {
    clearTimeout(timer);
  }
}
