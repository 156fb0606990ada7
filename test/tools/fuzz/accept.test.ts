import assert from 'node:assert/strict';
import { askModel } from '../../../tools/fuzz/accept/ask-model.ts';
import { compareAcceptance, groupDisagreements } from '../../../tools/fuzz/accept/compare-acceptance.ts';
import { drawManifests } from '../../../tools/fuzz/accept/draw-manifests.ts';
import { pureDialects } from '../../../tools/fuzz/generate/dialects.ts';
import { dropNulls } from '../../../harness/dialects/schema/drop-nulls.ts';
import type { KubernetesObject } from '../../../harness/vocabulary/manifest.ts';
import { type FindProblems, loadApiSchemas } from '../../chart/support/api-schemas.ts';
import { whyNoModules } from '../../chart/support/go-modules.ts';

const seed = 20_261_121;

/** A part of `npm run fuzz -- accept`. */
const count = 200;
const missing = whyNoModules();

/** Kinds whose published schema the tests of the chart know. */
const known = new Set(['NetworkPolicy', 'CiliumNetworkPolicy', 'ClusterNetworkPolicy']);

/**
 * Schemas are asked about what the API decodes: `null` as absent, an absent `podSelector` as an empty one.
 */
function asDecoded(object: KubernetesObject): KubernetesObject {
  const decoded = JSON.parse(JSON.stringify(dropNulls(object))) as KubernetesObject;
  const spec = decoded['spec'];
  if (object.apiVersion !== 'networking.k8s.io/v1' || typeof spec !== 'object') return decoded;
  return { ...decoded, spec: { podSelector: {}, ...spec } };
}

/** The published definition of Calico's NetworkPolicy is of a version whose `tier` is not a field yet. */
function isPublished(problem: string): boolean {
  return !problem.includes('"additionalProperty":"tier"');
}

describe('fuzz: what is accepted', () => {
  for (const dialect of pureDialects) {
    it(`the model takes every generated manifest of ${dialect}`, () => {
      assert.deepEqual(
        drawManifests(dialect, seed, count, 'valid').flatMap((one) => askModel(one) ?? []),
        [],
      );
    });
  }

  describe(`published schemas${missing === undefined ? '' : ` (pending: ${missing})`}`, () => {
    let findProblems: FindProblems;
    before(async function () {
      if (missing !== undefined) this.skip();
      this.timeout(600_000);
      findProblems = await loadApiSchemas('standard');
    });

    for (const dialect of pureDialects) {
      for (const which of ['valid', 'mutated'] as const) {
        it(`what they refuse of ${dialect} (${which}), the model refuses`, async () => {
          const manifests = drawManifests(dialect, seed, count, which).filter(({ object }) => known.has(object.kind));
          const acceptance = await compareAcceptance(manifests, ({ object }) =>
            Promise.resolve(findProblems(asDecoded({ ...object })).find(isPublished)),
          );
          const theirs = acceptance.disagreements.filter(({ refuses }) => refuses === 'other');
          assert.deepEqual(
            [...groupDisagreements(theirs)].map(
              ([group, { count: times, first }]) =>
                `${String(times)} × ${group}: ${first.message} ${JSON.stringify(first.manifest.object)}`,
            ),
            [],
          );
          assert.ok(which === 'valid' || acceptance.refused > manifests.length / 5, `${String(acceptance.refused)} refused`);
        }).timeout(60_000);
      }
    }
  });
});
