import { groupBy } from '../../../../harness/text/group-by.ts';
import type { ProbeRequest } from '../../../../harness/cluster/probe-request.ts';
import type { Observation } from '../../../../harness/vocabulary/observation.ts';
import { forEachConcurrently } from './for-each-concurrently.ts';
import { observe } from './observe.ts';
import type { ProbeContext } from './probe-context.ts';

/** Probes under way at a time: more brings no speed, as one thread serves both ends. */
const concurrency = 64;

/**
 * Probe all flows. Where a pod's lookups decide what it may reach, its probes that look something up come after all others and one by
 * one, each from a clean slate: no flow is let through because of another one's lookup.
 */
export async function runBatch(context: ProbeContext, requests: readonly ProbeRequest[]): Promise<ReadonlyMap<string, Observation>> {
  const observations = new Map<string, Observation>();
  // Records of earlier flows are of no use to these, whose ports may be the same.
  context.drops.drain();
  context.losses.startOver();
  const run = async (request: ProbeRequest): Promise<void> => {
    observations.set(request.id, await observe(context, request));
  };
  const teaching = requests.filter((request) => teaches(context, request));
  const others = requests.filter((request) => !teaches(context, request));
  await forEachConcurrently(others, concurrency, run);
  await forEachConcurrently(
    groupBy(teaching, ({ flow }) => flow.source),
    concurrency,
    async ([source, ofSource]) => {
      for (const request of ofSource) {
        await run(request);
        context.learned.forget(source);
      }
    },
  );
  return observations;
}

function teaches({ learned }: ProbeContext, { flow, probe }: ProbeRequest): boolean {
  const looksUp = flow.via.kind === 'name' || probe.kind === 'dns-udp' || probe.kind === 'dns-tcp';
  return looksUp && learned.matterTo(flow.source);
}
