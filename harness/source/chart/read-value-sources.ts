import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import pMap from 'p-map';
import { z } from 'zod';
import { parseYaml } from '../../text/parse-yaml.ts';
import { readTextFile } from '../../text/read-text-file.ts';
import type { ChartValueSources } from './known-values.ts';
import { readArchive } from './read-archive.ts';

/** helm itself refuses a chart with a larger file. */
const mostMebibytes = 5;
/** Charts in charts in charts: more is a chart that holds itself by a link. */
const mostDepth = 4;
const concurrentReads = 4;
const dependenciesSchema = z.object({
  dependencies: z.array(z.object({ name: z.string(), alias: z.string().exactOptional() })).default([]),
});
const nameSchema = z.object({ name: z.string() });

/** The files of a chart, wherever they are. */
interface ChartFiles {
  /** What is in a file of the chart; empty where it is not there. */
  readonly read: (path: string) => Promise<string>;
  /** The charts in the chart. */
  readonly charts: () => Promise<readonly ChartFiles[]>;
}

/**
 * What a chart (a folder or a `.tgz` file) and the charts in it say about their values. A file that can't be read as what it is says
 * nothing: that it is broken is for helm to say, where it matters.
 */
export async function readValueSources(path: string): Promise<ChartValueSources> {
  return readSources(await filesOf(path), 0);
}

async function readSources(chart: ChartFiles, depth: number): Promise<ChartValueSources> {
  const [text, schema, about] = [await chart.read('values.yaml'), await chart.read('values.schema.json'), await readAbout(chart)];
  const dependencies = dependenciesSchema.safeParse(about).data?.dependencies ?? [];
  const inside = depth < mostDepth ? await chart.charts() : [];
  const subcharts = await pMap(
    inside,
    async (each) => {
      const name = nameSchema.safeParse(await readAbout(each)).data?.name;
      if (name === undefined) return [];
      const sources = await readSources(each, depth + 1);
      const names = dependencies.filter((dependency) => dependency.name === name).map(({ alias }) => alias ?? name);
      return (names.length === 0 ? [name] : names).map((passedAs) => [passedAs, sources] as const);
    },
    { concurrency: concurrentReads },
  );
  return { text, values: readable(text), schema: schema === '' ? undefined : readable(schema), subcharts: new Map(subcharts.flat()) };
}

async function readAbout(chart: ChartFiles): Promise<unknown> {
  return readable(await chart.read('Chart.yaml'));
}

async function filesOf(path: string): Promise<ChartFiles> {
  return (await stat(path)).isFile() ? unpack(await readFile(path)) : filesOfFolder(path);
}

function filesOfFolder(folder: string): ChartFiles {
  return {
    read: (path) => readTextFile(join(folder, path), mostMebibytes).catch(() => ''),
    charts: async () => {
      const names = await readdir(join(folder, 'charts')).catch(() => []);
      const charts = names.filter((name) => !/^[._]/.test(name)).map((name) => filesOf(join(folder, 'charts', name)));
      return (await Promise.allSettled(charts)).flatMap((found) => (found.status === 'fulfilled' ? [found.value] : []));
    },
  };
}

async function unpack(packed: Buffer): Promise<ChartFiles> {
  const files = await readArchive(packed).catch((): ReadonlyMap<string, Buffer> => new Map());
  const [folder = ''] = [...files.keys()].filter((path) => /^[^/]+\/Chart\.yaml$/.test(path)).map((path) => path.split('/')[0]);
  return filesOfArchive(files, `${folder}/`);
}

function filesOfArchive(files: ReadonlyMap<string, Buffer>, folder: string): ChartFiles {
  return {
    read: (path) => Promise.resolve(files.get(`${folder}${path}`)?.toString('utf8') ?? ''),
    charts: async () => {
      const inside = [...files.keys()].filter((path) => path.startsWith(`${folder}charts/`)).map((path) => path.slice(folder.length));
      const folders = new Set(inside.filter((path) => /^charts\/[^/]+\/./.test(path)).map((path) => path.split('/').slice(0, 2).join('/')));
      const archives = inside.filter((path) => /^charts\/[^/]+\.tgz$/.test(path));
      return [
        ...[...folders].map((each) => filesOfArchive(files, `${folder}${each}/`)),
        ...(await Promise.all(archives.map((path) => unpack(files.get(`${folder}${path}`) ?? Buffer.alloc(0))))),
      ];
    },
  };
}

function readable(text: string): unknown {
  try {
    return parseYaml(text);
  } catch {
    return undefined;
  }
}
