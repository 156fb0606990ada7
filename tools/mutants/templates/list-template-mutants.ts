import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isMutable, lineOperators } from './line-operators.ts';
import type { TemplateMutant } from './template-mutant.ts';

/** The templates that policies are made of. */
export const policyTemplates = [
  'templates/_calico.tpl',
  'templates/_cilium.tpl',
  'templates/_cluster-network-policy.tpl',
  'templates/_egress-entries.tpl',
  'templates/_helpers.tpl',
  'templates/_kubernetes.tpl',
  'templates/_policies.tpl',
  'templates/policies/calico.yaml',
  'templates/policies/cilium.yaml',
  'templates/policies/cluster-network-policy.yaml',
  'templates/policies/kubernetes.yaml',
] as const;

/** Every mutant of some templates of a chart, line by line. @param chart its folder */
export async function listTemplateMutants(chart: string, files: readonly string[]): Promise<readonly TemplateMutant[]> {
  const mutants = await Promise.all(files.map(async (file) => mutateText(file, await readFile(join(chart, file), 'utf8'))));
  return mutants.flat();
}

function mutateText(file: string, text: string): readonly TemplateMutant[] {
  return linesOutsideComments(text).flatMap(({ line, number }) =>
    lineOperators.flatMap(({ id, mutate }) =>
      mutate(line).map((after) => ({ file, line: number, operator: id, before: line.trim(), ...(after === undefined ? {} : { after }) })),
    ),
  );
}

/** A comment may have several lines. */
function linesOutsideComments(text: string): readonly { readonly line: string; readonly number: number }[] {
  let inside = false;
  return text.split('\n').flatMap((line, position) => {
    const started = inside || line.includes('/*');
    inside = started && !line.includes('*/');
    return started || !isMutable(line) ? [] : [{ line, number: position + 1 }];
  });
}
