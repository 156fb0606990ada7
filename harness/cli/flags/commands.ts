import { clusterFlags } from './cluster-flags.ts';
import type { Flags, ValuesOf } from './flag.ts';
import { chartFlags, flowFlags, oneCell, runFlags, selection } from './shared-flags.ts';

/** A command, as help, the docs and the parser know it. */
export interface Command {
  readonly summary: string;
  readonly flags: Flags;
  /** Words without dashes that it takes, by their name in help. */
  readonly words?: string;
  /** Complete command lines that can be copied. */
  readonly examples: readonly string[];
}

/** Every command with its flags: the one place that parsing, types, help and docs/cli.md come from. */
export const commands = {
  run: {
    summary: 'Render, apply, probe and judge (the default)',
    flags: { ...selection, ...chartFlags, ...clusterFlags, ...runFlags },
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
    flags: selection,
    examples: ["npm run conformance -- list --engine kubernetes --scenario 'egress-*'"],
  },
  explain: {
    summary: 'Say which rule of the rendered policies decides a flow, and why',
    flags: { ...flowFlags, ...oneCell, ...chartFlags },
    examples: [
      'npm run explain -- --from prometheus --to controller:8080',
      'npm run explain -- --engine cilium --scenario egress-complete-in-cluster --from controller --to dns:53/udp --family 6',
    ],
  },
  render: {
    summary: 'Print the policy objects that the chart renders',
    flags: { ...oneCell, ...chartFlags },
    examples: ['npm run conformance -- render --engine calico --scenario default-deny'],
  },
  doctor: {
    summary: 'Say what this machine offers and lacks for each cluster',
    flags: {},
    examples: ['npm run conformance -- doctor'],
  },
  clean: {
    summary: 'Remove what killed runs left behind: kind clusters, or with --context, objects',
    flags: { context: clusterFlags.context },
    examples: ['npm run conformance -- clean', 'npm run conformance -- clean --context staging'],
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
export const commandNames = [
  'run',
  'list',
  'explain',
  'render',
  'doctor',
  'clean',
  'rbac',
  'help',
] as const satisfies readonly CommandName[];

/** The values of a command's flags. */
export type OptionsOf<Name extends CommandName> = ValuesOf<(typeof commands)[Name]['flags']>;
