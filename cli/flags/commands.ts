import type { ExitCode } from '../../harness/vocabulary/user-error.ts';
import { clusterFlags } from './cluster-flags.ts';
import { findingsFlags } from './findings-flags.ts';
import type { Flags, ValuesOf } from './flag.ts';
import { gateFlags } from './gate-flags.ts';
import { nonEmpty, optionalFlag } from './kinds.ts';
import { parseRunId } from './parse-run-id.ts';
import { comparisonFlags, mergeFlags, reportFlags, trendFlags } from './report-flags.ts';
import { flowFlags, oneCell, runFlags, selection, suiteFlags, valuesFlags } from './shared-flags.ts';

/** A command, as help, the docs and the parser know it. */
export interface Command {
  readonly summary: string;
  readonly flags: Flags;
  /** Words without dashes that it takes, by their name in help. */
  readonly words?: string;
  /** Complete command lines that can be copied. */
  readonly examples: readonly string[];
  /** What exit codes mean here, where it is not what they mean for a run. */
  readonly exitCodes?: Partial<Readonly<Record<ExitCode, string>>>;
}

/** Every command with its flags: the one place that parsing, types, help and docs/cli.md come from. */
export const commands = {
  run: {
    summary: 'Render, apply, probe and judge (the default)',
    flags: { ...suiteFlags, ...selection, ...valuesFlags, ...clusterFlags, ...runFlags },
    examples: [
      'npm run conformance',
      'npm run conformance -- --engine cilium,calico --claim egress-complete',
      'npm run conformance -- --chart oci://registry.example.com/charts/controller --values my-values.yaml',
      'npm run conformance -- --shard 1/4 --reporter json --out out/shard-1',
      'npm run conformance -- --cni cilium',
      'npm run conformance -- --context staging --external s3=198.51.100.7:443',
    ],
  },
  list: {
    summary: 'Print the selected cells and their flows, and do not run them',
    flags: { ...suiteFlags, ...selection },
    examples: ["npm run conformance -- list --engine kubernetes --scenario 'egress-*'"],
  },
  explain: {
    summary: 'Say which rule of the rendered policies decides a flow, and why',
    flags: { ...flowFlags, ...suiteFlags, ...oneCell, ...valuesFlags },
    examples: [
      'npm run explain -- --from prometheus --to controller:8080',
      'npm run explain -- --engine cilium --scenario egress-complete-in-cluster --from controller --to dns:53/udp --family 6',
    ],
  },
  render: {
    summary: 'Print the policy objects that the chart renders',
    flags: { ...suiteFlags, ...oneCell, ...valuesFlags },
    examples: ['npm run conformance -- render --engine calico --scenario default-deny'],
  },
  findings: {
    summary: 'Say what is wrong or suspect about the policies of a source, without any suite',
    flags: findingsFlags,
    words: 'SOURCE…',
    examples: ['npm run conformance -- findings chart', 'npm run --silent conformance -- findings overlays/prod --format json'],
    exitCodes: {
      0: 'nothing was found that fails',
      1: 'something was found that is certain and opens or cuts off by accident; with --findings warning, anything',
      2: 'the source could not be read or rendered',
    },
  },
  report: {
    summary: 'Make reports from results that runs have written, offline; shards and matrix legs are merged',
    flags: reportFlags,
    words: 'DIR_OR_FILE…',
    examples: [
      'npm run report -- --from out',
      'npm run report -- --from nightly/cilium --from nightly/calico --reporter html,markdown --out site',
    ],
    exitCodes: {
      0: 'the reports were made, whatever the results say',
      1: 'never',
      2: 'results could not be read or merged, or a report not be written',
    },
  },
  'report merge': {
    summary: 'Join the results of shards and matrix legs; a results.json for each leg',
    flags: mergeFlags,
    words: 'DIR_OR_FILE…',
    examples: ['npm run report -- merge shard-1 shard-2 shard-3 --out merged'],
    exitCodes: {
      0: 'the results were merged, whatever they say',
      1: 'never',
      2: 'results could not be read, contradict each other, or could not be written',
    },
  },
  'report diff': {
    summary: 'Say what changed from one run to another: of a chart, a CNI, or, with --engines, an engine',
    flags: comparisonFlags,
    words: 'BEFORE AFTER',
    examples: [
      'npm run report -- diff yesterday today',
      'npm run --silent report -- diff calico cilium --reporter markdown > migration.md',
      'npm run report -- diff out --engines kubernetes,cilium',
    ],
    exitCodes: {
      0: 'nothing that was ok before is worse after',
      1: 'at least one flow, check or cell is worse',
      2: 'results could not be read',
    },
  },
  'report trend': {
    summary: 'Say how each claim fared over many runs, which run broke it, and which flows are flaky',
    flags: trendFlags,
    words: 'DIR_OR_FILE…',
    examples: ['npm run report -- trend nightlies', 'npm run --silent report -- trend nightlies --reporter markdown > trend.md'],
    exitCodes: { 0: 'the trend was shown, whatever it is', 1: 'never', 2: 'results could not be read' },
  },
  gate: {
    summary: 'Decide from results whether the chart may be released',
    flags: gateFlags,
    words: 'DIR_OR_FILE…',
    examples: ['npm run gate -- --from out', 'npm run gate -- --from nightlies/* --policy gate.yaml --chart stageset-controller-0.1.0.tgz'],
    exitCodes: { 0: 'the gate is open', 1: 'the gate is closed', 2: 'results, policy or chart could not be read' },
  },
  doctor: {
    summary: 'Say what this machine offers and lacks for each cluster',
    flags: {},
    examples: ['npm run conformance -- doctor'],
  },
  clean: {
    summary:
      'Remove what runs left behind: kind clusters, or with --context, objects; also of runs that are under way, unless --run names one',
    flags: {
      context: optionalFlag({ placeholder: 'NAME', summary: 'Clean the existing cluster of this kubeconfig context' }, nonEmpty),
      run: optionalFlag({ placeholder: 'ID', summary: "Only what this run left; without it every run's" }, parseRunId),
    },
    examples: [
      'npm run conformance -- clean',
      'npm run conformance -- clean --run ab12cd',
      'npm run conformance -- clean --context staging --run ab12cd',
    ],
  },
  rbac: {
    summary: 'Print the permissions that a run on an existing cluster needs',
    flags: {},
    examples: ['npm run --silent conformance -- rbac | kubectl --context staging apply -f -'],
  },
  help: {
    summary: 'Print help, or the help of one command',
    flags: {},
    words: 'COMMAND',
    examples: ['npm run conformance -- help explain'],
  },
} as const satisfies Readonly<Record<string, Command>>;

/** Name of a command. */
export type CommandName = keyof typeof commands;

/** All of them, in the order of help. */
export const commandNames = Object.keys(commands) as readonly CommandName[];

/** The values of a command's flags. */
export type OptionsOf<Name extends CommandName> = ValuesOf<(typeof commands)[Name]['flags']>;
