/** A program that renders sources. */
export interface Tool {
  readonly path: string;
  /** Without the leading `v`, e.g. `4.1.4`. */
  readonly version: string;
}

/** A kind of program that sources are rendered with: where it is looked for, and which will do. */
export interface ToolKind {
  /** As it is called on PATH. */
  readonly name: 'helm' | 'kubectl';
  /** The environment variable that names one to use instead of any other. */
  readonly variable: 'HELM' | 'KUBECTL';
  /** Arguments that make it print its version; the first that it understands are taken. */
  readonly askVersion: readonly (readonly string[])[];
  /** The oldest major version that will do. */
  readonly oldest: number;
  /** Which will do, in words: `helm 3 or 4`. */
  readonly wanted: string;
}
