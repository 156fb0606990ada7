/**
 * Kubernetes `LabelSelector`: all of `matchLabels` and `matchExpressions` must hold; the empty selector matches everything.
 * Source: Kubernetes documentation, "Labels and Selectors".
 */
export interface LabelSelector {
  readonly matchLabels?: Readonly<Record<string, string>> | undefined;
  readonly matchExpressions?: readonly LabelExpression[] | undefined;
}

/** One requirement. `NotIn` also holds for objects without the key. */
export interface LabelExpression {
  readonly key: string;
  readonly operator: 'In' | 'NotIn' | 'Exists' | 'DoesNotExist';
  readonly values?: readonly string[] | undefined;
}
