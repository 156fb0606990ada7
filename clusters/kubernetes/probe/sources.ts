import type { PodSpec } from '../../../harness/cluster/topology.ts';
import type { Endpoint } from '../../../harness/vocabulary/endpoint.ts';
import type { ServingPod } from '../deploy/await-listeners.ts';
import { probeContainer } from '../deploy/pod-manifest.ts';
import { triesOf } from '../deploy/tries-of.ts';
import type { Landscape } from '../discover/landscape.ts';
import type { ExternalHost } from '../options.ts';
import { type Shell, ShellLost } from '../shell/shell.ts';
import type { ShellPool } from '../shell/shell-pool.ts';
import type { Source } from './source.ts';

/** A probe pod as a source. */
export function podSource({ id, namespace, name, listeners }: PodSpec, { addresses }: Endpoint, shells: ShellPool): Source {
  const served = listeners.find(({ application }) => application === 'http' || application === 'tcp');
  const [address] = addresses;
  return {
    id,
    name: `pod ${namespace}/${name}`,
    control: served === undefined || address === undefined ? undefined : { address, port: served.port },
    openShell: () => shells.open({ namespace, pod: name, container: probeContainer }),
  };
}

/** A host outside the cluster as a source, where a shell can be opened there. */
export function externalSource({ id, openShell }: ExternalHost): readonly Source[] {
  if (openShell === undefined) return [];
  let opening: Promise<Shell> | undefined;
  const open = async (): Promise<Shell> => {
    opening ??= openShell();
    try {
      return await opening;
    } catch (error) {
      opening = undefined;
      throw new ShellLost(error instanceof Error ? error.message : String(error));
    }
  };
  return [{ id, name: `host ${id}`, control: undefined, openShell: open }];
}

/** A pod with what it serves, to be tried from inside it. */
export function servingPod({ listeners }: PodSpec, source: Source, { addresses }: Endpoint, { dns }: Landscape): ServingPod {
  const served = listeners.filter(({ application }) => application !== 'dns' || dns.coreDnsImage !== undefined);
  return { source, tries: addresses.flatMap((address) => triesOf(served, address)) };
}
