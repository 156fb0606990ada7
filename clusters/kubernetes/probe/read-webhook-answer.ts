import type { ObservationKind } from '../../../harness/vocabulary/observation.ts';
import { denialMessage } from './webhook-manifest.ts';

/**
 * What the apiserver's answer to a request, that the webhook must deny, says of its connection to the webhook.
 * @param message the API's refusal; undefined where it took the object
 * @returns undefined where the webhook's configuration is not in effect yet
 */
export function readWebhookAnswer(message: string | undefined): ObservationKind | undefined {
  if (message === undefined) return undefined;
  if (message.includes(denialMessage)) return 'connected';
  if (!message.includes('failed calling webhook')) return 'error';
  if (message.includes('connection refused')) return 'refused';
  if (/no route to host|prohibited|not permitted|permission denied/i.test(message)) return 'rejected';
  if (/deadline exceeded|timeout|timed out/i.test(message)) return 'dropped';
  return 'error';
}
