import { createHash } from 'node:crypto';

/** On every object that a run makes; its value is the run's id. */
export const runLabel = 'netpol-conformance/run';

/** On every probe pod: its name, so that a Service of the run's own can select it whatever labels the workload has. */
export const podLabel = 'netpol-conformance/pod';

/** On the object that makes the apiserver call the run's own webhook: the run's id, and which pod's. */
export const webhookLabel = 'netpol-conformance/webhook-probe';

/** Who changes objects, as `managedFields` shows it. */
export const fieldManager = 'netpol-conformance';

const servicePrefix = 'service.netpol-conformance/';

/** On the pods behind a Service of the topology, and on no others: the workload's own labels may select more, or none. */
export function serviceLabel(service: string): string {
  return `${servicePrefix}${service}`;
}

/** Whether a label only identifies the run's own objects: no policy of a source can mean it, and reports would repeat it everywhere. */
export function isOwnLabel(key: string): boolean {
  return key === runLabel || key === podLabel || key.startsWith(servicePrefix);
}

const longestLabelValue = 63;

/** A pod's name as a value of `podLabel`: names may be longer than values. */
export function podLabelValue(name: string): string {
  return name.length <= longestLabelValue ? name : shortName(name);
}

/** A name of eight letters and digits for one that may be too long, or have characters that are not allowed there. */
export function shortName(name: string): string {
  return createHash('sha256').update(name).digest('hex').slice(0, 8);
}
