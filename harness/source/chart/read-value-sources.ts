import { readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import pMap from 'p-map';
import { z } from 'zod';
import { parseYaml } from '../../text/parse-yaml.ts';
import { readTextFile } from '../../text/read-text-file.ts';
import type { Helm } from './find-helm.ts';
import type { ChartValueSources } from './known-values.ts';
import { runHelm } from './run-helm.ts';

/** helm itself refuses a chart with a larger file. */
const mostMebibytes = 5;
/** Charts in charts in charts: more is a chart that holds itself by a link. */
const mostDepth = 4;
const concurrentReads = 4;
const dependenciesSchema = z.object({
  dependencies: z.array(z.object({ name: z.string(), alias: z.string().exactOptional() })).default([]),
});

/** A chart on this machine. */
export interface ReadValueSourcesOptions {
  readonly helm: Helm;
  /** A folder or a `.tgz` file. */
  readonly path: string;
  readonly signal?: AbortSignal;
}

/**
 * What a chart and the charts in it say about their values. Of an archive that is its values.yaml alone. A file that can't be read as
 * what it is says nothing: that it is broken is for helm to say, where it matters.
 */
export function readValueSources(options: ReadValueSourcesOptions): Promise<ChartValueSources> {
  return readSources(options, 0);
}

async function readSources({ helm, path, signal }: ReadValueSourcesOptions, depth: number): Promise<ChartValueSources> {
  if ((await stat(path)).isFile()) {
    const args = ['show', 'values', '--', path];
    const text = await runHelm({ helm, args, failure: `chart ${path} cannot be read`, ...(signal && { signal }) });
    return { text, values: readable(text), schema: undefined, subcharts: new Map() };
  }
  const text = await readIfThere(join(path, 'values.yaml'));
  const schema = await readIfThere(join(path, 'values.schema.json'));
  const dependencies = dependenciesSchema.safeParse(readable(await readIfThere(join(path, 'Chart.yaml')))).data?.dependencies ?? [];
  const inside = depth < mostDepth ? await readdir(join(path, 'charts')).catch(() => []) : [];
  const subcharts = await pMap(
    inside.filter((entry) => !/^[._]/.test(entry)),
    async (entry) => {
      const name = basename(entry).replace(/-\d+\.\d+\.\d+.*\.tgz$/, '');
      const sources = await readSources({ helm, path: join(path, 'charts', entry), ...(signal && { signal }) }, depth + 1).catch(
        () => undefined,
      );
      signal?.throwIfAborted();
      const names = dependencies.filter((dependency) => dependency.name === name).map(({ alias }) => alias ?? name);
      return sources === undefined ? [] : (names.length === 0 ? [name] : names).map((each) => [each, sources] as const);
    },
    { concurrency: concurrentReads },
  );
  return { text, values: readable(text), schema: schema === '' ? undefined : readable(schema), subcharts: new Map(subcharts.flat()) };
}

async function readIfThere(path: string): Promise<string> {
  return readTextFile(path, mostMebibytes).catch(() => '');
}

function readable(text: string): unknown {
  try {
    return parseYaml(text);
  } catch {
    return undefined;
  }
}
