import type { Row } from './row.ts';
import { apiserver } from './egress/apiserver.ts';
import { dns } from './egress/dns.ts';
import { httpTarget } from './egress/http-target.ts';
import { otlp } from './egress/otlp.ts';
import { remoteApiserver } from './egress/remote-apiserver.ts';
import { s3 } from './egress/s3.ts';
import { sourceController } from './egress/source-controller.ts';
import { gate } from './ingress/gate.ts';
import { health } from './ingress/health.ts';
import { metrics } from './ingress/metrics.ts';
import { webhook } from './ingress/webhook.ts';

/** The ingress table. */
export const ingressTable: readonly Row[] = [webhook, metrics, gate, health];

/** The egress table. */
export const egressTable: readonly Row[] = [dns, apiserver, remoteApiserver, sourceController, s3, otlp, httpTarget];
