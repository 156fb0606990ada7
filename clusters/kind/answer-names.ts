import { z } from 'zod';
import type { Api } from '../kubernetes/api/api.ts';
import type { ExternalHost } from '../kubernetes/options.ts';

const configMapSchema = z.object({ data: z.object({ Corefile: z.string() }) });
const metadata = { namespace: 'kube-system', name: 'coredns' };

/**
 * Have a new cluster's own DNS answer the names of the hosts outside. Only for clusters made for the run. CoreDNS starts anew, so
 * that its effect does not depend on when it reads its configuration again.
 * Source: CoreDNS documentation, plugin "hosts".
 */
export async function answerNames(api: Api, runId: string, externals: readonly Pick<ExternalHost, 'names' | 'addresses'>[]): Promise<void> {
  const { data } = await api.get('/api/v1/namespaces/kube-system/configmaps/coredns', configMapSchema);
  await api.apply({ apiVersion: 'v1', kind: 'ConfigMap', metadata, data: { Corefile: addHosts(data.Corefile, externals) } });
  const annotations = { 'netpol-conformance/names-of': runId };
  await api.apply({ apiVersion: 'apps/v1', kind: 'Deployment', metadata, spec: { template: { metadata: { annotations } } } });
}

/** A Corefile whose first server block also answers the names of the hosts. */
export function addHosts(corefile: string, externals: readonly Pick<ExternalHost, 'names' | 'addresses'>[]): string {
  const records = externals.flatMap(({ names, addresses }) => addresses.map((address) => `        ${[address, ...names].join(' ')}`));
  const block = ['    hosts {', ...records, '        fallthrough', '    }'].join('\n');
  return corefile.replace(/\{\n/, (opening) => `${opening}${block}\n`);
}
