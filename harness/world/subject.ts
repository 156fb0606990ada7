import type { LabelSelector } from '../selector/label-selector.ts';
import type { NamedPort } from '../vocabulary/endpoint.ts';
import type { During } from './during.ts';
import type { DeclaredPort } from './pod-template.ts';

/** A workload of the source, and the pods that Kubernetes and its controllers would make of it. */
export interface Subject {
  /** Unique among the source's subjects, and short: the object's name without the names of release and chart. */
  readonly name: string;
  readonly object: SubjectObject;
  /** For messages: `templates/deployment.yaml: Deployment web`. */
  readonly label: string;
  /** The file that it comes from. */
  readonly file: string;
  /**
   * Two where there may be more than one at a time (and of a StatefulSet or an indexed Job those others that an object of the source names
   * by number), one otherwise; none where the workload makes none, and `why` says so.
   */
  readonly pods: readonly SubjectPod[];
  /** Why it has no pods, as `replicas: 0`; absent where it has some. */
  readonly why?: string;
  /** As the pod template says, without those that a controller adds. */
  readonly labels: Readonly<Record<string, string>>;
  /** Every port of every container and native sidecar. */
  readonly ports: readonly DeclaredPort[];
  /** What each port name stands for. */
  readonly namedPorts: readonly NamedPort[];
  readonly serviceAccount: string;
  /** `node`: its pods use the network of their node (hostNetwork), and no policy for pods concerns them. */
  readonly network: 'pod' | 'node';
  /** When its pods run. */
  readonly during: During;
  /** What the workload selects its own pods with; it fits `labels`. Empty where its kind has no selector. */
  readonly selector: LabelSelector;
}

/** The object behind a subject. */
export interface SubjectObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  /** Its own, else the release's. */
  readonly namespace: string;
}

/** A pod of a subject. */
export interface SubjectPod {
  /** The subject's name; of a further pod `<name>.<number>`. */
  readonly name: string;
  /** Those of the template and those that controllers add; a value that nobody knows before is a made-up one. */
  readonly labels: Readonly<Record<string, string>>;
}
