import type { Endpoint, PodEndpoint } from '../../vocabulary/endpoint.ts';
import type { Flow } from '../../vocabulary/flow.ts';
import type { Prediction, TraceStep } from '../../vocabulary/prediction.ts';
import type { World } from '../../vocabulary/world.ts';
import type { Ruleset } from '../ir/ruleset.ts';
import { observedNames } from './observed-names.ts';
import { type Packet, resolvePacket } from './packet.ts';
import { walkDirection } from './walk-direction.ts';

/**
 * The verdict of a ruleset about a flow: the egress policies of the source pod must allow it, then the ingress policies of
 * the destination pod. Replies always pass. Policies see the destination endpoint's address and port, as after a Service's DNAT. A
 * destination found by a name matches a name clause where the enforcer learns that name (see `NameClause.learnedBy`); that the
 * lookup itself gets through is a flow of its own.
 * @throws UserError where the world lacks an endpoint of the flow, or the endpoint an address of its family
 */
export function evaluate(ruleset: Ruleset, world: World, flow: Flow): Prediction {
  const packet = resolvePacket(world, flow);
  const trace = walkFlow(ruleset, packet);
  const last = trace.at(-1);
  if (last === undefined) throw new RangeError('a walk ends with the step that decides');
  if (last.effect === 'deny') return { verdict: 'denied', decidedBy: last, trace };
  return { verdict: 'allowed', decidedBy: findOpening(trace, packet) ?? last, trace };
}

/** What lets a flow through that both of its sides allow: a rule, else the want of a policy. Whoever is no pod has none to begin with. */
function findOpening(trace: readonly TraceStep[], { source, destination }: Packet): TraceStep | undefined {
  const pods = [source, destination].filter(({ endpoint }) => endpoint.kind === 'pod').map(({ endpoint }) => endpoint.id);
  const open = trace.filter(({ effect, subject }) => effect === 'allow' && pods.includes(subject));
  return open.findLast(({ policy }) => policy !== undefined) ?? open.findLast(({ nearest }) => nearest !== undefined) ?? open.at(-1);
}

function walkFlow(ruleset: Ruleset, packet: Packet): readonly TraceStep[] {
  const source = packet.source.endpoint;
  const destination = packet.destination.endpoint;
  if (source.kind === 'pod' && source.id === destination.id) {
    return [{ direction: 'egress', subject: source.id, effect: 'allow', because: 'a pod always reaches itself' }];
  }
  const observed = observedNames(ruleset, source.id, 'UDP');
  const egress = walkSubject(ruleset, { packet, direction: 'egress', subject: source.id, observed }, source);
  if (egress.at(-1)?.effect === 'deny') return egress;
  if (destination.kind === 'pod' && runs(source, destination)) return [...egress, ownNode(source, destination)];
  return [...egress, ...walkSubject(ruleset, { packet, direction: 'ingress', subject: destination.id, observed }, destination)];
}

function walkSubject(ruleset: Ruleset, walk: Parameters<typeof walkDirection>[0], endpoint: Endpoint): readonly TraceStep[] {
  if (endpoint.kind === 'pod') return walkDirection(walk, ruleset);
  const { direction, subject } = walk;
  return [{ direction, subject, effect: 'allow', because: `${subject} is not a pod, so no policy selects it` }];
}

/** The node on which a pod runs, and an apiserver in that node's network. */
function runs(source: Endpoint, pod: PodEndpoint): boolean {
  switch (source.kind) {
    case 'node':
      return source.id === pod.node;
    case 'apiserver':
      return source.node === pod.node;
    case 'pod':
    case 'external':
      return false;
  }
}

function ownNode(source: Endpoint, pod: PodEndpoint): TraceStep {
  const where = source.kind === 'apiserver' ? `node ${pod.node}, whose network ${source.id} uses` : `node ${pod.node}`;
  return {
    direction: 'ingress',
    subject: pod.id,
    effect: 'allow',
    because: `${pod.id} runs on ${where}, and a node always reaches its own pods`,
  };
}
