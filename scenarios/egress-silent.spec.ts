import { denied, scenario, specFile } from './words.ts';
import { rowFlows } from './tables/row-flows.ts';
import { engines } from './engines.ts';
import { dns } from './tables/egress/dns.ts';
import { egressTable } from './tables/rows.ts';
import { completeEgress, type EgressEntry } from './values/egress.ts';

const insideTheCluster = new Set<string>(['minio:api', 'otel-collector:otlp']);

const variants = egressTable.map((missing) => {
  const entry = missing.id.slice('egress/'.length);
  return scenario({
    id: `egress-silent-${entry}`,
    claim: 'egress-silent',
    title: `Without the entry for ${missing.title}, exactly that row is cut`,
    engines,
    values: (places, engine) => ({
      networkPolicy: {
        enabled: true,
        egress:
          missing === dns
            ? { ...completeEgress(places, 'outside', engine), dns: false }
            : completeEgress(places, 'outside', engine, [entry as EgressEntry]),
      },
    }),
    expect: (engine) => [
      ...egressTable.flatMap((row) =>
        rowFlows(
          row,
          row === missing && !(engine === 'cilium' && entry === 'apiserver') ? 'denied' : 'allowed',
          row !== missing
            ? 'its entry is there'
            : engine === 'cilium' && entry === 'apiserver'
              ? 'the entity kube-apiserver is allowed whenever egress is on'
              : 'its entry is missing',
        ).filter(({ target }) => !insideTheCluster.has(target)),
      ),
      denied('controller', 'outsider:service', 'no row names the stranger outside'),
    ],
  });
});

export default specFile(...variants);
