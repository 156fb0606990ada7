import { type LookupProtocol, observedNames } from '../../../harness/policy/evaluate/observed-names.ts';
import type { Ruleset } from '../../../harness/policy/ir/ruleset.ts';
import { formatDecision } from '../../../harness/policy/format-decision.ts';
import { matchesName } from '../../../harness/policy/name-pattern.ts';
import type { DecidedVerdict } from '../../../harness/vocabulary/verdict.ts';
import type { FuzzFlow, JudgedWorld } from '../ground/ground.ts';

/** What packets of a flow must show if the model is right. */
export interface ExpectedPackets {
  readonly verdict: DecidedVerdict;
  /** `connected`, `rejected`, or the decision that drops them. */
  readonly shows: string;
}

/** A source asks for names here. */
const lookup = { destination: 'dns', protocol: 'UDP', port: 53, family: 4 } as const;

/** The flows that decide about packets of a flow: itself, and the lookup before it where it is by name. */
export function decidingFlows(world: Pick<JudgedWorld, 'flows'>, { id, flow }: FuzzFlow): readonly string[] {
  return flow.via.kind === 'name' ? [findLookup(world, flow.source), id] : [id];
}

/**
 * The prediction of a flow, and of the lookup before it: a flow by name can fail at its lookup, which the model counts as a flow of its own, and a
 * name that no DNS rule of the source matches is refused.
 */
export function expectPackets(world: JudgedWorld, { id, flow, request }: FuzzFlow): ExpectedPackets {
  const refused = { verdict: 'denied', shows: 'rejected' } as const;
  if (flow.via.kind === 'name') {
    const before = decisionOf(world, findLookup(world, flow.source));
    if (before !== undefined) return { verdict: 'denied', shows: before };
    if (isLookupRefused(world, { flow })) return refused;
  }
  const decision = decisionOf(world, id);
  if (decision !== undefined) return { verdict: 'denied', shows: decision };
  if (isLookupRefused(world, { flow, ...(request && { request }) })) return refused;
  return { verdict: 'allowed', shows: 'connected' };
}

/** Whether the name that packets of a flow ask for is one that no DNS rule of the source matches, where there are such rules. */
export function isLookupRefused({ ruleset }: Pick<JudgedWorld, 'ruleset'>, asking: Pick<FuzzFlow, 'flow' | 'request'>): boolean {
  const { flow } = asking;
  const name = askedName(asking);
  if (name === undefined) return false;
  return isRefused(ruleset, flow.source, name, flow.via.kind !== 'name' && flow.protocol === 'TCP' ? 'TCP' : lookup.protocol);
}

/** The name that packets of a flow ask for, to look it up or to send there; undefined where they ask for none. */
export function askedName({ flow, request }: Pick<FuzzFlow, 'flow' | 'request'>): string | undefined {
  return flow.via.kind === 'name' ? flow.via.name : nameOf(request);
}

function nameOf(request: FuzzFlow['request']): string | undefined {
  return request !== undefined && 'name' in request.probe ? request.probe.name : undefined;
}

function findLookup({ flows }: Pick<JudgedWorld, 'flows'>, source: string): string {
  const found = flows.find(
    ({ flow }) =>
      flow.source === source &&
      flow.destination === lookup.destination &&
      flow.protocol === lookup.protocol &&
      flow.port === lookup.port &&
      flow.family === lookup.family,
  );
  if (found === undefined) throw new RangeError(`${source} has no flow to the DNS server`);
  return found.id;
}

/** Undefined where the flow is allowed. */
function decisionOf({ predictions }: JudgedWorld, id: string): string | undefined {
  const prediction = predictions.get(id);
  if (prediction === undefined) throw new RangeError(`${id} was not predicted`);
  return prediction.verdict === 'allowed' ? undefined : formatDecision(prediction.decidedBy);
}

function isRefused(ruleset: Ruleset, source: string, name: string, protocol: LookupProtocol): boolean {
  const observed = observedNames(ruleset, source, protocol);
  return observed.length > 0 && !matchesName(observed, name);
}
