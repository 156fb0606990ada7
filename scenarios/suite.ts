import type { Suite } from '../harness/suite/suite.ts';
import type { TableRow } from '../harness/vocabulary/table.ts';
import { peers, subjects } from './cast.ts';
import { claims } from './claims.ts';
import additionalIngress from './additional-ingress.spec.ts';
import baselineYields from './baseline-yields.spec.ts';
import closedOtherwise from './closed-otherwise.spec.ts';
import customPorts from './custom-ports.spec.ts';
import defaultDenyOrder from './default-deny-order.spec.ts';
import defaultDeny from './default-deny.spec.ts';
import egressApiserver from './egress-apiserver.spec.ts';
import egressComplete from './egress-complete.spec.ts';
import egressDns from './egress-dns.spec.ts';
import egressForms from './egress-forms.spec.ts';
import egressOff from './egress-off.spec.ts';
import egressSilent from './egress-silent.spec.ts';
import explicitEngine from './explicit-engine.spec.ts';
import fqdnEgress from './fqdn-egress.spec.ts';
import fromKnobs from './from-knobs.spec.ts';
import health from './health.spec.ts';
import metricsUnconditional from './metrics-unconditional.spec.ts';
import offByDefault from './off-by-default.spec.ts';
import passthrough from './passthrough.spec.ts';
import podScoped from './pod-scoped.spec.ts';
import restored from './restored.spec.ts';
import rowGate from './row-gate.spec.ts';
import rowMetrics from './row-metrics.spec.ts';
import rowWebhook from './row-webhook.spec.ts';
import { suiteEngines } from './suite-engines.ts';
import type { Row } from './tables/row.ts';
import { egressTable, ingressTable } from './tables/rows.ts';

/** The suite of this repository's chart: every claim of the specification. One line a scenario file; a test compares them with the folder. */
export const suite: Suite = {
  name: 'stageset-controller',
  engines: suiteEngines,
  subjects,
  peers,
  claims,
  tables: [
    { id: 'ingress', title: 'Required traffic: ingress table', rows: ingressTable.map(lineOf) },
    { id: 'egress', title: 'Required traffic: egress table', rows: egressTable.map(lineOf) },
  ],
  scenarios: [
    ...additionalIngress,
    ...baselineYields,
    ...closedOtherwise,
    ...customPorts,
    ...defaultDenyOrder,
    ...defaultDeny,
    ...egressApiserver,
    ...egressComplete,
    ...egressDns,
    ...egressForms,
    ...egressOff,
    ...egressSilent,
    ...explicitEngine,
    ...fqdnEgress,
    ...fromKnobs,
    ...health,
    ...metricsUnconditional,
    ...offByDefault,
    ...passthrough,
    ...podScoped,
    ...restored,
    ...rowGate,
    ...rowMetrics,
    ...rowWebhook,
  ],
  // It renders every rule.
  example: 'egress-complete-external',
  notJudged: {},
};

function lineOf({ id, title }: Row): TableRow {
  return { id, title };
}
