/** One Kubernetes object as rendered, with where it comes from. */
export interface Manifest {
  /** A chart template's path (from helm's `# Source:` line), or a file's. */
  readonly file: string;
  /** Line of the file where the object begins, from 1; absent where it is rendered: then only the template is known. */
  readonly line?: number;
  readonly object: KubernetesObject;
}

/** The parts of an object that every kind has. */
export interface KubernetesObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly labels?: Readonly<Record<string, string>>;
  };
  readonly [field: string]: unknown;
}
