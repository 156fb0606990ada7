import type { PreparedCatalogue } from '../catalogue/prepare-catalogue.ts';
import type { CaughtMutant } from '../judge/fate.ts';
import { judgeByPackets, type PacketFinding } from '../judge/judge-by-packets.ts';
import { judgeTemplate } from './judge-template.ts';
import type { TemplateFate } from './template-fate.ts';
import type { TemplateMutant } from './template-mutant.ts';

/** A mutant of a template and what became of it; `packets` where the model caught it and packets were sent. */
export interface JudgedTemplate {
  readonly mutant: TemplateMutant;
  readonly fate: TemplateFate;
  readonly packets?: PacketFinding;
}

/** Judge mutants of templates one after the other: each is a chart that helm renders for as many cells as it takes. */
export async function judgeTemplates(
  mutants: readonly TemplateMutant[],
  prepared: PreparedCatalogue,
  onProgress: (stage: string, done: number, total: number) => void,
): Promise<readonly JudgedTemplate[]> {
  const judged: JudgedTemplate[] = [];
  for (const mutant of mutants) {
    judged.push({ mutant, fate: await judgeTemplate(mutant, prepared) });
    onProgress('templates', judged.length, mutants.length);
  }
  if (prepared.running.info.evidence === 'prediction') return judged;
  const findings = await judgeByPackets(sendable(judged, prepared), prepared.running, (done, total) => {
    onProgress('rounds of packets', done, total);
  });
  return judged.map((each) => {
    const packets = findings.get(each.mutant);
    return packets === undefined ? each : { ...each, packets };
  });
}

/** A mutant that makes another controller would need other pods than those that are deployed. */
function sendable(judged: readonly JudgedTemplate[], { sites }: PreparedCatalogue): readonly CaughtMutant<TemplateMutant>[] {
  const deployed = new Set(sites.map(({ world }) => world));
  return judged.flatMap(({ mutant, fate }) => (fate.kind === 'caught' && deployed.has(fate.application.site.world) ? [{ mutant, fate }] : []));
}
