import type { AgentMessage } from '../wire/messages.ts';

/** Tell the cluster something. */
export function send(message: AgentMessage): void {
  process.send?.(message);
}
