import { allowed, denied, expected, type Role, scenario, specFile } from './words.ts';
import { rowFlows } from './tables/row-flows.ts';
import { engines } from './engines.ts';
import { egressTable } from './tables/rows.ts';
import { completeEgress } from './values/egress.ts';

const placements = [
  { id: 'egress-complete-external', placement: 'outside', elsewhere: ['minio', 'otel-collector'] },
  { id: 'egress-complete-in-cluster', placement: 'in the cluster', elsewhere: ['s3', 'otlp'] },
] as const;

const variants = placements.map(({ id, placement, elsewhere }) => {
  const absent = (target: string) => elsewhere.some((role: Role) => target.startsWith(`${role}:`));
  return scenario({
    id,
    claim: 'egress-complete',
    title: `The complete egress block with S3 and OTLP ${placement} lets all seven rows pass and nothing else`,
    engines,
    values: (places, engine) => ({ networkPolicy: { enabled: true, egress: completeEgress(places, placement, engine) } }),
    expect: (engine) => [
      ...egressTable.flatMap((row) =>
        rowFlows(row, 'allowed', 'the complete block holds the row')
          .filter(({ target }) => !absent(target))
          .concat(
            rowFlows(row, 'denied', `the block places this ${placement === 'outside' ? 'outside' : 'in the cluster'}`).filter(
              ({ target }) => absent(target),
            ),
          ),
      ),
      allowed('controller', 'apiserver:api', 'policies see the endpoint behind the Service', {
        approach: { kind: 'service' },
        row: 'egress/apiserver',
      }),
      allowed('controller', 'dns:dns', 'policies see the pod behind the Service', {
        approach: { kind: 'service' },
        lookup: 'udp',
        row: 'egress/dns',
      }),
      allowed('controller', 'source-controller:other', 'the entry for flux-system names no port'),
      denied('controller', 'stranger:http', 'no row names the stranger in the cluster'),
      denied('controller', 'stranger:minio', "no row names the stranger, at MinIO's port either"),
      denied('controller', 'stranger:otlp', "no row names the stranger, at the collector's port either"),
      denied('controller', 'stranger:other', 'no row names the stranger in the cluster'),
      denied('controller', 'prometheus:other', 'a scraper is no destination of the controller'),
      denied('controller', 'outsider:service', 'no row names the stranger outside'),
      denied('controller', 'outsider:apiserver', "no row names the stranger outside, at an apiserver's port either"),
      denied('controller', 'outsider:otlp', "no row names the stranger outside, at the collector's port either"),
      denied('controller', 'remote-apiserver:other', 'the row is for port 6443'),
      denied('controller', 's3:other', 'the row is for port 443'),
      denied('controller', 'otlp:other', 'the row is for port 4317'),
      denied('controller', 'http-target:other', 'the row is for port 443'),
      denied('controller', 'minio:other', 'the row is for port 9000'),
      denied('controller', 'otel-collector:other', 'the row is for port 4317'),
      denied('controller', 'dns:other', 'the row is for port 53'),
      denied('controller', 'dns:other-udp', 'the row is for port 53'),
      denied('controller', 'dns-elsewhere:dns', 'egress.dnsNamespace is another namespace', { lookup: 'udp' }),
      denied('controller', 'dns-elsewhere:dns', 'egress.dnsNamespace is another namespace', { lookup: 'tcp' }),
      denied('controller', 'neighbour:http', 'a neighbour is no row'),
      expected(
        engine === 'cilium' ? 'allowed' : 'denied',
        'controller',
        'apiserver:kubelet',
        engine === 'cilium' ? 'the entity kube-apiserver stands for the host, whatever the port' : "the row is for the apiserver's port",
      ),
    ],
  });
});

export default specFile(...variants);
