import { execa } from 'execa';
import { Api } from '../../../../clusters/kubernetes/api/api.ts';
import { Transport } from '../../../../clusters/kubernetes/api/transport.ts';
import { runLabel } from '../../../../clusters/kubernetes/labels.ts';
import { UserError } from '../../../../harness/vocabulary/user-error.ts';
import type { TestBed } from '../test-bed.ts';
import type { Way } from './way.ts';

/** Pods of its own that it makes and probes each from each: flows within these five are allowed, those to them from others denied. */
const closed = ['a', 'b', 'c', 'd', 'e'] as const;
const podNames = [...closed, 'f', 'g', 'h', 'i', 'j'] as const;
const port = 80;
const podSeconds = 180;

/**
 * `cyclonus probe`: one exec per flow, fifteen at once, everything that is no connection is a denial. Its pods are made
 * before, and what a call takes besides probing is measured with a single flow and taken off. Its image, agnhost 2.43, must
 * be on the nodes. Disposing it removes its namespace.
 */
export class Cyclonus implements Way, AsyncDisposable {
  readonly name = 'cyclonus';
  readonly flows = podNames.length ** 2;
  readonly #binary: string;
  readonly #context: string;
  readonly #namespace: string;
  /** Has one pod: a call wants exactly the pods that it probes. */
  readonly #small: string;
  readonly #transport: Transport;
  readonly #api: Api;

  private constructor(binary: string, context: string, { runId, config }: TestBed) {
    this.#binary = binary;
    this.#context = context;
    this.#namespace = `npc-${runId}-cyclonus`;
    this.#small = `npc-${runId}-cyclonus-small`;
    this.#transport = new Transport(config);
    this.#api = new Api(this.#transport);
  }

  /** Make its namespace, pods and policy. @throws Error of the command, ApiError */
  static async start(binary: string, context: string, bed: TestBed): Promise<Cyclonus> {
    const cyclonus = new Cyclonus(binary, context, bed);
    try {
      await cyclonus.#prepare(bed.runId);
    } catch (error) {
      await cyclonus[Symbol.asyncDispose]();
      throw error;
    }
    return cyclonus;
  }

  async measure(): Promise<number> {
    const besidesMs = await this.#call(this.#small, ['a']);
    const wholeMs = await this.#call(this.#namespace, podNames);
    return (wholeMs - besidesMs) / (this.flows - 1);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const namespace of [this.#namespace, this.#small]) await this.#api.deletePath(`/api/v1/namespaces/${namespace}`);
    this.#transport.close();
  }

  async #prepare(runId: string): Promise<void> {
    for (const name of [this.#namespace, this.#small]) {
      await this.#api.create({ apiVersion: 'v1', kind: 'Namespace', metadata: { name, labels: { ns: name, [runLabel]: runId } } });
    }
    await this.#call(this.#small, ['a']);
    await this.#call(this.#namespace, podNames);
    const selector = { matchExpressions: [{ key: 'pod', operator: 'In', values: [...closed] }] };
    await this.#api.create({
      apiVersion: 'networking.k8s.io/v1',
      kind: 'NetworkPolicy',
      metadata: { name: 'closed', namespace: this.#namespace },
      spec: {
        podSelector: selector,
        policyTypes: ['Ingress'],
        ingress: [{ from: [{ podSelector: selector }], ports: [{ protocol: 'TCP', port }] }],
      },
    });
  }

  async #call(namespace: string, pods: readonly string[]): Promise<number> {
    const startedAt = performance.now();
    const args = [
      ...['probe', '--context', this.#context, '--server-namespace', namespace, '--server-pod', pods.join(',')],
      ...['--server-port', String(port), '--server-protocol', 'TCP', '--all-available=false', '--port', String(port)],
      ...['--probe-mode', 'pod-ip', '--job-timeout-seconds', '3', '--perturbation-wait-seconds', '1'],
      ...['--pod-creation-timeout-seconds', String(podSeconds)],
    ];
    const { failed, shortMessage, stderr } = await execa(this.#binary, args, { reject: false });
    if (failed) throw new UserError(`${shortMessage ?? 'cyclonus failed'}\n${stderr.split('\n').at(-1) ?? ''}`, 2);
    return performance.now() - startedAt;
  }
}
