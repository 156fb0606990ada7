import { legName } from '../harness/vocabulary/legs.ts';
import type { FlowResult, Results } from '../harness/vocabulary/results.ts';
import { countOf } from '../harness/text/count-of.ts';
import { covers, describeAllowance } from './allowances.ts';
import type { GateDecision, GateReason } from './gate-decision.ts';
import type { Allowance, GatePolicy, Requirement } from './gate-policy.ts';
import type { GateTerms } from './gate-terms.ts';
import { judgeLeg } from './judge-leg.ts';
import { judgeRun } from './judge-run.ts';

/**
 * Decide whether a source may be released. Pure. What is not proven closes the gate: a result that is missing, old, partial,
 * predicted, or about another source is as bad as a failure, so that nothing is gained by handing in less.
 * @param legs results of whole runs, shards joined; one for each cluster
 */
export function decideGate(legs: readonly Results[], policy: GatePolicy, terms: GateTerms): GateDecision {
  const asked = legs.filter((leg) => policy.required.some((requirement) => isOn(requirement, leg)));
  const judged = policy.required.flatMap((requirement) =>
    asked
      .filter((leg) => isOn(requirement, leg) && leg.run.cluster.evidence === 'packets')
      .map((leg) => judgeLeg(leg, requirement, terms, (flow) => isAllowed(flow, leg, policy, terms))),
  );
  const reasons = [
    ...judgeSource(policy, terms),
    ...policy.required
      .filter((requirement) => !legs.some((leg) => isOn(requirement, leg)))
      .map((requirement) => reportAbsence(requirement, legs)),
    ...asked.flatMap((leg) => judgeRun(leg, policy, terms)),
    ...judged.flatMap((judgement) => judgement.reasons),
    ...policy.allowed.filter((allowance) => !holds(allowance, terms)).map((allowance) => reportExpiry(allowance, asked)),
  ];
  return {
    verdict: reasons.length === 0 ? 'open' : 'closed',
    reasons,
    evidence: judged.map(({ evidence }) => evidence),
    notes: [
      ...policy.allowed
        .filter((allowance) => !isUsed(allowance, asked))
        .map((allowance) => `${describeAllowance(allowance)} is allowed, but nothing uses it: remove it`),
      ...asked.flatMap(noteDifferences),
      ...legs.filter((leg) => !asked.includes(leg)).map((leg) => `${legName(leg)}: results that no requirement asks for`),
    ],
  };
}

/** What went as declared and not as predicted closes nothing, and should be known: the model, or the enforcer, is wrong there. */
function noteDifferences(leg: Results): readonly string[] {
  const flows = leg.cells.flatMap((cell) => cell.flows.filter((flow) => flow.outcome === 'ok' && flow.findings.length > 0));
  const [first] = flows;
  return first === undefined ? [] : [`${legName(leg)}: ${countOf(flows.length, 'flow')} ok and not as predicted, such as ${first.id}`];
}

function isOn({ cni, kubernetes, ipFamily }: Requirement, { run: { cluster } }: Results): boolean {
  const version = cluster.details['kubernetes'] ?? '';
  return (
    cluster.cni === cni &&
    (kubernetes === undefined || `${version}.`.startsWith(`v${kubernetes}.`)) &&
    (ipFamily === undefined || cluster.details['ip family'] === ipFamily)
  );
}

function judgeSource(policy: GatePolicy, { source }: GateTerms): readonly GateReason[] {
  if (source.name === policy.source) return [];
  return [
    {
      requirement: `what is to be released is ${policy.source}`,
      found: source.name,
      action: `name another policy with --policy, or another ${source.kind} with --chart`,
    },
  ];
}

function isAllowed(flow: FlowResult, leg: Results, policy: GatePolicy, terms: GateTerms): boolean {
  return policy.allowed.some((allowance) => holds(allowance, terms) && isAboutFlow(allowance, leg, flow));
}

function isAboutFlow(allowance: Allowance, { run }: Results, flow: FlowResult): boolean {
  return covers(allowance, { cluster: run.cluster, flow });
}

function holds({ expires }: Allowance, { now }: GateTerms): boolean {
  return now.getTime() < expires.getTime();
}

function isUsed(allowance: Allowance, legs: readonly Results[]): boolean {
  return legs.some((leg) => leg.cells.some(({ flows }) => flows.some((flow) => isAboutFlow(allowance, leg, flow))));
}

function reportExpiry(allowance: Allowance, legs: readonly Results[]): GateReason {
  return {
    requirement: `what the policy allows is looked at again in time: ${describeAllowance(allowance)}`,
    found: `it expired at ${allowance.expires.toISOString()}`,
    action: isUsed(allowance, legs)
      ? `mend what it is about (${allowance.reason}), or decide on another day in the policy`
      : 'nothing uses it: remove it from the policy',
  };
}

function reportAbsence({ cni, kubernetes, ipFamily }: Requirement, legs: readonly Results[]): GateReason {
  const version = kubernetes === undefined ? '' : ` with Kubernetes ${kubernetes}`;
  const family = ipFamily === undefined ? '' : ` over ${ipFamily}`;
  const flag = ipFamily === undefined ? '' : ` --ip-family ${ipFamily}`;
  const command = cni === 'nftables' ? 'npm run conformance' : `npm run conformance -- --cni ${cni}${flag}`;
  return {
    requirement: `there are results for CNI ${cni}${version}${family}`,
    found: legs.length === 0 ? 'no results at all' : `results for ${legs.map(legName).join('; ')}`,
    action: `run ${command}, and hand in its results with --from`,
  };
}
