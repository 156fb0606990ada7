/** On every object that a run makes; its value is the run's id. */
export const runLabel = 'netpol-conformance/run';

/** On every probe pod: its name, so that a Service of the run's own can select it whatever labels the workload has. */
export const podLabel = 'netpol-conformance/pod';

/** On the object that makes the apiserver call the run's own webhook; its value is the run's id. */
export const webhookLabel = 'netpol-conformance/webhook-probe';

/** Who changes objects, as `managedFields` shows it. */
export const fieldManager = 'netpol-conformance';
