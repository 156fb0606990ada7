import assert from 'node:assert/strict';
import { execa } from 'execa';
import { findHelm } from '../../harness/source/chart/find-helm.ts';
import { engines } from '../../scenarios/engines.ts';
import { chart, refusal, renderPolicies, toValues } from './support/render.ts';

const expected = {
  kubernetes: 'networking.k8s.io/v1 NetworkPolicy',
  cilium: 'cilium.io/v2 CiliumNetworkPolicy',
  calico: 'projectcalico.org/v3 NetworkPolicy',
  clusterNetworkPolicy: 'policy.networking.k8s.io/v1alpha2 ClusterNetworkPolicy',
};

const clusters = [
  [],
  ['--kube-version=1.19.0'],
  ['--kube-version=1.40.0', '--api-versions=cilium.io/v2/CiliumNetworkPolicy'],
  ['--api-versions=projectcalico.org/v3/NetworkPolicy', '--api-versions=policy.networking.k8s.io/v1alpha2'],
  ['--is-upgrade'],
];

describe('chart: explicit engine', () => {
  for (const engine of engines) {
    it(`renders ${expected[engine]} for ${engine}`, async () => {
      const policies = await renderPolicies({ engine, policy: { defaultDeny: { enabled: true } } });
      assert.deepEqual([...new Set(policies.map(({ apiVersion, kind }) => `${apiVersion} ${kind}`))], [expected[engine]]);
    });

    it(`renders the same bytes for every cluster (${engine})`, async () => {
      const helm = await findHelm();
      const modes = { webhook: { enabled: true }, gate: { enabled: true } };
      const values = toValues({ engine, ...modes, policy: { defaultDeny: { enabled: true }, egress: { enabled: true, to: [{}] } } });
      const outputs = await Promise.all(
        clusters.map(async (flags) => {
          const input = JSON.stringify(values);
          return (await execa(helm.path, ['template', 'rel', chart, '--namespace=ns', '--values=-', ...flags], { input })).stdout;
        }),
      );
      assert.equal(new Set(outputs).size, 1);
      assert.match(outputs[0] ?? '', new RegExp(`kind: ${expected[engine].split(' ')[1] ?? ''}`));
    });
  }

  it('renders the version of ClusterNetworkPolicy that is named, and no other difference', async () => {
    const policy = (version: object) => ({
      defaultDeny: { enabled: true },
      egress: { enabled: true, to: [{}] },
      clusterNetworkPolicy: version,
    });
    const engine = 'clusterNetworkPolicy';
    const apiVersion = 'policy.networking.k8s.io/v1beta1';
    const older = await renderPolicies({ engine, policy: policy({}) });
    const newer = await renderPolicies({ engine, policy: policy({ apiVersion }) });
    assert.equal(older.length, 2);
    assert.deepEqual(
      newer,
      older.map((object) => ({ ...object, apiVersion })),
    );
  });

  it('refuses an unknown engine and names the valid ones', async () => {
    const message = await refusal({ policy: { engine: 'weave' } });
    assert.match(message, /networkPolicy\/engine/);
    for (const engine of engines) assert.ok(message.includes(`'${engine}'`), message);
  });

  it('refuses it where helm does not look at the schema, too', async () => {
    const helm = await findHelm();
    const args = ['template', 'rel', chart, '--skip-schema-validation', '--set=networkPolicy.engine=weave'];
    const { stderr, exitCode } = await execa(helm.path, args, { reject: false });
    assert.equal(exitCode, 1);
    assert.match(stderr, /networkPolicy\.engine: weave is not an engine; write one of kubernetes, cilium, calico, clusterNetworkPolicy/);
  });
});
