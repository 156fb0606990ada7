import { defaultReporterNames, reporterNames } from '../../reports/reporter-names.ts';
import { claims } from '../../harness/scenario/claims.ts';
import { type Engine, engines } from '../../harness/vocabulary/engine.ts';
import type { Family } from '../../harness/vocabulary/flow.ts';
import { choice } from './choice.ts';
import { defaultedFlag, listFlag, nonEmpty, optionalFlag, repeatedFlag, requiredFlag, switchFlag } from './kinds.ts';
import { parseDestination } from './parse-destination.ts';
import { parseGrep } from './parse-grep.ts';
import { parseShard } from './parse-shard.ts';

const engine = choice('engine', engines);
const engineList = engines.join(', ');

/** The scenario of a command that works on one cell: it renders every rule. */
export const defaultScenario = 'egress-complete-external';

/** Whose scenarios. */
export const scenarioFlags = {
  'scenario-file': repeatedFlag(
    { placeholder: 'FILE', summary: "Scenarios of your own, for your own chart, in place of this project's: a JavaScript module" },
    nonEmpty,
  ),
};

/** Which cells: shared by every command that selects some. */
export const selection = {
  ...scenarioFlags,
  engine: listFlag<Engine>({ placeholder: 'NAME', summary: `Policy engines: ${engineList}`, fallback: 'all', absent: engines }, engine),
  scenario: listFlag(
    { placeholder: 'ID', summary: 'Scenarios by id; * stands for anything, e.g. egress-*', fallback: 'all', absent: [] },
    nonEmpty,
  ),
  claim: listFlag(
    { placeholder: 'ID', summary: 'Claims of the specification by id: the scenarios that decide them', fallback: 'all', absent: [] },
    choice('claim', Object.keys(claims)),
  ),
  grep: optionalFlag({ placeholder: 'REGEX', summary: 'Cells and flows whose id or title matches a regular expression' }, parseGrep),
  shard: optionalFlag({ placeholder: 'I/N', summary: 'Part I of N of the selected cells, to spread a run over machines' }, parseShard),
};

/** Which chart, with which values. */
export const chartFlags = {
  chart: optionalFlag(
    { placeholder: 'PATH', summary: "The chart under test: a directory, an archive, or oci://…; without it this project's own, chart/" },
    nonEmpty,
  ),
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
  ...scenarioFlags,
  engine: defaultedFlag<Engine>({ placeholder: 'NAME', summary: `The policy engine: ${engineList}`, fallback: 'kubernetes' }, engine),
  scenario: defaultedFlag(
    { placeholder: 'ID', summary: 'The scenario whose values are used; with --scenario-file its first one', fallback: defaultScenario },
    nonEmpty,
  ),
};

/** The flow to explain. */
export const flowFlags = {
  from: requiredFlag({ placeholder: 'ENDPOINT', summary: 'Source of the flow, e.g. prometheus' }, nonEmpty),
  to: requiredFlag(
    { placeholder: 'ENDPOINT:PORT[/udp]', summary: 'Destination of the flow, e.g. controller:8080 or dns:53/udp' },
    parseDestination,
  ),
  family: defaultedFlag<Family>({ placeholder: '4|6', summary: 'IP family of the flow', fallback: '4' }, (text) =>
    choice('IP family', ['4', '6'])(text) === '6' ? 6 : 4,
  ),
  name: optionalFlag({ placeholder: 'DNSNAME', summary: 'The DNS name that the source looks up to find the destination' }, nonEmpty),
};
