import type { Api } from '../api/api.ts';
import type { PolicySet } from '../policies/policy-set.ts';
import { webhookConfigurationName } from '../probe/webhook-manifest.ts';
import { deleteNamespaces } from './delete-namespaces.ts';

/** What a run made. */
export interface Leftovers {
  readonly runId: string;
  readonly policies: PolicySet;
  readonly namespaces: ReadonlySet<string>;
}

/** Delete everything that a run made and wait until it is gone. What can't be deleted does not keep the rest. @throws the first failure */
export async function cleanUp(api: Api, { runId, policies, namespaces }: Leftovers): Promise<void> {
  const webhooks = {
    apiVersion: 'admissionregistration.k8s.io/v1',
    kind: 'ValidatingWebhookConfiguration',
    metadata: { name: webhookConfigurationName(runId) },
  };
  const results = await Promise.allSettled([policies.release(api), api.delete(webhooks), deleteNamespaces(api, namespaces)]);
  const failed = results.find((result) => result.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
}
