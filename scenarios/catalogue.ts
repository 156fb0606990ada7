// One line a scenario file; a test compares them with the folder.
import './additional-ingress.spec.ts';
import './baseline-yields.spec.ts';
import './closed-otherwise.spec.ts';
import './custom-ports.spec.ts';
import './default-deny-order.spec.ts';
import './default-deny.spec.ts';
import './egress-apiserver.spec.ts';
import './egress-complete.spec.ts';
import './egress-dns.spec.ts';
import './egress-forms.spec.ts';
import './egress-off.spec.ts';
import './egress-silent.spec.ts';
import './explicit-engine.spec.ts';
import './fqdn-egress.spec.ts';
import './from-knobs.spec.ts';
import './health.spec.ts';
import './metrics-unconditional.spec.ts';
import './off-by-default.spec.ts';
import './passthrough.spec.ts';
import './pod-scoped.spec.ts';
import './restored.spec.ts';
import './row-gate.spec.ts';
import './row-metrics.spec.ts';
import './row-webhook.spec.ts';
import { registeredScenarios } from '../harness/scenario/registered.ts';
import type { Scenario } from '../harness/scenario/scenario.ts';

/** Every scenario of this project: the files above, in their order. */
export const catalogue: readonly Scenario[] = registeredScenarios();
