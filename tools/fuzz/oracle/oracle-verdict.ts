import type { Flow } from '../../../harness/vocabulary/flow.ts';
import type { DecidedVerdict } from '../../../harness/vocabulary/verdict.ts';
import type { JudgedWorld } from '../ground/ground.ts';
import type { PolicyObject } from '../objects/policy-object.ts';
import { calicoStages } from './calico.ts';
import { ciliumStage } from './cilium.ts';
import { clusterStage } from './cluster-network-policy.ts';
import { kubernetesAnswers, kubernetesStage } from './kubernetes.ts';
import { type Question, resolveQuestion } from './question.ts';
import type { Stage } from './stage.ts';

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

/** What no stage decides is allowed. */
function denies({ world, objects }: Pick<JudgedWorld, 'world' | 'objects'>, flow: Flow, direction: 'ingress' | 'egress'): boolean {
  const question = { ...resolveQuestion(world, flow), world, flow, direction };
  for (const { answer } of stagesOf(objects, question).sort(byOrder)) {
    const said = answer();
    if (said !== 'next') return said === 'deny';
  }
  return false;
}

function byOrder(a: Stage, b: Stage): number {
  if (a.order !== b.order) return a.order < b.order ? -1 : 1;
  return a.name < b.name ? -1 : 1;
}

function stagesOf(objects: readonly PolicyObject[], question: Question): Stage[] {
  const plain = objects.filter((object) => object.apiVersion === 'networking.k8s.io/v1');
  const cilium = objects.filter((object) => object.apiVersion === 'cilium.io/v2');
  const calico = objects.filter((object) => object.apiVersion === 'projectcalico.org/v3');
  const cluster = objects.filter((object) => object.apiVersion === 'policy.networking.k8s.io/v1alpha2');
  return [
    { name: 'Admin', order: 1_000, answer: () => clusterStage(cluster, 'Admin', question) },
    ...(calico.length > 0
      ? calicoStages(calico, question, kubernetesAnswers(plain, question))
      : [{ name: 'default', order: 1_000_000, answer: () => ciliumStage(cilium, question, kubernetesStage(plain, question)) }]),
    { name: 'Baseline', order: 10_000_000, answer: () => clusterStage(cluster, 'Baseline', question) },
  ];
}
