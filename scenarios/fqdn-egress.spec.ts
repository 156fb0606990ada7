import { allowed, denied, scenario, specFile } from './words.ts';

const name = (text: string) => ({ approach: { kind: 'name', name: text } }) as const;
const https = [{ ports: [{ port: '443', protocol: 'TCP' }] }];

const fqdnEgressScenario = scenario({
  id: 'fqdn-egress',
  claim: 'fqdn-egress',
  title: 'Under cilium egress can name a DNS name, and only that name opens',
  engines: ['cilium'],
  values: () => ({
    networkPolicy: {
      enabled: true,
      egress: { enabled: true, dns: true },
      cilium: { egress: [{ toFQDNs: [{ matchName: 'bucket.example.com' }], toPorts: https }] },
    },
  }),
  expect: () => [
    allowed('controller', 's3:service', 'toFQDNs names bucket.example.com', name('bucket.example.com')),
    denied('controller', 's3:other', 'the rule is for port 443', name('bucket.example.com')),
    denied('controller', 'outsider:service', 'toFQDNs does not name outsider.example.net', name('outsider.example.net')),
    denied('controller', 'http-target:service', 'toFQDNs does not name hooks.example.com', name('hooks.example.com')),
    denied('controller', 'remote-apiserver:service', 'an address that no allowed name resolved to stays closed'),
  ],
});

const fqdnEgressPatternScenario = scenario({
  id: 'fqdn-egress-pattern',
  claim: 'fqdn-egress',
  title: 'Under cilium egress can name a pattern of DNS names',
  engines: ['cilium'],
  values: () => ({
    networkPolicy: {
      enabled: true,
      egress: { enabled: true, dns: true },
      cilium: { egress: [{ toFQDNs: [{ matchPattern: '*.example.com' }], toPorts: https }] },
    },
  }),
  expect: () => [
    allowed('controller', 's3:service', '*.example.com matches bucket.example.com', name('bucket.example.com')),
    allowed('controller', 'http-target:service', '*.example.com matches hooks.example.com', name('hooks.example.com')),
    denied('controller', 'outsider:service', '*.example.com does not match outsider.example.net', name('outsider.example.net')),
    denied('controller', 'otlp:service', 'the rule is for port 443', name('otlp.example.com')),
    denied('controller', 'remote-apiserver:service', 'an address that no allowed name resolved to stays closed'),
  ],
});

const fqdnEgressNoneScenario = scenario({
  id: 'fqdn-egress-none',
  claim: 'fqdn-egress',
  title: 'The other engines have no rule for names: resolving one opens nothing',
  engines: ['kubernetes', 'calico', 'clusterNetworkPolicy'],
  values: () => ({ networkPolicy: { enabled: true, egress: { enabled: true, dns: true } } }),
  expect: () => [
    allowed('controller', 'dns:dns', 'egress.dns lets lookups out', { lookup: 'udp' }),
    denied('controller', 's3:service', 'no rule for a name or an address of the bucket', name('bucket.example.com')),
    denied('controller', 'outsider:service', 'no rule for a name or an address of the stranger', name('outsider.example.net')),
  ],
});

export default specFile(fqdnEgressScenario, fqdnEgressPatternScenario, fqdnEgressNoneScenario);
