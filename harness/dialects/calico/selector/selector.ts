/**
 * A Calico selector expression. Labels are looked up by exact key; `!=` and `not in` also hold without the label.
 * Source: Calico documentation, "Network policy", "Selectors".
 */
export type Selector =
  | { readonly kind: 'all' }
  /** No namespace: GlobalNetworkSets and host endpoints. */
  | { readonly kind: 'global' }
  | { readonly kind: 'has'; readonly label: string }
  | { readonly kind: 'compare'; readonly operator: CompareOperator; readonly label: string; readonly value: string }
  | { readonly kind: 'set'; readonly operator: SetOperator; readonly label: string; readonly values: readonly string[] }
  | { readonly kind: 'not'; readonly operand: Selector }
  | { readonly kind: 'and'; readonly operands: readonly Selector[] }
  | { readonly kind: 'or'; readonly operands: readonly Selector[] };

/** Operators between a label and a text. */
export type CompareOperator = '==' | '!=' | 'contains' | 'starts with' | 'ends with';

/** Operators between a label and a set of texts. */
export type SetOperator = 'in' | 'not in';
