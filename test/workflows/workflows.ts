import { readdir, readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { z } from 'zod';

const stepSchema = z.object({
  uses: z.string().optional(),
  run: z.string().optional(),
  if: z.string().optional(),
  env: z.record(z.string(), z.string()).optional(),
  with: z.record(z.string(), z.unknown()).optional(),
});
const jobSchema = z.object({
  uses: z.string().optional(),
  needs: z.union([z.string().transform((name) => [name]), z.array(z.string())]).default([]),
  permissions: z.record(z.string(), z.string()).optional(),
  'timeout-minutes': z.number().optional(),
  steps: z.array(stepSchema).default([]),
});
const workflowSchema = z.object({
  on: z.record(z.string(), z.unknown()),
  permissions: z.record(z.string(), z.string()).optional(),
  concurrency: z.unknown().optional(),
  jobs: z.record(z.string(), jobSchema),
});

/** A workflow, as far as tests look at it. */
export type Workflow = z.infer<typeof workflowSchema> & { readonly file: string; readonly text: string };

const folder = '.github/workflows';
const scripts = '.github/action';

/** The files of all workflows. */
export async function workflowFiles(): Promise<readonly string[]> {
  return (await readdir(folder)).map((file) => `${folder}/${file}`).toSorted();
}

/** All workflows. */
export async function readWorkflows(): Promise<readonly Workflow[]> {
  return Promise.all(
    (await workflowFiles()).map(async (file) => {
      const text = await readFile(file, 'utf8');
      return { file, text, ...workflowSchema.parse(parse(text)) };
    }),
  );
}

/** The shell scripts that workflows and the action run, and what CI runs. */
export async function scriptFiles(): Promise<readonly string[]> {
  const ci = (await readdir('.ci')).map((file) => `.ci/${file}`);
  return [...ci, ...(await readdir(scripts)).map((file) => `${scripts}/${file}`)].toSorted();
}

/** The shell of every step of a workflow. */
export function shellOf({ jobs }: Workflow): readonly string[] {
  return Object.values(jobs).flatMap(({ steps }) => steps.flatMap(({ run }) => (run === undefined ? [] : [run])));
}
