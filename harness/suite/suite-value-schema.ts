import { z } from 'zod';
import { names } from './names.ts';
import { applications, isPortNumber } from './port-text.ts';
import {
  addressesSchema,
  deniedOnly,
  hookMoments,
  labelsSchema,
  namespaceLabelsSchema,
  sentence,
  strictMap,
  textOf,
  valuesSchema,
} from './schema-parts.ts';

const callable = z.custom((value) => typeof value === 'function', { error: 'expected a function' });
const portNumber = z.number().refine(isPortNumber, { error: 'expected a port from 1 to 65535' });
const texts = z.array(z.string());
const kind = (name: string): z.ZodLiteral => z.literal(name);

const source = z.discriminatedUnion(
  'kind',
  [
    strictMap({ kind: kind('chart'), path: sentence, valuesFiles: texts }),
    strictMap({ kind: kind('manifests'), paths: texts.min(1, 'expected at least one path') }),
    strictMap({ kind: kind('kustomize'), path: sentence }),
  ],
  { error: 'expected chart, manifests or kustomize' },
);

const subjectPort = strictMap({
  application: z.enum(applications),
  port: portNumber.exactOptional(),
  numberOf: textOf(names.portName).exactOptional(),
  unless: textOf(names.valuePath).exactOptional(),
});

const peerPorts = z.record(z.string(), strictMap({ application: z.enum([...applications, 'dns']), port: portNumber }));

const namespace = z.discriminatedUnion(
  'kind',
  [
    strictMap({ kind: kind('release') }),
    strictMap({ kind: kind('named'), name: textOf(names.dnsLabel), labels: namespaceLabelsSchema }),
    strictMap({ kind: kind('generated'), name: textOf(names.id) }),
  ],
  { error: 'expected release, named or generated' },
);

const peer = z.discriminatedUnion(
  'kind',
  [
    strictMap({
      kind: kind('pod'),
      namespace,
      labels: labelsSchema,
      like: strictMap({ subject: z.string(), only: texts.exactOptional() }).exactOptional(),
      ports: peerPorts,
      declared: texts.exactOptional(),
    }).superRefine(({ ports, declared = [] }, context) => {
      for (const name of declared.filter((each) => !Object.hasOwn(ports, each)))
        context.addIssue(`declares the port ${name}, which ports do not hold`);
    }),
    strictMap({ kind: kind('host'), names: z.array(textOf(names.dnsName)), addresses: addressesSchema, ports: peerPorts }),
  ],
  { error: 'expected pod or host' },
);

const scenario = strictMap({
  id: textOf(names.id),
  claim: z.string(),
  title: sentence,
  engines: texts,
  requires: z.array(textOf(names.valuePath)).exactOptional(),
  scope: z.enum(['namespace', 'cluster']).exactOptional(),
  during: z.enum(hookMoments).exactOptional(),
  everythingElse: strictMap({ ingress: deniedOnly.exactOptional(), egress: deniedOnly.exactOptional() }).exactOptional(),
  installation: strictMap({
    release: textOf(names.release).exactOptional(),
    stage: z.enum(['install', 'upgrade']).exactOptional(),
    beside: strictMap({ release: textOf(names.release) }).exactOptional(),
  }).exactOptional(),
  values: callable,
  expect: callable,
  checks: callable.exactOptional(),
  foreignPolicies: callable.exactOptional(),
});

/** The shape of a `Suite` that no compiler has seen. Strict, as `suiteFileSchema` is. */
export const suiteValueSchema = strictMap({
  name: z.string(),
  source: source.exactOptional(),
  engines: z.record(textOf(names.engine), strictMap({ values: valuesSchema, dialects: texts })),
  subjects: z.record(
    textOf(names.dnsName),
    strictMap({
      workload: textOf(names.workload).exactOptional(),
      portNamed: textOf(names.portName).exactOptional(),
      labels: labelsSchema,
      ports: z.record(textOf(names.portName), subjectPort),
    }),
  ),
  peers: z.record(textOf(names.id), peer),
  claims: z.record(textOf(names.id), strictMap({ text: sentence, engines: texts.exactOptional() })),
  tables: z.array(
    strictMap({ id: textOf(names.id), title: sentence, rows: z.array(strictMap({ id: textOf(names.row), title: sentence })) }),
  ),
  notJudged: z.record(textOf(names.kind), sentence),
  example: textOf(names.id).exactOptional(),
  scenarios: z.array(scenario).min(1, 'expected at least one scenario'),
});

/** What a scenario's functions return. */
export const scenarioResultSchemas = {
  values: valuesSchema,
  expect: z.array(
    strictMap({
      source: z.string(),
      target: z.string(),
      approach: z.discriminatedUnion(
        'kind',
        [
          strictMap({ kind: kind('address') }),
          strictMap({ kind: kind('service') }),
          strictMap({ kind: kind('name'), name: textOf(names.dnsName) }),
        ],
        { error: 'expected address, service or name' },
      ),
      lookup: z.enum(['udp', 'tcp']).exactOptional(),
      family: z.literal([4, 6]).exactOptional(),
      verdict: z.enum(['allowed', 'denied']),
      because: sentence,
      row: z.string().exactOptional(),
      at: strictMap({ file: z.string(), line: z.number(), column: z.number() }).exactOptional(),
    }),
  ),
  checks: z.array(strictMap({ id: textOf(names.id), because: sentence, run: callable })),
  foreignPolicies: z.array(z.looseObject({ apiVersion: sentence, kind: sentence, metadata: z.looseObject({ name: sentence }) })),
} as const satisfies Readonly<Record<string, z.ZodType>>;
