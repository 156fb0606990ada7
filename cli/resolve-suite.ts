import { sourceOf } from '../api/run.ts';
import { findSuite } from '../harness/suite/find-suite.ts';
import { readSuite } from '../api/read-suite.ts';
import type { Suite } from '../harness/suite/suite.ts';
import type { SourceSpec } from '../harness/source/source-spec.ts';
import { UserError } from '../harness/vocabulary/user-error.ts';

/** What flags say of suite and source. */
export interface SuiteOptions {
  readonly suite?: string | undefined;
  readonly chart?: string | undefined;
  readonly manifests?: readonly string[] | undefined;
  readonly kustomize?: string | undefined;
}

/** A suite and what it is held against. */
export interface ResolvedSuite {
  readonly suite: Suite;
  readonly source: SourceSpec;
  /** Where the suite was read; absent where it was in no file. */
  readonly file?: string;
}

/**
 * The suite that flags name, else the one of this folder; the source that flags name, else the suite's own.
 * @throws UserError (3) where there is none, saying what to do, or where flags name two sources
 */
export async function resolveSuite(options: SuiteOptions): Promise<ResolvedSuite> {
  const file = options.suite ?? (await findSuite('.'));
  if (file === undefined)
    throw new UserError(
      'There is no suite here (netpol.yaml), so nothing is promised that could be checked. Name one with --suite FILE, or write one: docs/writing-a-suite.md begins with five lines.',
      3,
    );
  const suite = await readSuite(file);
  return { suite, source: givenSource(options) ?? sourceOf(suite), file };
}

/** @throws UserError (3) for two sources */
function givenSource({ chart, manifests = [], kustomize }: SuiteOptions): SourceSpec | undefined {
  const given: readonly SourceSpec[] = [
    ...(chart === undefined ? [] : [{ kind: 'chart', path: chart, valuesFiles: [] } as const]),
    ...(manifests.length === 0 ? [] : [{ kind: 'manifests', paths: manifests } as const]),
    ...(kustomize === undefined ? [] : [{ kind: 'kustomize', path: kustomize } as const]),
  ];
  const [first, ...more] = given;
  if (more.length > 0) throw new UserError('--chart, --manifests and --kustomize are three kinds of source, and a run has one.', 3);
  return first;
}
