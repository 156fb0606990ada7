import { z } from 'zod';
import type { ExternalSpec } from '../../../harness/cluster/topology.ts';
import { UserError } from '../../../harness/vocabulary/user-error.ts';
import type { Certificate } from '../../kubernetes/deploy/certificate.ts';
import { certificateFolder, serverCommand } from '../../kubernetes/deploy/server-command.ts';
import { runLabel } from '../../kubernetes/labels.ts';
import { questionMs, startExternalMs } from '../budgets.ts';
import { runTool } from '../cli/run-tool.ts';
import { externalName, kindNetwork } from '../names.ts';
import { ExternalContainer } from './external-container.ts';

/** One host to start. */
export interface ExternalStart {
  readonly spec: ExternalSpec;
  readonly runId: string;
  readonly image: string;
  /** What TLS listeners show. */
  readonly certificate: Certificate;
}

const networkSchema = z.object({ IPAddress: z.string(), GlobalIPv6Address: z.string().default('') });

/**
 * Start a host outside the cluster and wait until it listens. Its addresses are those that the network gives it.
 * @throws UserError with Docker's message where it does not start
 */
export async function startExternal({ spec, runId, image, certificate }: ExternalStart): Promise<ExternalContainer> {
  // testcontainers' own reaper would be one more image to pull; containers carry the run's label, and are removed by it.
  process.env['TESTCONTAINERS_RYUK_DISABLED'] ??= 'true';
  const { GenericContainer, Wait } = await import('testcontainers');
  try {
    const container = await new GenericContainer(image)
      .withName(externalName(runId, spec.id))
      .withLabels({ [runLabel]: runId })
      .withNetworkMode(kindNetwork)
      // Routes to the pods' addresses, for the flows that come from here.
      .withAddedCapabilities('NET_ADMIN')
      .withCopyContentToContainer([
        { content: certificate.certificate, target: `${certificateFolder}/tls.crt` },
        { content: certificate.key, target: `${certificateFolder}/tls.key` },
      ])
      .withEntrypoint(['sh', '-c', serverCommand(spec.listeners)])
      .withWaitStrategy(Wait.forSuccessfulCommand(listeningCommand(spec)))
      .withStartupTimeout(startExternalMs)
      .start();
    return new ExternalContainer({ id: spec.id, names: spec.names, addresses: await findAddresses(container.getId()) }, container);
  } catch (error) {
    if (error instanceof UserError) throw error;
    const why = error instanceof Error ? error.message : String(error);
    throw new UserError(`The host ${spec.id} outside the cluster does not start as a container of ${image}: ${why}`, 2, { cause: error });
  }
}

function listeningCommand({ listeners }: ExternalSpec): string {
  const checks = listeners
    .filter(({ application }) => application !== 'udp' && application !== 'dns')
    .map(({ port }) => `/agnhost connect --timeout=1s 127.0.0.1:${String(port)}`);
  return checks.length === 0 ? 'true' : checks.join(' && ');
}

async function findAddresses(container: string): Promise<readonly string[]> {
  const format = `{{json .NetworkSettings.Networks.${kindNetwork}}}`;
  const failure = `Docker cannot tell the addresses of container ${container}`;
  const { stdout } = await runTool({ tool: 'docker', args: ['inspect', '--format', format, container], timeoutMs: questionMs, failure });
  const { IPAddress, GlobalIPv6Address } = networkSchema.parse(JSON.parse(stdout));
  return [IPAddress, GlobalIPv6Address].filter((address) => address !== '');
}
