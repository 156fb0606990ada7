import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Manifest } from '../../vocabulary/manifest.ts';
import { UserError } from '../../vocabulary/user-error.ts';
import { type MarkedChart, markChart } from '../lines/marked-chart.ts';
import type { SourceLines } from '../lines/source-lines.ts';
import { tracePolicies } from '../lines/trace-policies.ts';
import type { OpenSource, RenderRequest } from '../opened-source.ts';
import type { ChartSpec } from '../source-spec.ts';
import { describeChart } from './describe-chart.ts';
import { findHelm } from './find-helm.ts';
import { KnownValues } from './known-values.ts';
import { type ChartKind, locateChart } from './locate-chart.ts';
import { openChart } from './open-chart.ts';
import { readValueSources } from './read-value-sources.ts';
import { renderChart } from './render-chart.ts';
import { openValuesFiles } from './values-files.ts';

/** Which chart to open. */
export interface ChartSourceOptions {
  readonly spec: ChartSpec;
  readonly signal?: AbortSignal;
}

/**
 * A chart as a source: fetched once, rendered by helm. Lines are traced through copies of its templates, which an archive does not have.
 * @throws UserError (3) where chart or values are not there, (2) where they can't be read or fetched
 */
export async function openChartSource({ spec, signal }: ChartSourceOptions): Promise<OpenSource> {
  const { path, valuesFiles } = spec;
  const kind = await findKind(path);
  const helm = await findHelm({ ...(signal && { signal }) });
  const values = await openValuesFiles(valuesFiles);
  const opened: AsyncDisposable[] = [values];
  const close = async (): Promise<void> => {
    for (const each of opened.toReversed()) await each[Symbol.asyncDispose]();
  };
  try {
    const local = await openChart({ helm, chart: path, ...(signal && { signal }) });
    opened.push(local);
    const about = await describeChart({ helm, chart: local.path, ...(signal && { signal }) });
    const known = new KnownValues(await readValueSources(local.path));
    const render = async (chart: string, request: RenderRequest): Promise<readonly Manifest[]> =>
      values.nameFiles(async () => (await renderChart({ ...request, helm, chart, valuesFiles: values.copies })).manifests);
    const lines = new TracedLines(local.path, kind, render);
    opened.push(lines);
    const folder = kind === 'directory' ? { folder: path } : {};
    return {
      info: { ...about, path, valuesFiles, ...folder },
      baseValues: values.merged,
      render: (request) => render(local.path, request),
      knowsValue: (value) => known.knows(value),
      whyUnknown: (value) => (known.knows(value) ? undefined : describeUnknown(path, value, known)),
      locate: (policies, request) => lines.locate(policies, request),
      [Symbol.asyncDispose]: close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** A path that is wrong was given wrongly: no rendering would make it right. */
async function findKind(path: string): Promise<ChartKind> {
  try {
    return await locateChart(path);
  } catch (error) {
    throw error instanceof UserError ? new UserError(error.message, 3, { cause: error }) : error;
  }
}

const mostKeysNamed = 12;

function describeUnknown(chart: string, path: string, known: KnownValues): string {
  const { parent, keys } = known.beside(path);
  const shown = keys.slice(0, mostKeysNamed).join(', ') + (keys.length > mostKeysNamed ? ', …' : '');
  const there = keys.length === 0 ? 'there are no keys' : `there are: ${shown}`;
  return `chart ${chart} has no value ${path} in its values.yaml or values.schema.json (${parent === '' ? '' : `in ${parent} `}${there})`;
}

/** Lines of policies through marked copies of a chart's folder, made when the first one asks. */
class TracedLines implements AsyncDisposable {
  readonly #chart: string;
  readonly #kind: ChartKind;
  readonly #render: (chart: string, request: RenderRequest) => Promise<readonly Manifest[]>;
  #copies: Promise<readonly MarkedChart[]> | undefined;

  constructor(chart: string, kind: ChartKind, render: (chart: string, request: RenderRequest) => Promise<readonly Manifest[]>) {
    this.#chart = chart;
    this.#kind = kind;
    this.#render = render;
  }

  async locate(policies: readonly Manifest[], request: RenderRequest): Promise<ReadonlyMap<string, SourceLines>> {
    const chart = this.#chart;
    const own = this.#kind === 'directory' ? await ownTemplates(chart, policies) : [];
    if (own.length === 0) return new Map();
    this.#copies ??= copyMarked(chart);
    const marked = (await this.#copies).map(
      ({ path }) =>
        async () =>
          placeLike(own, await this.#render(path, request)),
    );
    return tracePolicies({ chart, policies: own, marked });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const copies = await this.#copies?.catch(() => []);
    await Promise.all((copies ?? []).map((copy) => copy[Symbol.asyncDispose]()));
  }
}

async function copyMarked(chart: string): Promise<readonly MarkedChart[]> {
  const full = await markChart(chart, 'objects and maps');
  try {
    return [full, await markChart(chart, 'objects')];
  } catch (error) {
    await full[Symbol.asyncDispose]();
    throw error;
  }
}

/** Policies whose template is a file of the chart's folder: not of an archive in it, nor of somebody else. */
async function ownTemplates(chart: string, policies: readonly Manifest[]): Promise<readonly Manifest[]> {
  const files = [...new Set(policies.map(({ file }) => file))].filter((file) => /^(?:charts\/[^/]+\/)*templates\//.test(file));
  const found = await Promise.all(
    files.map(async (file) => ((await stat(join(chart, file)).catch(() => undefined))?.isFile() === true ? [file] : [])),
  );
  const there = new Set(found.flat());
  return policies.filter(({ file }) => there.has(file));
}

/** What was rendered, in the namespaces that the policies have been put into. */
function placeLike(policies: readonly Manifest[], rendered: readonly Manifest[]): readonly Manifest[] {
  return rendered.map((manifest) => {
    const { metadata, kind } = manifest.object;
    if (metadata.namespace !== undefined) return manifest;
    const placed = policies.find(
      ({ file, object }) => file === manifest.file && object.kind === kind && object.metadata.name === metadata.name,
    );
    const namespace = placed?.object.metadata.namespace;
    return namespace === undefined ? manifest : { ...manifest, object: { ...manifest.object, metadata: { ...metadata, namespace } } };
  });
}
