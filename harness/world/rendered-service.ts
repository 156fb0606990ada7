import type { During } from './during.ts';

interface ServiceBase {
  readonly namespace: string;
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  /** For messages: `templates/service.yaml: Service web`. */
  readonly label: string;
  readonly file: string;
  readonly during: During;
}

/** A Service in front of pods or addresses. */
export interface BackedService extends ServiceBase {
  /** `headless`: its name leads to its pods' own addresses and ports, and no address of its own does. */
  readonly kind: 'cluster' | 'headless';
  /** Equal labels; absent where it has none. */
  readonly selector?: Readonly<Record<string, string>>;
  readonly ports: readonly RenderedServicePort[];
  readonly backends: Backends;
  /** What is suspect about it, in sentences. */
  readonly notes: readonly string[];
}

/** A Service that is another name for a name outside. */
export interface ExternalNameService extends ServiceBase {
  readonly kind: 'external-name';
  readonly externalName: string;
}

/** A Service as rendered, and what stands behind it. */
export type RenderedService = BackedService | ExternalNameService;

/** What a Service leads to. */
export type Backends =
  /** By their pods' names. */
  | { readonly kind: 'pods'; readonly pods: readonly string[] }
  /** Of the Endpoints or EndpointSlices rendered beside it. */
  | { readonly kind: 'addresses'; readonly addresses: readonly string[] }
  /** What the source does not say. No verdict about it is possible, and it is no defect. */
  | { readonly kind: 'unknown'; readonly why: string };

/** One port of a Service, and where it leads at each backend. */
export interface RenderedServicePort {
  readonly name?: string;
  readonly port: number;
  readonly protocol: 'TCP' | 'UDP' | 'SCTP';
  /** The number or the container port's name that the Service writes; its own number where it writes none. */
  readonly targetPort: number | string;
  /** By backend (a pod's name or an address); one that does not have the named port is absent. */
  readonly targets: readonly { readonly backend: string; readonly port: number }[];
}
