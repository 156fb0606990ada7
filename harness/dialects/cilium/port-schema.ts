import { z } from 'zod';
import { unsupported } from '../schema/unsupported.ts';
import { fqdnSchema } from './fqdn-schema.ts';

const serviceName = /^(?=.{1,15}$)([a-zA-Z0-9]-?)*[a-zA-Z](-?[a-zA-Z0-9])*$/;

const portSchema = z.strictObject({
  port: z
    .string('a port is text here; put the number in quotes, like "443"')
    .refine((text) => serviceName.test(text) || isPortNumber(text), {
      error: ({ input }) => `${JSON.stringify(input)} is not a port; write a number from 0 (every port) to 65535 or a port name`,
    }),
  endPort: z.int('is not a whole number').min(0, 'a port is 0 to 65535').max(65_535, 'a port is 0 to 65535').optional(),
  protocol: z
    .string()
    .superRefine(checkProtocol)
    .pipe(z.literal(['TCP', 'UDP', 'SCTP', 'ANY']))
    .optional(),
});

function isPortNumber(text: string): boolean {
  return /^(0|[1-9][0-9]{0,4})$/.test(text) && Number(text) <= 65_535;
}

function checkProtocol(text: string, context: z.RefinementCtx): void {
  if (['TCP', 'UDP', 'SCTP', 'ANY'].includes(text)) return;
  const message = ['VRRP', 'IGMP', 'GRE', 'IPIP', 'IPV6', 'ESP', 'AH'].includes(text)
    ? `${text} is not supported: Cilium takes it only with enable-extended-ip-protocols; write TCP, UDP, SCTP or ANY`
    : `${JSON.stringify(text)} is not a protocol; write TCP, UDP, SCTP or ANY`;
  context.addIssue({ code: 'custom', message });
}

const portsSchema = z.array(portSchema).max(40, 'at most 40 ports').optional();
const tls = 'TLS interception needs a proxy, which the model does not have; leave the connection to the endpoints';
const dnsRulesNeedPort = 'DNS rules need the DNS port; add ports, such as [{port: "53", protocol: ANY}]';

const rulesSchema = z.strictObject({
  dns: z.array(fqdnSchema).optional(),
  http: unsupported('HTTP rules need a proxy, which the model does not have; leave them out and allow the port'),
  kafka: unsupported('Kafka rules need a proxy, which the model does not have (Cilium 1.20 has none either); allow the port'),
  l7proto: unsupported('it needs a proxy, which the model does not have (Cilium 1.20 has none either); allow the port'),
  l7: unsupported('it needs a proxy, which the model does not have (Cilium 1.20 has none either); allow the port'),
});

/** An item of `toPorts` in an allow rule. Source: Cilium documentation, "Layer 4 Policies" and "Layer 7 Policies". */
export const portRuleSchema = z
  .strictObject({
    ports: portsSchema,
    rules: rulesSchema.optional(),
    terminatingTLS: unsupported(tls),
    originatingTLS: unsupported(tls),
    serverNames: unsupported('the name in a TLS handshake is not part of a flow; use toFQDNs or leave it out'),
    listener: unsupported('a listener of an Envoy proxy decides there; leave it out'),
  })
  .superRefine(({ ports = [], rules }, context) => {
    if ((rules?.dns ?? []).length === 0) return;
    const refuse = (path: (string | number)[], message: string): void => {
      context.addIssue({ code: 'custom', path, message });
    };
    if (ports.length === 0) refuse(['ports'], dnsRulesNeedPort);
    ports.forEach(({ port, endPort = 0 }, index) => {
      if (port === '0') refuse(['ports', index, 'port'], dnsRulesNeedPort);
      else if (endPort > Number(port)) refuse(['ports', index, 'endPort'], 'DNS rules do not take a range of ports; name one port');
    });
  });

/** An item of `toPorts` in a deny rule: ports only. Source: Cilium documentation, "Deny Policies". */
export const portDenyRuleSchema = z.strictObject({
  ports: portsSchema,
  rules: unsupported('Cilium has no deny rules at layer 7; deny the port'),
});

/** `port`, `endPort`, `protocol`. */
export type CiliumPort = z.output<typeof portSchema>;

/** An item of `toPorts`, of an allow or a deny rule. */
export type CiliumPortRule = z.output<typeof portRuleSchema>;
