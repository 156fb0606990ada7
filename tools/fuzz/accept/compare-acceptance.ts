import pMap from 'p-map';
import { askModel } from './ask-model.ts';
import type { AskedManifest } from './draw-manifests.ts';

/** Says why something else refuses a manifest; undefined where it takes it. */
export type Ask = (manifest: AskedManifest) => Promise<string | undefined>;

/** A manifest about which the model and another disagree, with the words of the one that refuses. */
export interface Disagreement {
  readonly refuses: 'model' | 'other';
  readonly message: string;
  readonly manifest: AskedManifest;
}

/** How often they said what. */
export interface Acceptance {
  readonly taken: number;
  readonly refused: number;
  readonly disagreements: readonly Disagreement[];
}

const concurrency = 8;

/** Ask the model and another about manifests. */
export async function compareAcceptance(manifests: readonly AskedManifest[], ask: Ask): Promise<Acceptance> {
  const answers = await pMap(manifests, async (manifest) => ({ manifest, model: askModel(manifest), other: await ask(manifest) }), {
    concurrency,
  });
  return {
    taken: answers.filter(({ model, other }) => model === undefined && other === undefined).length,
    refused: answers.filter(({ model, other }) => model !== undefined && other !== undefined).length,
    disagreements: answers.flatMap(({ manifest, model, other }): Disagreement[] => {
      if (model !== undefined && other === undefined) return [{ refuses: 'model', message: model, manifest }];
      if (model === undefined && other !== undefined) return [{ refuses: 'other', message: other, manifest }];
      return [];
    }),
  };
}

/** Messages without what differs from manifest to manifest, with how often and the first manifest. */
export function groupDisagreements(disagreements: readonly Disagreement[]): ReadonlyMap<string, { count: number; first: Disagreement }> {
  const groups = new Map<string, { count: number; first: Disagreement }>();
  for (const one of disagreements) {
    const key = `${one.refuses}: ${generalise(one.message)}`;
    const known = groups.get(key);
    groups.set(key, { count: (known?.count ?? 0) + 1, first: known?.first ?? one });
  }
  return groups;
}

function generalise(message: string): string {
  return message
    .replace(/^manifest: \S+ \S+: /, '')
    .replaceAll(/\[\d+\]/g, '[]')
    .replaceAll(/"[^"]*"/g, '"…"')
    .replaceAll(/\b\d[\d.:/]*/g, 'N')
    .slice(0, 160);
}
