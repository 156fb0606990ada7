import { defaultReporterNames, reporterNames } from '../../reports/reporter-names.ts';
import type { Family } from '../../harness/vocabulary/flow.ts';
import { choice } from './choice.ts';
import { defaultedFlag, listFlag, nonEmpty, optionalFlag, repeatedFlag, requiredFlag, switchFlag } from './kinds.ts';
import { parseDestination } from './parse-destination.ts';
import { parseGrep } from './parse-grep.ts';
import { parseShard } from './parse-shard.ts';

/** Whose promises, about what. */
export const suiteFlags = {
  suite: optionalFlag(
    { placeholder: 'FILE', summary: 'The suite: netpol.yaml, or a TypeScript or JavaScript module; without it the one of this folder' },
    nonEmpty,
  ),
  chart: optionalFlag(
    { placeholder: 'PATH', summary: "The chart under test, in place of the suite's source: a directory, an archive, or oci://…" },
    nonEmpty,
  ),
  manifests: repeatedFlag({ placeholder: 'PATH', summary: 'Manifests under test: a file, a folder, or - for standard input' }, nonEmpty),
  kustomize: optionalFlag({ placeholder: 'DIR', summary: 'The kustomization under test' }, nonEmpty),
};

/** Which cells: shared by every command that selects some. */
export const selection = {
  engine: listFlag({ placeholder: 'NAME', summary: 'Engines of the suite', fallback: 'all', absent: [] }, nonEmpty),
  scenario: listFlag(
    { placeholder: 'ID', summary: 'Scenarios by id; * stands for anything, e.g. egress-*', fallback: 'all', absent: [] },
    nonEmpty,
  ),
  claim: listFlag(
    { placeholder: 'ID', summary: 'Claims of the suite by id: the scenarios that decide them', fallback: 'all', absent: [] },
    nonEmpty,
  ),
  grep: optionalFlag({ placeholder: 'REGEX', summary: 'Cells and flows whose id or title matches a regular expression' }, parseGrep),
  shard: optionalFlag({ placeholder: 'I/N', summary: 'Part I of N of the selected cells, to spread a run over machines' }, parseShard),
};

/** With which values. */
export const valuesFlags = {
  values: repeatedFlag(
    { placeholder: 'FILE', summary: 'Values file under those of the scenarios; a later one wins over an earlier one' },
    nonEmpty,
  ),
};

/** What only a run takes. */
export const runFlags = {
  reporter: listFlag(
    {
      placeholder: 'NAME',
      summary: `Reports: ${reporterNames.join(', ')}`,
      fallback: defaultReporterNames.join(','),
      absent: defaultReporterNames,
    },
    choice('reporter', reporterNames),
  ),
  out: defaultedFlag({ placeholder: 'DIR', summary: 'Where reports that are files are written', fallback: 'out' }, nonEmpty),
  list: switchFlag('Print the selected cells and their flows, and do not run them'),
  keep: switchFlag('Keep the cluster and the probe pods after the run to look at them: kind for as long as you like, others until Ctrl+C'),
};

/** Engine and scenario of a command that works on one cell. */
export const oneCell = {
  engine: optionalFlag({ placeholder: 'NAME', summary: "The engine; without it the scenario's first" }, nonEmpty),
  scenario: optionalFlag(
    { placeholder: 'ID', summary: "The scenario whose values are used; without it the suite's example, or its first" },
    nonEmpty,
  ),
};

/** The flow to explain. */
export const flowFlags = {
  from: requiredFlag({ placeholder: 'ENDPOINT', summary: 'Source of the flow, e.g. api' }, nonEmpty),
  to: requiredFlag(
    { placeholder: 'ENDPOINT:PORT[/udp]', summary: 'Destination of the flow, e.g. api:8080 or dns:53/udp' },
    parseDestination,
  ),
  family: defaultedFlag<Family>({ placeholder: '4|6', summary: 'IP family of the flow', fallback: '4' }, (text) =>
    choice('IP family', ['4', '6'])(text) === '6' ? 6 : 4,
  ),
  name: optionalFlag({ placeholder: 'DNSNAME', summary: 'The DNS name that the source looks up to find the destination' }, nonEmpty),
};
