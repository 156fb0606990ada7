import { randomUUID } from 'node:crypto';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { UserError } from '../harness/vocabulary/user-error.ts';
import type { RenderedReport } from './reporter.ts';

type FileReport = Extract<RenderedReport, { kind: 'file' }>;

const remedies: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full; make room, or choose another directory with --out',
  EDQUOT: 'the disk quota is used up; make room, or choose another directory with --out',
  EACCES: 'no permission to write there; change it, or choose another directory with --out',
  EPERM: 'no permission to write there; change it, or choose another directory with --out',
  EROFS: 'the file system is read-only; choose another directory with --out',
  ENOTDIR: 'a part of the path is a file, not a directory; choose another directory with --out',
  EEXIST: 'there is a file of that name, not a directory; choose another directory with --out',
  EISDIR: 'there is a directory of that name; remove it, or choose another directory with --out',
};

/**
 * Write the reports that are files into a directory, which is made where it is missing. Each file is complete or not there
 * at all (written beside its place, then renamed), and one that can't be written does not keep the others from it.
 * @returns paths of the files
 * @throws UserError (exit 2) that names each path that could not be written, and what to do
 */
export async function writeReports(reports: readonly RenderedReport[], directory: string): Promise<readonly string[]> {
  const files = reports.filter((report): report is FileReport => report.kind === 'file');
  if (files.length === 0) return [];
  await mkdir(directory, { recursive: true }).catch((error: unknown) => {
    throw new UserError(`The reports were not written: ${directory} can't be made: ${describe(error)}.`, 2, { cause: error });
  });
  const outcomes = await Promise.allSettled(files.map((file) => writeAtomically(join(directory, file.fileName), file.text)));
  const problems = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [errorOf(outcome.reason)] : []));
  if (problems.length > 0) throw new UserError(problems.map(({ message }) => message).join('\n'), 2, { cause: problems[0] });
  return files.map((file) => join(directory, file.fileName));
}

async function writeAtomically(path: string, text: string): Promise<void> {
  // A name that nobody can guess, and never an existing file: in a shared folder it could be a link to another one.
  const draft = `${path}.${randomUUID()}.part`;
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(draft, text, { flag: 'wx' });
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true }).catch(() => undefined);
    throw new Error(`The report ${path} was not written: ${describe(error)}.`, { cause: error });
  }
}

function describe(error: unknown): string {
  const { message } = errorOf(error);
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const remedy = remedies[code];
  return remedy === undefined ? message : `${remedy} (${code})`;
}

function errorOf(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
