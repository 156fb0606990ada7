import { agentSignMs } from '../../../harness/time/budgets.ts';
import { describeExhaustion } from '../../../harness/vocabulary/describe-exhaustion.ts';
import { isOrderMessage, type OrderMessage } from '../wire/messages.ts';
import { loadParts } from './load-parts.ts';
import { send } from './send.ts';

/*
 * The agent's process: started in a network namespace of its own, which is the node. It lives as long as the channel to the
 * cluster that started it; all its network namespaces go with it.
 */
process.on('disconnect', () => process.exit(0));
// A terminal sends these to everyone in it; what happens then is the cluster's to decide.
process.on('SIGINT', () => undefined);
process.on('SIGHUP', () => undefined);

const { checks, families, agent } = await loadParts();
process.on('message', (message: unknown) => {
  if (isOrderMessage(message)) void answer(message);
});
send({ kind: 'started', checks, families });

async function answer({ number, order }: OrderMessage): Promise<void> {
  const signs = setInterval(() => {
    send({ kind: 'alive' });
  }, agentSignMs);
  try {
    const observations = await agent?.obey(order);
    send(observations === undefined ? { kind: 'done', number } : { kind: 'probed', number, observations });
  } catch (error) {
    send({ kind: 'failed', number, message: describeExhaustion(error) ?? (error instanceof Error ? error.message : String(error)) });
  } finally {
    clearInterval(signs);
  }
}
