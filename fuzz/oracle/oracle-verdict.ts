import type { Flow } from '../../harness/vocabulary/flow.ts';
import type { DecidedVerdict } from '../../harness/vocabulary/verdict.ts';
import type { JudgedWorld } from '../ground/ground.ts';
import { kubernetesStage } from './kubernetes.ts';
import { resolveQuestion } from './question.ts';

/**
 * What the policies of a world say about a flow, by a second reading of the dialects' documentation that shares nothing with the model: no sets
 * of addresses, no intermediate form; every question is asked anew for the one flow.
 */
export function oracleVerdict(world: Pick<JudgedWorld, 'world' | 'objects'>, flow: Flow): DecidedVerdict {
  const { source, destination } = resolveQuestion(world.world, flow);
  if (source.id === destination.id && source.kind === 'pod') return 'allowed';
  if (source.kind === 'pod' && denies(world, flow, 'egress')) return 'denied';
  const ownNode =
    destination.kind === 'pod' && (source.id === destination.node || (source.kind === 'apiserver' && source.node === destination.node));
  return destination.kind === 'pod' && !ownNode && denies(world, flow, 'ingress') ? 'denied' : 'allowed';
}

function denies({ world, objects }: Pick<JudgedWorld, 'world' | 'objects'>, flow: Flow, direction: 'ingress' | 'egress'): boolean {
  const question = { ...resolveQuestion(world, flow), world, flow, direction };
  return (
    kubernetesStage(
      objects.filter(({ kind }) => kind === 'NetworkPolicy'),
      question,
    ) === 'deny'
  );
}
