import { z } from 'zod';
import { UserError } from '../../../harness/vocabulary/user-error.ts';
import type { Api } from '../api/api.ts';

/** Where the apiserver listens, as policies see it after the Service's address is translated. */
export interface ApiserverEndpoints {
  /** Of all its replicas. */
  readonly addresses: readonly string[];
  readonly port: number;
}

const sliceSchema = z.object({
  endpoints: z
    .array(z.object({ addresses: z.array(z.string()) }))
    .nullable()
    .default([]),
  ports: z
    .array(z.object({ port: z.int() }))
    .nullable()
    .default([]),
});

/** Read the EndpointSlices of the Service default/kubernetes. @throws UserError where they are empty */
export async function findApiserver(api: Api): Promise<ApiserverEndpoints> {
  const slices = await api.list('/apis/discovery.k8s.io/v1/namespaces/default/endpointslices', sliceSchema, {
    labelSelector: 'kubernetes.io/service-name=kubernetes',
  });
  const addresses = slices.flatMap(({ endpoints }) => endpoints ?? []).flatMap((endpoint) => endpoint.addresses);
  const port = slices.flatMap(({ ports }) => ports ?? [])[0]?.port;
  if (addresses.length === 0 || port === undefined) {
    throw new UserError(
      'The Service default/kubernetes has no endpoints, so the address of the apiserver is unknown. Look at them with: kubectl get endpointslices --namespace default',
      2,
    );
  }
  return { addresses, port };
}
