import assert from 'node:assert/strict';
import { openCluster } from '../../api/open-cluster.ts';
import { type ClusterOptions, clusterSpec, type Place, type PlacedFlag, flagPlaces } from '../../cli/cluster-spec.ts';
import { clusterFlags } from '../../cli/flags/cluster-flags.ts';
import { runOptions } from './commands/run-options.ts';
import { refusalOf } from './refusal-of.ts';

function options(flags: readonly string[]): ClusterOptions {
  return runOptions(...flags);
}

/** What leads to each place. */
const ways: Readonly<Record<Place, readonly string[]>> = {
  embedded: ['--cluster', 'embedded'],
  predict: ['--cluster', 'predict'],
  'new kind': ['--cni', 'cilium'],
  'reused kind': ['--reuse', 'npc-ab12cd'],
  existing: ['--context', 'staging'],
};

/** Each flag as it is given. */
const given: Readonly<Record<PlacedFlag, readonly string[]>> = {
  cni: ['--cni', 'cilium'],
  nodes: ['--nodes', '3'],
  'ip-family': ['--ip-family', 'ipv4'],
  'node-image': ['--node-image', 'node:v1'],
  'cni-manifest': ['--cni-manifest', 'a.yaml'],
  'cni-chart': ['--cni-chart', './cilium'],
  'cni-values': ['--cni-values', 'a.yaml'],
  'probe-image': ['--probe-image', 'probe:v1'],
  spread: ['--spread'],
  reuse: ['--reuse', 'npc-ab12cd'],
  context: ['--context', 'staging'],
  external: ['--external', 's3=198.51.100.7:443'],
  'allow-namespaces': ['--allow-namespaces'],
};

/** What has an effect only beside another flag. */
const beside: Readonly<Partial<Record<PlacedFlag, readonly string[]>>> = { spread: ['--nodes', '3'] };

/** These decide where a run is: beside another place the message is about one of both. */
const leading: ReadonlySet<string> = new Set(['cni', 'reuse', 'context']);

describe('the cluster that flags ask for', () => {
  const flags = Object.keys(flagPlaces).filter((flag): flag is PlacedFlag => Object.hasOwn(given, flag));
  const places = Object.keys(ways).filter((place): place is Place => Object.hasOwn(ways, place));

  it('has a rule for each flag that says where', () => {
    assert.deepEqual([...flags, 'cluster'].sort(), Object.keys(clusterFlags).sort());
  });

  for (const place of places) {
    for (const flag of flags.filter((each) => !leading.has(each) || !flagPlaces[each].includes(place))) {
      const isTaken = flagPlaces[flag].includes(place);
      it(`is ${isTaken ? '' : 'refused '}with --${flag} for ${place}`, async () => {
        const extra = place === 'new kind' ? (beside[flag] ?? []) : [];
        const read = (): unknown => clusterSpec(options([...ways[place], ...given[flag], ...extra]));
        if (isTaken) assert.doesNotThrow(read);
        else {
          const [exitCode, message] = await refusalOf(read);
          assert.equal(exitCode, 3);
          if (!leading.has(flag)) assert.match(message, new RegExp(`^--${flag} has no effect on `));
        }
      });
    }
  }

  // Those that lead somewhere go there, or contradict where the run is.
  for (const [name, ...line] of [
    ['embedded'],
    ['embedded', '--cluster', 'embedded'],
    ['predict', '--cluster', 'predict'],
    ['kind', '--cluster', 'kind'],
    ['kind', '--cni', 'cilium'],
    ['kind', '--reuse', 'npc-1'],
    ['kind', '--cluster', 'kind', '--reuse', 'npc-1'],
    ['existing', '--context', 'staging'],
    ['existing', '--context', 'staging', '--cluster', 'existing'],
  ] as const) {
    it(`is ${name} with ${line.join(' ') || 'no flag'}`, async () => {
      const spec = clusterSpec(options(line));
      assert.equal(spec.kind, name);
      assert.equal((await openCluster(spec)).name, name);
    });
  }

  for (const [what, ...line] of [
    ['kind and existing', '--cni', 'cilium', '--context', 'staging'],
    ['kind and existing', '--reuse', 'npc-1', '--context', 'staging'],
    ['kind and embedded', '--cni', 'cilium', '--cluster', 'embedded'],
    ['existing and predict', '--context', 'staging', '--cluster', 'predict'],
    ['kind and existing and predict', '--cni', 'cilium', '--context', 'staging', '--cluster', 'predict'],
  ] as const) {
    it(`is refused with ${line.join(' ')}`, async () => {
      const message = `--cni and --reuse mean a kind cluster, --context an existing one: ${what} are two places, and a run has one.`;
      assert.deepEqual(await refusalOf(() => clusterSpec(options(line))), [3, message]);
    });
  }

  for (const [says, ...line] of [
    [/^--cni has no effect on a kind cluster that is there/, '--cni', 'default', '--reuse', 'npc-1'],
    [/^--cni-chart has no effect with --cni calico, .*\(cilium is\)/, '--cni', 'calico', '--cni-chart', './calico'],
    [/^--cni-values has no effect with --cni default/, '--cluster', 'kind', '--cni-values', 'a.yaml'],
    [/^--spread has no effect with --nodes 1/, '--cni', 'default', '--spread'],
    [/^--spread has no effect with --nodes 2/, '--cni', 'default', '--spread', '--nodes', '2'],
    [/^--cluster existing needs --context NAME/, '--cluster', 'existing'],
  ] as const) {
    it(`is refused with ${line.join(' ')}, in words about it`, async () => {
      const [exitCode, message] = await refusalOf(() => clusterSpec(options(line)));
      assert.equal(exitCode, 3);
      assert.match(message, says);
    });
  }
});

describe('what the flags of a cluster say of it', () => {
  const kind = {
    kind: 'kind',
    cni: 'default',
    nodes: 1,
    family: 'ipv4',
    cniManifests: [],
    cniValues: [],
    afterwards: 'delete',
    placement: 'anywhere',
  } as const;
  const existing = { kind: 'existing', context: 'staging', externals: [], placement: 'anywhere', namespaces: 'own' } as const;

  for (const [line, spec] of [
    ['--cluster kind', kind],
    ['--cni cilium', { ...kind, cni: 'cilium' }],
    ['--cluster kind --nodes 3 --spread', { ...kind, nodes: 3, placement: 'spread' }],
    ['--cluster kind --ip-family dual', { ...kind, family: 'dual' }],
    ['--cluster kind --keep', { ...kind, afterwards: 'keep' }],
    ['--reuse npc-1', { ...kind, reuse: 'npc-1' }],
    ['--cluster kind --node-image node:v1', { ...kind, nodeImage: 'node:v1' }],
    ['--cluster kind --probe-image probe:v1', { ...kind, probeImage: 'probe:v1' }],
    [
      '--cni cilium --cni-chart ./cilium --cni-values a.yaml --cni-values b.yaml',
      { ...kind, cni: 'cilium', cniChart: './cilium', cniValues: ['a.yaml', 'b.yaml'] },
    ],
    ['--cluster kind --cni-manifest a.yaml --cni-manifest b.yaml', { ...kind, cniManifests: ['a.yaml', 'b.yaml'] }],
    ['--context staging', existing],
    ['--context staging --allow-namespaces', { ...existing, namespaces: 'as written' }],
    [
      '--context staging --external s3=198.51.100.7:443 --probe-image probe:v1 --spread',
      { ...existing, externals: [{ id: 's3', address: '198.51.100.7', port: 443 }], probeImage: 'probe:v1', placement: 'spread' },
    ],
  ] as const) {
    it(`is taken from ${line}`, () => {
      assert.deepEqual(clusterSpec(options(line.split(' '))), spec);
    });
  }
});
