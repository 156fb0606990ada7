import { isAbsolute, relative, resolve, sep } from 'node:path';
import { formatPolicyRef } from '../../harness/policy/format-policy-ref.ts';
import type { NearestMiss } from '../../harness/vocabulary/prediction.ts';
import type { CellResult, Results, TemplateLine } from '../../harness/vocabulary/results.ts';
import type { SourceInfo } from '../../harness/vocabulary/source-info.ts';
import type { Cause, FlowInCell } from '../causes/cause.ts';
import { sourceNoun } from '../view/source-words.ts';

/** A place in the repository that a report points at. */
export interface Location {
  /** Relative to the repository's folder, with `/`. */
  readonly file: string;
  /** From 1; absent where only the file is known. */
  readonly line?: number;
  /**
   * What the line is of: the rule that decided; the policy, because no rule decided or its line is not known; the policy that comes nearest
   * to deciding, because none did; the source as a whole.
   */
  readonly precision: 'rule' | 'policy' | 'nearest' | 'source';
}

/**
 * Where in the repository a cause has to be looked at: the line that wrote the deciding rule, or, where no rule decided, the line where
 * the policy begins. A check, or a cell as a whole, points at the source. Undefined where the source is not in the repository.
 */
export function locateCause({ run }: Pick<Results, 'run'>, cause: Cause, repository: string): Location | undefined {
  const { source } = run;
  const folder = folderOf(source, repository);
  if (folder === undefined) return undefined;
  const inRepository = (file: string): string => (folder === '' ? file : `${folder}/${file}`);
  const found = cause.kind === 'flows' ? locateFlow(cause.flows[0]) : undefined;
  if (found !== undefined) return { ...found, file: inRepository(found.file) };
  const file = wholeOf(source, folder, inRepository);
  return file === '' ? undefined : { file, line: 1, precision: 'source' };
}

/**
 * The line of the source that wrote the rule which decides a flow, or, where no rule decided, the line where the policy begins, or, where no
 * policy did, the line of the one that was perhaps meant to; files are relative to the source's folder. Undefined where there is none.
 */
export function locateFlow({ cell, flow }: FlowInCell): Location | undefined {
  const { policy, rule, nearest } = flow.predicted?.decidedBy ?? {};
  if (policy !== undefined) return locateRule(cell, { policy, ...(rule === undefined ? {} : { rule }) });
  const near = nearest && locateRule(cell, nearest);
  return near && { ...near, precision: 'nearest' };
}

/** The line that wrote a rule, or, where that is not known, the line where the policy begins. */
export function locateRule(
  { policies }: Pick<CellResult, 'policies'>,
  { policy: decider, rule: path }: Pick<NearestMiss, 'policy' | 'rule'>,
): Location | undefined {
  const policy = policies.find(({ ref }) => ref === formatPolicyRef(decider));
  const rule = policy?.rules.find((candidate) => candidate.path === path);
  if (rule?.source !== undefined) return at(rule.source, 'rule');
  if (policy?.source !== undefined) return at(policy.source, 'policy');
  return decider.file.startsWith('templates/') ? { file: decider.file, precision: 'policy' } : undefined;
}

/** What the line that a report points at is, for the reader who would else look for the fault in it. */
export function describePrecision({ precision, line }: Location, kind: SourceInfo['kind']): string {
  switch (precision) {
    case 'rule':
      return 'This line writes the rule that decides.';
    case 'policy':
      return line === undefined
        ? 'This file writes the policy that decides; its line is not known.'
        : 'This line begins the policy that decides: no single rule of it does, or the line of the rule is not known.';
    case 'nearest':
      return 'No policy decides; the one that was perhaps meant to is written here.';
    case 'source':
      return `No line of the ${sourceNoun(kind)} decides this.`;
  }
}

/** The folder that the source's files are named relative to, relative to the repository's, with `/`; undefined where it is outside of it, or an archive. */
function folderOf({ path }: Pick<SourceInfo, 'path'>, repository: string): string | undefined {
  if (path.includes('://') || path.endsWith('.tgz') || path === '-') return undefined;
  const folder = relative(repository, resolve(repository, path));
  if (folder === '..' || folder.startsWith(`..${sep}`) || isAbsolute(folder)) return undefined;
  return folder.split(sep).join('/');
}

/** The file, or the folder, that stands for the whole of it. */
function wholeOf({ kind }: SourceInfo, folder: string, inRepository: (file: string) => string): string {
  switch (kind) {
    case 'chart':
      return inRepository('Chart.yaml');
    case 'kustomize':
      return inRepository('kustomization.yaml');
    case 'manifests':
      return folder;
  }
}

function at({ file, line }: TemplateLine, precision: Location['precision']): Location {
  return { file, line, precision };
}
