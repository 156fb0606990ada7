import { z } from 'zod';
import { parseFlow } from './flow-text.ts';
import { names } from './names.ts';
import { applications, parsePort, protocolsOf } from './port-text.ts';
import {
  addressesSchema,
  deniedOnly,
  labelsSchema,
  namespaceLabelsSchema,
  sentence,
  strictMap,
  textOf,
  valuesSchema,
} from './schema-parts.ts';
import { showValue } from './problem.ts';

const path = z.string().min(1, 'expected a path');

const source = strictMap({
  chart: path.describe('A Helm chart: a folder, a .tgz file or oci://…, relative to this file.').exactOptional(),
  manifests: z
    .array(path)
    .min(1, 'expected at least one path')
    .describe('Files and folders of manifests; - is standard input.')
    .exactOptional(),
  kustomize: path.describe('A folder with a kustomization.').exactOptional(),
  values: z
    .array(path)
    .describe("Values files of the chart, under every scenario's values; a later one over an earlier one.")
    .exactOptional(),
  release: textOf(names.release).describe('The name of the release.').exactOptional(),
})
  .superRefine(({ chart, manifests, kustomize, values, release }, context) => {
    const kinds = [chart, manifests, kustomize].filter((each) => each !== undefined).length;
    if (kinds !== 1)
      context.addIssue(
        kinds === 0 ? 'says nothing; write chart, manifests or kustomize' : 'says more than one of chart, manifests and kustomize',
      );
    else if (chart === undefined && values !== undefined) context.addIssue('has values, which only a chart takes');
    else if (chart === undefined && release !== undefined) context.addIssue('has a release, which only a chart has');
  })
  .describe('Where the objects come from.');

const engine = strictMap({
  values: valuesSchema.describe('Values that choose it, over those of the scenario.').exactOptional(),
  dialects: z
    .array(z.string())
    .min(1, 'expected at least one dialect')
    .describe('The APIs of the policies that it renders, e.g. cilium; without it, the one that it is named after.')
    .exactOptional(),
}).describe('A named way to render the source: a column of the tables.');

const port = z
  .union([z.string(), z.number()], { error: 'expected a port such as 8080 or 443/tls' })
  .refine((text) => parsePort(text) !== undefined, { error: `expected a port from 1 to 65535, alone or with /${applications.join(', /')}` })
  .describe('A port, and how it answers: 443/tls, 9090/http, 53/udp, 80 (tcp).');

const namedPorts = z.record(textOf(names.portName), port);

const subject = strictMap({
  workload: textOf(names.workload)
    .describe("The workload's rendered name, where * stands for any text; without it, the subject's own name.")
    .exactOptional(),
  labels: labelsSchema.describe('Labels that its pods get at run time.').exactOptional(),
  ports: namedPorts.describe('Ports that no container declares.').exactOptional(),
}).describe('What rendering cannot know of a workload.');

const namespace = z
  .union(
    [
      textOf(names.dnsLabel),
      strictMap({
        name: textOf(names.dnsLabel).describe('Its name.'),
        labels: namespaceLabelsSchema.describe('Labels beside kubernetes.io/metadata.name.').exactOptional(),
      }),
    ],
    {
      error: 'expected the name of a namespace, release, or a map with name and labels',
    },
  )
  .describe("The namespace of its pod by name, with labels where it has any; release is the release's own.");

const ports = z
  .union([z.array(port), namedPorts], { error: 'expected a list such as [443/tls, 80] or a map such as { web: 9090/http }' })
  .superRefine((written, context) => {
    const seen = new Set<string>();
    for (const text of Object.values(written)) {
      const read = parsePort(text);
      if (read === undefined) continue;
      // Two names of one port are fine, two ways to answer at it are not.
      const name = `${String(read.port)} ${protocolsOf(read.application).join()}`;
      const clash = Array.isArray(written) ? seen.has(name) : seen.has(name) && !seen.has(`${name} ${read.application}`);
      if (clash) context.addIssue(`has the port ${String(read.port)} twice`);
      seen.add(name).add(`${name} ${read.application}`);
    }
  })
  .describe('Where it listens: a list, or a map by name; policies can name the ports of a map.');

const peer = strictMap({
  namespace: namespace.exactOptional(),
  labels: labelsSchema.describe('Labels of its pod.').exactOptional(),
  names: z.array(textOf(names.dnsName)).describe('DNS names of a host outside the cluster.').exactOptional(),
  addresses: addressesSchema.describe('Addresses of a host outside; without them, some that nobody else has.').exactOptional(),
  ports: ports.exactOptional(),
})
  .superRefine((written, context) => {
    const isHost = written.names !== undefined || written.addresses !== undefined;
    if (isHost && (written.namespace !== undefined || written.labels !== undefined)) {
      context.addIssue('is a pod (namespace, labels) and a host (names, addresses) at once; write two peers');
    } else if (!isHost && written.namespace === undefined) {
      context.addIssue('has neither a namespace, which makes it a pod, nor names or addresses, which make it a host outside');
    }
  })
  .describe('Somebody who is no workload of the source: a pod, or a host outside the cluster.');

const claim = z
  .union(
    [
      sentence,
      strictMap({
        text: sentence.describe('The sentence.'),
        engines: z
          .array(z.string())
          .min(1, 'expected at least one engine')
          .describe('The engines that it speaks of; without it, all of them.')
          .exactOptional(),
      }),
    ],
    {
      error: 'expected a sentence',
    },
  )
  .describe('A sentence that is true or false.');

const flow = z
  .string()
  .superRefine((text, context) => {
    const reading = parseFlow(text);
    if ('problem' in reading) context.addIssue(`${showValue(text)} ${reading.problem}`);
  })
  .describe('SOURCE -> DESTINATION:PORT, then perhaps via service, as NAME, over IPv4 or over IPv6.');

const flowItem = z
  .union(
    [
      flow,
      z
        .record(flow, sentence)
        .refine((entries) => Object.keys(entries).length === 1, { error: 'expected one flow, or one flow with its reason' })
        .meta({ minProperties: 1, maxProperties: 1 }),
    ],
    { error: 'expected a flow such as client -> api:http, or FLOW: reason' },
  )
  .describe('A flow, or FLOW: reason.');

const row = strictMap({
  id: textOf(names.row).describe('Unique in the suite.'),
  title: sentence.describe('As reports show it.'),
  flows: z.array(flow).min(1, 'expected at least one flow').describe('The flows that are this row.'),
}).describe('One line of a table of required traffic.');

const table = strictMap({
  id: textOf(names.id).describe('Unique in the suite.'),
  title: sentence.describe('As reports head it.'),
  rows: z.array(row).min(1, 'expected at least one row').describe('Its lines.'),
}).describe('A table of required traffic.');

const scenario = strictMap({
  id: textOf(names.id).describe("Unique in the suite; part of a namespace's name."),
  claim: z.string().describe('The claim that it decides.'),
  title: sentence.describe("One sentence that is true where the scenario is ok; without it, the claim's.").exactOptional(),
  engines: z.array(z.string()).min(1, 'expected at least one engine').describe('Without it, all of them.').exactOptional(),
  values: valuesSchema.describe("The chart's values besides those that choose the engine.").exactOptional(),
  requires: z
    .array(textOf(names.valuePath))
    .describe('Value paths that the source must know; it is skipped where it does not.')
    .exactOptional(),
  allow: z.array(flowItem).describe('Flows that must be allowed.').exactOptional(),
  deny: z.array(flowItem).describe('Flows that must be denied.').exactOptional(),
  everythingElse: z
    .union(
      [
        deniedOnly,
        strictMap({
          ingress: deniedOnly.describe('Flows to the subjects.').exactOptional(),
          egress: deniedOnly.describe('Flows from the subjects.').exactOptional(),
        }),
      ],
      {
        error: 'expected denied, or a map with ingress: denied or egress: denied',
      },
    )
    .describe('What flows that are not listed must be, in both directions or in one.')
    .exactOptional(),
  scope: z
    .enum(['namespace', 'cluster'])
    .describe("cluster: the policies reach beyond the release's namespace; judged in a world of its own.")
    .exactOptional(),
  upgrade: z.literal(true, { error: 'expected true' }).describe('The release is there already, and is upgraded.').exactOptional(),
  secondRelease: textOf(names.release)
    .describe('The name of a release of the same values beside it, in another namespace.')
    .exactOptional(),
  during: z
    .enum(['pre-install', 'post-install', 'pre-upgrade', 'post-upgrade'])
    .describe("The moment of helm's hooks that it is about; without it, once everything is installed.")
    .exactOptional(),
})
  .refine(({ allow, deny, everythingElse }) => allow !== undefined || deny !== undefined || everythingElse !== undefined, {
    error: 'says nothing; write allow, deny or everythingElse',
  })
  .describe('Values for the source, and the flows that must be allowed and denied under them.');

/** The shape of `netpol.yaml`. Strict: an unknown key is an error. What one part says of another is checked apart from it. */
export const suiteFileSchema = strictMap({
  $schema: z.string().describe('For editors.').exactOptional(),
  source: source.exactOptional(),
  engines: z
    .record(textOf(names.engine), engine)
    .describe('Columns of the tables; without it there is one, named after what the source renders.')
    .exactOptional(),
  subjects: z.record(textOf(names.dnsName), subject).describe('Additions to the workloads, which are there by name.').exactOptional(),
  peers: z.record(textOf(names.id), peer).describe('Who is no workload.').exactOptional(),
  claims: z.record(textOf(names.id), claim).describe('What is promised.'),
  tables: z.array(table).describe('Required traffic.').exactOptional(),
  scenarios: z.array(scenario).min(1, 'expected at least one scenario').describe('What is tried.'),
  notJudged: z
    .record(textOf(names.kind), sentence)
    .describe('Kinds (group/Kind) that look like policies and that this suite says nothing about, with the reason.')
    .exactOptional(),
}).describe('What is promised of the network policies of a source.');

/** A suite as its file writes it. */
export type SuiteFile = z.infer<typeof suiteFileSchema>;
