import pc from 'picocolors';
import { isError } from '../../harness/findings/find-all.ts';
import type { Finding } from '../../harness/findings/finding.ts';
import { formatPolicyRef } from '../../harness/policy/format-policy-ref.ts';
import { countOf } from '../../harness/text/count-of.ts';
import { neutralise } from '../../harness/text/neutralise.ts';
import type { ExitCode } from '../../harness/vocabulary/user-error.ts';
import { findInSource } from '../find-in-source.ts';
import type { OptionsOf } from '../flags/commands.ts';
import { watchInterruption } from '../interruption.ts';

/** `conformance findings`: what is wrong or suspect about the policies of a source. */
export async function findingsCommand(options: OptionsOf<'findings'> & { readonly paths: readonly string[] }): Promise<ExitCode> {
  using interruption = watchInterruption();
  const findings = await findInSource(options, interruption.signal);
  process.stdout.write(options.format === 'json' ? `${JSON.stringify({ findings }, undefined, 2)}\n` : formatFindings(findings));
  switch (options.findings) {
    case 'error':
      return findings.some(isError) ? 1 : 0;
    case 'warning':
      return findings.length > 0 ? 1 : 0;
    case 'off':
      return 0;
  }
}

/** For people: each finding with its place and what to do, and how many there are. */
export function formatFindings(findings: readonly Finding[]): string {
  const errors = findings.filter(isError);
  const summary =
    findings.length === 0
      ? 'Nothing was found.'
      : `${countOf(findings.length, 'finding')}: ${countOf(errors.length, 'error')}, ${countOf(findings.length - errors.length, 'warning')}.`;
  return neutralise([...findings.map(formatFinding), summary, ''].join('\n'), 'keep');
}

function formatFinding(finding: Finding): string {
  const { rule, severity, certainty, object, path, place, sentence, advice, source } = finding;
  const where = place === undefined ? object.file : `${place.file}:${String(place.line)}`;
  const paint = isError(finding) ? pc.red : pc.yellow;
  return [
    `${paint(pc.bold(severity))}  ${rule}`,
    `  ${where}  ${formatPolicyRef(object)}${path === '' ? '' : `  ${path}`}`,
    `  ${sentence}`,
    ...(certainty.kind === 'unknown' ? [`  Not certain: it depends on ${certainty.settledBy}.`] : []),
    `  ${pc.bold('Do:')} ${advice}`,
    `  ${pc.dim(source)}`,
    '',
  ].join('\n');
}
