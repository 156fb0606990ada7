import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { UserError } from '../../vocabulary/user-error.ts';
import { locateChart } from './locate-chart.ts';
import { renderChart, type RenderOptions } from './render-chart.ts';

const template = `apiVersion: netpol-conformance/v1
kind: Notes
metadata: {name: notes}
text: {{ include (print .Template.BasePath "/NOTES.txt") . | toJson }}
`;
const notesSchema = z.object({ kind: z.literal('Notes'), text: z.string() });

/**
 * What a chart's NOTES.txt says after an installation with these values. `helm template` never prints it and helm 3 asks
 * a cluster for it, so a copy of the chart gets one more template that holds the text.
 * @throws UserError as `renderChart` does, and for a chart that is no folder
 */
export async function renderNotes(options: RenderOptions): Promise<string> {
  if ((await locateChart(options.chart)) !== 'directory') {
    throw new UserError(`chart ${options.chart}: the notes of a packed chart cannot be rendered; unpack it first`, 2);
  }
  const folder = await mkdtemp(join(tmpdir(), 'netpol-conformance-notes-'));
  try {
    await cp(options.chart, folder, { recursive: true });
    await mkdir(join(folder, 'templates'), { recursive: true });
    await writeFile(join(folder, 'templates', 'netpol-conformance-notes.yaml'), template);
    const { manifests } = await renderChart({ ...options, chart: folder });
    const found = manifests.map(({ object }) => notesSchema.safeParse(object)).find(({ success }) => success)?.data;
    return found?.text ?? '';
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
