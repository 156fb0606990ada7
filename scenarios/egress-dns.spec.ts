import { allowed, denied, scenario, specFile } from './words.ts';
import { rowFlows } from './tables/row-flows.ts';
import { engines } from './engines.ts';
import { dns } from './tables/egress/dns.ts';
import { s3 } from './tables/egress/s3.ts';
import { completeEgress } from './values/egress.ts';

const byName = { approach: { kind: 'name', name: 'bucket.example.com' } } as const;
const outside = { where: 'outside the cluster, by CIDR' } as const;

const egressDnsScenario = scenario({
  id: 'egress-dns',
  claim: 'egress-dns',
  title: 'egress.dns lets lookups out to the DNS namespace over UDP and TCP, by address and by Service',
  engines,
  values: (places, engine) => ({ networkPolicy: { enabled: true, egress: completeEgress(places, 'outside', engine) } }),
  expect: () => [
    ...rowFlows(dns, 'allowed', 'egress.dns is on'),
    ...rowFlows(dns, 'allowed', 'egress.dns is on', { approach: { kind: 'service' } }),
    allowed('controller', 's3:service', 'its name resolves and its address is in the block', byName),
    denied('controller', 'dns:other', 'egress.dns opens port 53 only'),
    denied('controller', 'dns-elsewhere:dns', 'egress.dns opens the DNS namespace only', { lookup: 'udp' }),
    denied('controller', 'dns-elsewhere:dns', 'egress.dns opens the DNS namespace only', { lookup: 'tcp' }),
  ],
});

const egressDnsOffScenario = scenario({
  id: 'egress-dns-off',
  claim: 'egress-dns',
  title: 'Without egress.dns names do not resolve and addresses still work',
  engines,
  values: (places, engine) => ({ networkPolicy: { enabled: true, egress: { ...completeEgress(places, 'outside', engine), dns: false } } }),
  expect: () => [
    ...rowFlows(dns, 'denied', 'egress.dns is off'),
    ...rowFlows(dns, 'denied', 'egress.dns is off', { approach: { kind: 'service' } }),
    denied('controller', 's3:service', 'its name does not resolve', byName),
    ...rowFlows(s3, 'allowed', 'its address is in the block', outside),
  ],
});

const egressDnsElsewhereScenario = scenario({
  id: 'egress-dns-elsewhere',
  claim: 'egress-dns',
  title: 'egress.dnsNamespace moves the rule to another namespace than kube-system',
  engines,
  values: (places, engine) => ({
    networkPolicy: {
      enabled: true,
      egress: { ...completeEgress(places, 'outside', engine), dnsNamespace: places.namespaces['dns-elsewhere'] },
    },
  }),
  expect: () => [
    allowed('controller', 'dns-elsewhere:dns', 'egress.dnsNamespace names its namespace', { lookup: 'udp' }),
    allowed('controller', 'dns-elsewhere:dns', 'egress.dnsNamespace names its namespace', { lookup: 'tcp' }),
    denied('controller', 'dns-elsewhere:other', 'the rule is for port 53'),
    denied('controller', 'dns-elsewhere:other-udp', 'the rule is for port 53'),
    ...rowFlows(dns, 'denied', 'egress.dnsNamespace names another namespace'),
  ],
});

export default specFile(egressDnsScenario, egressDnsOffScenario, egressDnsElsewhereScenario);
