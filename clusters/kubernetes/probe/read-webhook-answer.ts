import type { ObservationKind } from '../../../harness/vocabulary/observation.ts';
import { denialMessage } from './webhook-manifest.ts';

/**
 * What the apiserver's answer to a request, that the webhook must deny, says of its connection to the webhook.
 * @param message the API's refusal; undefined where it took the object
 * @param webhook the name that the answer repeats
 * @returns undefined where the webhook's configuration is not in effect yet, or an earlier one still is
 */
export function readWebhookAnswer(message: string | undefined, webhook: string): ObservationKind | undefined {
  if (message === undefined) return undefined;
  const isAnswer = message.includes(denialMessage);
  if (!isAnswer && !message.includes('failed calling webhook')) return 'error';
  if (!message.includes(`"${webhook}"`)) return undefined;
  if (isAnswer) return 'connected';
  if (message.includes('connection refused')) return 'refused';
  if (/no route to host|prohibited|not permitted|permission denied/i.test(message)) return 'rejected';
  if (/deadline exceeded|i\/o timeout|Client\.Timeout|timed out/.test(message)) return 'dropped';
  return 'error';
}
