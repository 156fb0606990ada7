import type { z } from 'zod';
import { parseManifest } from '../dialects/schema/parse-manifest.ts';
import { portNumberSchema } from '../dialects/schema/port-schema.ts';
import type { Manifest } from '../vocabulary/manifest.ts';
import { labelMap, listOf, mapOf, optional, text, withDefault } from './fields.ts';

/** Addresses that a source itself puts behind a Service. */
export interface WrittenEndpoints {
  readonly namespace: string;
  /** The Service's name. */
  readonly service: string;
  readonly addresses: readonly string[];
  /** A port's name is that of the Service's port; empty where that has none. */
  readonly ports: readonly { readonly name: string; readonly port: number }[];
}

/** Without a number it stands for all of them, which no Service has. */
const port = mapOf({ name: withDefault(text, ''), port: optional(portNumberSchema) });
const endpointsSchema = mapOf({
  subsets: withDefault(
    listOf(mapOf({ addresses: withDefault(listOf(mapOf({ ip: text })), []), ports: withDefault(listOf(port), []) })),
    [],
  ),
});
const sliceSchema = mapOf({
  metadata: mapOf({ labels: withDefault(labelMap, {}) }),
  endpoints: withDefault(listOf(mapOf({ addresses: withDefault(listOf(text), []) })), []),
  ports: withDefault(listOf(port), []),
});

/**
 * The Endpoints and EndpointSlices among the objects. Source: Kubernetes documentation, "Service", "Services without selectors".
 * @param namespace of objects that name none
 * @throws ManifestError where one is malformed
 */
export function readEndpoints(manifests: readonly Manifest[], namespace: string): readonly WrittenEndpoints[] {
  return manifests.flatMap((manifest): readonly WrittenEndpoints[] => {
    const { apiVersion, kind, metadata } = manifest.object;
    const own = metadata.namespace ?? namespace;
    if (apiVersion === 'v1' && kind === 'Endpoints') {
      return parseManifest(endpointsSchema, manifest).subsets.map(({ addresses, ports }) => ({
        namespace: own,
        service: metadata.name,
        addresses: addresses.map(({ ip }) => ip),
        ports: numbered(ports),
      }));
    }
    if (apiVersion !== 'discovery.k8s.io/v1' || kind !== 'EndpointSlice') return [];
    const slice = parseManifest(sliceSchema, manifest);
    const service = slice.metadata.labels['kubernetes.io/service-name'];
    if (service === undefined) return [];
    const addresses = slice.endpoints.flatMap((endpoint) => endpoint.addresses);
    return [{ namespace: own, service, addresses, ports: numbered(slice.ports) }];
  });
}

function numbered(ports: readonly z.infer<typeof port>[]): WrittenEndpoints['ports'] {
  return ports.flatMap(({ name, port: number }) => (number === undefined ? [] : [{ name, port: number }]));
}
