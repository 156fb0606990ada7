import assert from 'node:assert/strict';
import { parseArguments } from '../../cli/parse-arguments.ts';
import { repeatFlags } from '../../cli/repeat-flags.ts';

const lines: readonly (readonly string[])[] = [
  [],
  ['--suite', 'mine.yaml', '--chart', './chart', '--values', 'a.yaml', '--values', 'b.yaml'],
  ['--cni', 'cilium', '--nodes', '3', '--ip-family', 'dual', '--cni-chart', './cilium', '--cni-values', 'v.yaml', '--spread'],
  ['--cni', 'default', '--node-image', 'kindest/node:v1.34.4', '--cni-manifest', 'crd.yaml', '--cni-manifest', 'enforcer.yaml'],
  ['--context', 'staging', '--probe-image', 'agnhost:1', '--external', 's3=198.51.100.7:443', '--external', 'otlp=[2001:db8::7]:4317'],
  ['--reuse', 'npc-1'],
  ['--cluster', 'predict', '--manifests', 'a', '--manifests', 'b'],
  ['--kustomize', 'overlays/prod'],
];

function optionsOf(args: readonly string[]): Parameters<typeof repeatFlags>[0] {
  const parsed = parseArguments(args);
  assert.equal(parsed.command, 'run');
  return parsed.options;
}

describe('the flags that repeat a run', () => {
  for (const line of lines) {
    it(`are those of: ${line.join(' ') || 'nothing'}`, () => {
      const options = optionsOf(line);
      assert.deepEqual(optionsOf(repeatFlags(options)), options);
    });
  }

  it('leave out what chooses cells and reports', () => {
    assert.deepEqual(repeatFlags(optionsOf(['--engine', 'cilium', '--reporter', 'json', '--out', 'x', '--shard', '1/2'])), []);
  });
});
