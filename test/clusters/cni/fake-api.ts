import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { KubeConfig } from '@kubernetes/client-node';
import { Api } from '../../../clusters/kubernetes/api/api.ts';
import { Transport } from '../../../clusters/kubernetes/api/transport.ts';

/** A server that a test answers for, and the ways to it. */
export interface FakeApi extends AsyncDisposable {
  readonly config: KubeConfig;
  readonly api: Api;
}

/** Answers a request; the answer is left open where it only writes. */
export type Answer = (request: IncomingMessage & { readonly path: string }, response: ServerResponse) => void;

/** Start an API on the loopback. */
export async function fakeApi(answer: Answer): Promise<FakeApi> {
  const server = createServer((request, response) => {
    response.setHeader('Content-Type', 'application/json');
    answer(Object.assign(request, { path: new URL(request.url ?? '/', 'http://localhost').pathname }), response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const config = new KubeConfig();
  config.loadFromOptions({
    clusters: [{ name: 'fake', server: `http://127.0.0.1:${String(address.port)}`, skipTLSVerify: true }],
    users: [{ name: 'fake' }],
    contexts: [{ name: 'fake', cluster: 'fake', user: 'fake' }],
    currentContext: 'fake',
  });
  return {
    config,
    api: new Api(new Transport(config)),
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** A resource list as discovery answers it. */
export function resourceList(
  ...resources: readonly { readonly name: string; readonly kind: string; readonly namespaced: boolean }[]
): string {
  return JSON.stringify({ kind: 'APIResourceList', resources });
}
