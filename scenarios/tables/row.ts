import type { Role, Target } from '../words.ts';
import type { Engine } from '../engines.ts';
import type { Protocol } from '../../harness/vocabulary/protocol.ts';

/** One line of the ingress or the egress table of the specification, "Required traffic". */
export interface Row {
  /** `ingress/…` or `egress/…`. */
  readonly id: `${'ingress' | 'egress'}/${string}`;
  /** The row in the specification's words. */
  readonly title: string;
  readonly purpose: string;
  /** When the row is required, as the value that turns it on. */
  readonly condition: 'always' | 'webhook.enabled' | 'gate.enabled' | 'networkPolicy.egress.enabled';
  readonly protocols: readonly Protocol[];
  /** The port: a value of the chart, or a number. */
  readonly port: string;
  /** Each way the row's traffic can look. */
  readonly instances: readonly RowInstance[];
  /** How each engine can express the row's peer. */
  readonly expressedBy: Readonly<Record<Engine, string>>;
}

/** Where the peer of a row is. */
export type Whereabouts = 'in the cluster, by label' | 'outside the cluster, by CIDR' | 'the node';

/** One source and destination that make the row's traffic. */
export interface RowInstance {
  readonly source: Role;
  readonly target: Target;
  readonly where: Whereabouts;
}
