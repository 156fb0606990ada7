import type { Part } from './part.ts';

/** The parts, most important first: what decides verdicts, outcomes and exit codes; what predicts; what plans; the rest. */
export const parts: readonly Part[] = [
  {
    name: 'decisions',
    mutate: ['harness/{judge,coverage}/**/*.ts', 'gate/**/*.ts', '!harness/judge/exit-codes.ts'],
    tests: ['test/judge', 'test/coverage', 'test/gate'],
  },
  { name: 'run', mutate: ['harness/run/**/*.ts'], tests: ['test/run'] },
  {
    name: 'model',
    mutate: ['harness/policy/**/*.ts', 'harness/dialects/{*.ts,ground/**/*.ts}', 'harness/{address,selector}/**/*.ts'],
    tests: ['test/policy', 'test/dialects', 'test/address', 'test/selector'],
  },
  {
    name: 'dialects',
    mutate: ['harness/dialects/{kubernetes,cilium,calico,cluster-network-policy,schema}/**/*.ts'],
    tests: ['test/policy', 'test/dialects'],
  },
  {
    name: 'embedded',
    mutate: ['clusters/embedded/{nft,plan,wire}/**/*.ts'],
    tests: ['test/clusters/embedded/nft', 'test/clusters/embedded/plan', 'test/clusters/embedded/wire'],
  },
  {
    name: 'probes',
    mutate: [
      'clusters/embedded/agent/{listeners,names,probes}/**/*.ts',
      'clusters/embedded/agent/netlink/{address-bytes,attributes,conntrack,netfilter-header,packet,route-requests,set-elements}.ts',
      'clusters/embedded/agent/network/{host,host-route,known-address}.ts',
    ],
    tests: ['test/clusters/embedded/netlink', 'test/clusters/embedded/names', 'test/clusters/embedded/probes'],
  },
  {
    // In another process, inside network namespaces: the quickest tests first.
    name: 'agent',
    mutate: [
      'clusters/embedded/agent/*.ts',
      'clusters/embedded/agent/linux/**/*.ts',
      'clusters/embedded/agent/netlink/{drop-log,netlink-socket}.ts',
      'clusters/embedded/agent/network/{network,prepare-node,wire-host}.ts',
    ],
    tests: [
      'test/clusters/embedded/policies.test.ts',
      'test/clusters/embedded/connectivity.test.ts',
      'test/clusters/embedded/agent.test.ts',
      'test/clusters/embedded/linux',
      'test/clusters/embedded/network.test.ts',
      'test/clusters/embedded/netlink/netlink-socket.test.ts',
      'test/clusters/embedded/netlink/drop-log.test.ts',
      'test/clusters/embedded/faults/netlink-answers.test.ts',
      'test/clusters/embedded/namespaces.test.ts',
      'test/clusters/embedded/faults/namespace-limit.test.ts',
      'test/clusters/embedded/faults/kernel-refuses.test.ts',
      'test/clusters/embedded/doctor.test.ts',
      'test/clusters/embedded/lifecycle.test.ts',
    ],
  },
  {
    // Starts and ends the agent, and notices when it does not run. In most tests a program of some lines is the agent: a real one takes longer.
    name: 'life',
    mutate: ['clusters/embedded/*.ts'],
    testMs: 10_000,
    tests: [
      'test/clusters/embedded/signs-of-life.test.ts',
      'test/clusters/embedded/observations.test.ts',
      'test/clusters/embedded/describe-namespace-failure.test.ts',
      'test/clusters/embedded/agent-process.test.ts',
      'test/clusters/embedded/agent-process-ended.test.ts',
      'test/clusters/embedded/start-agent.test.ts',
      'test/clusters/embedded/cluster.test.ts',
      'test/clusters/embedded/running-embedded-cluster.test.ts',
      'test/clusters/embedded/doctor-commands.test.ts',
      'test/clusters/embedded/diagnose-namespaces.test.ts',
    ],
  },
  {
    // Read from rendered objects: who there is, and what is in front of them.
    name: 'world',
    mutate: ['harness/world/**/*.ts'],
    tests: ['test/world'],
  },
  {
    name: 'plan',
    mutate: ['harness/{plan,source/lines,text,time}/**/*.ts', 'cli/explain/**/*.ts'],
    tests: ['test/plan', 'test/text', 'test/source/lines', 'test/cli/explain', 'test/time'],
  },
  {
    // What somebody writes: all that can be wrong with it, and what it says once it is read.
    name: 'suite',
    mutate: ['harness/suite/**/*.ts', 'mocha/{assert-outcomes,define-tests,selected-cells}.ts'],
    tests: ['test/suite', 'test/mocha'],
  },
  {
    // What real enforcers are known to do otherwise.
    name: 'enforcers',
    mutate: ['harness/enforcers/**/*.ts'],
    tests: ['test/enforcers'],
  },
  {
    name: 'cli',
    mutate: ['cli/{flags,setup}/**/*.ts', 'cli/{parse-arguments,help,repeat-flags,progress/progress-meter}.ts'],
    tests: [
      'test/cli/flags',
      'test/cli/progress/progress-meter.test.ts',
      'test/cli/setup',
      'test/cli/help.test.ts',
      'test/cli/parse-arguments.test.ts',
      'test/cli/repeat-flags.test.ts',
    ],
  },
  {
    // Charts, manifests, kustomizations. Nearly every test has a shell's lines in the tool's place.
    name: 'source',
    mutate: ['harness/source/**/*.ts', '!harness/source/lines/**/*.ts'],
    tests: ['test/source'],
  },
  {
    // What is behind the flags, but for what needs a process or a terminal of its own.
    name: 'commands',
    mutate: [
      'api/select-cells.ts',
      'cli/{cluster-spec,decide-release,one-cell,read-values-file,report-failure,run-tool,selection-of,terminal}.ts',
      'cli/commands/*.ts',
      '!cli/commands/{clean,doctor,run}-command.ts',
      'cli/progress/show-lines.ts',
    ],
    tests: [
      'test/api/select-cells.test.ts',
      'test/cli/cluster-spec.test.ts',
      'test/cli/one-cell.test.ts',
      'test/cli/read-values-file.test.ts',
      'test/cli/report-failure.test.ts',
      'test/cli/run-tool.test.ts',
      'test/cli/terminal.test.ts',
      'test/cli/progress/show-lines.test.ts',
      'test/cli/commands',
      'test/cli/decide-release.test.ts',
    ],
  },
];
