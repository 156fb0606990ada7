import type { CellResult, FlowResult, Results } from '../../harness/vocabulary/results.ts';

/** Results of one run, and what the page calls it: short, and no other run's name. */
export interface Evidence {
  readonly label: string;
  readonly results: Results;
}

/** A flow with the cell and the run that it was seen in. */
export interface Sighting {
  readonly label: string;
  readonly cell: CellResult;
  readonly flow: FlowResult;
}

/** Name runs by their CNI; where two have the same one by its number of nodes too, and by their ids where that is the same. */
export function labelRuns(runs: readonly Results[]): readonly Evidence[] {
  const names = [
    runs.map(cniOf),
    runs.map((run) => `${cniOf(run)} (${nodesOf(run)})`),
    runs.map((run) => `${cniOf(run)} (run ${run.run.id})`),
  ];
  return runs.map((results, index) => {
    const unique = names.find((level) => level.filter((name) => name === level[index]).length === 1);
    return { label: unique?.[index] ?? `run ${String(index + 1)}`, results };
  });
}

/** Every flow of the cells that decide a claim. */
export function sightingsOf(claim: string, evidence: readonly Evidence[]): readonly Sighting[] {
  return evidence.flatMap(({ label, results }) =>
    results.cells.filter((cell) => cell.claim === claim).flatMap((cell) => cell.flows.map((flow) => ({ label, cell, flow }))),
  );
}

function cniOf({ run: { cluster } }: Results): string {
  if (cluster.evidence === 'prediction') return 'prediction';
  return cluster.cni === 'default' ? 'kindnet' : cluster.cni;
}

function nodesOf({ run: { cluster } }: Results): string {
  const nodes = cluster.details['nodes'] ?? '1';
  return nodes === '1' ? '1 node' : `${nodes} nodes`;
}
