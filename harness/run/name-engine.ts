import { findKind } from '../dialects/find-kind.ts';
import type { OpenSource } from '../source/open-source.ts';
import type { SourceSpec } from '../source/source-spec.ts';
import { openSource } from '../source/open-source.ts';
import type { Suite } from '../suite/suite.ts';
import type { Manifest } from '../vocabulary/manifest.ts';

/** What an engine is called where a source renders policies of several dialects, or none by itself. */
const unnamed = 'policies';

/**
 * A suite with an engine: one that declares none has one, named after the dialect that its source renders.
 * @throws UserError where the source can't be opened or rendered
 */
export async function nameEngine(suite: Suite, spec: SourceSpec, signal: AbortSignal): Promise<Suite> {
  if (Object.keys(suite.engines).length > 0) return suite;
  await using source = await openSource({ spec, signal });
  const dialects = [...new Set((await renderAll(suite, source, signal)).flatMap(dialectOf))];
  const [only, ...more] = dialects;
  const name = only !== undefined && more.length === 0 ? only : unnamed;
  return {
    ...suite,
    engines: { [name]: { values: {}, dialects } },
    scenarios: suite.scenarios.map((scenario) => ({ ...scenario, engines: [name] })),
  };
}

/** With the values of each scenario: policies are often behind a switch. */
async function renderAll({ scenarios }: Suite, source: OpenSource, signal: AbortSignal): Promise<readonly Manifest[]> {
  const request = { namespace: 'default', release: 'conformance', apiVersions: [], signal };
  const values = source.info.kind === 'chart' ? scenarios.map((scenario) => scenario.values(anywhere, unnamed)) : [{}];
  const different = new Map(values.map((each) => [JSON.stringify(each), each]));
  return (await Promise.all([...different.values()].map((each) => source.render({ ...request, values: each })))).flat();
}

/** Which dialect is rendered is no matter of names and addresses. */
const anywhere = { releaseNamespace: 'default', namespaces: {}, cidrs: () => ['192.0.2.1/32'], apiserverPort: 6443 };

function dialectOf({ object }: Manifest): readonly string[] {
  const found = findKind(object);
  return found?.kind.role === 'policy' ? [found.dialect.id] : [];
}
