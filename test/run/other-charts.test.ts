import assert from 'node:assert/strict';
import type { Values } from '../../harness/suite/values.ts';
import { onlyCell, runTiny, tinyChart, tinyScenario, tinySuite } from './tiny-chart.ts';

describe("a run on a chart that is not this project's", function () {
  this.timeout(60_000);

  it('tells a chart the engine as the suite says, also not at all', async () => {
    const files = {
      ...tinyChart,
      'values.schema.json': '{ "properties": { "networkPolicy": { "properties": { "enabled": {} }, "additionalProperties": false } } }',
    };
    const { reason } = onlyCell(await runTiny([tinyScenario()], {}, files));
    assert.match(reason ?? '', /additional properties 'engine' not allowed/);
    const toldOf = (values: Values) => {
      const suite = { ...tinySuite([tinyScenario()]), engines: { kubernetes: { values, dialects: ['kubernetes'] } } };
      return runTiny([], { suite }, files);
    };
    const quiet = onlyCell(await toldOf({}));
    assert.deepEqual([quiet.outcome, quiet.values], ['ok', { networkPolicy: { enabled: true } }]);
    const flavour = onlyCell(await toldOf({ flavour: 'kubernetes' }));
    assert.deepEqual(flavour.values, { networkPolicy: { enabled: true }, flavour: 'kubernetes' });
  });

  it('takes no policy for one of the release that is there only while a hook runs', async () => {
    const hooked = async (annotations: string): Promise<readonly [string, number]> => {
      const policy = tinyChart['templates/policy.yaml'].replace('metadata:\n', `metadata:\n  annotations: { ${annotations} }\n`);
      const { outcome, policies } = onlyCell(await runTiny([tinyScenario()], {}, { ...tinyChart, 'templates/policy.yaml': policy }));
      return [outcome, policies.length];
    };
    assert.deepEqual(await hooked('helm.sh/hook: pre-delete'), ['failed', 0]);
    assert.deepEqual(await hooked('helm.sh/hook: pre-install, helm.sh/hook-delete-policy: "before-hook-creation,hook-succeeded"'), [
      'failed',
      0,
    ]);
    assert.deepEqual(await hooked('helm.sh/hook: "post-install,post-upgrade"'), ['ok', 1]);
  });

  it("judges a Job's policy, which selects its pods by the label that the API gives them", async () => {
    const files = {
      'templates/job.yaml': tinyChart['templates/deployment.yaml'].replace('apps/v1', 'batch/v1').replace('kind: Deployment', 'kind: Job'),
      'templates/policy.yaml': tinyChart['templates/policy.yaml'].replace('app: controller', 'batch.kubernetes.io/job-name: controller'),
    };
    assert.equal(onlyCell(await runTiny([tinyScenario()], {}, files)).outcome, 'ok');
    const wrong = { ...files, 'templates/policy.yaml': files['templates/policy.yaml'].replace('job-name: controller', 'job-name: other') };
    assert.equal(onlyCell(await runTiny([tinyScenario()], {}, wrong)).outcome, 'failed');
  });

  it('renders what the chart would render where the engine is served', async () => {
    const policy = tinyChart['templates/policy.yaml'].replace(
      '{{- if .Values.networkPolicy.enabled }}',
      '{{- if .Capabilities.APIVersions.Has "cilium.io/v2/CiliumNetworkPolicy" }}',
    );
    const files = { ...tinyChart, 'templates/policy.yaml': policy };
    const { cells } = await runTiny([tinyScenario({ engines: ['kubernetes', 'cilium'] })], {}, files);
    assert.deepEqual(
      cells.map(({ engine, policies }) => [engine, policies.length]),
      [
        ['kubernetes', 0],
        ['cilium', 1],
      ],
    );
  });

  it('fails where it renders what looks like a policy and no dialect reads, wherever that stands', async () => {
    const antrea = `apiVersion: crd.antrea.io/v1beta1
kind: NetworkPolicy
metadata: { name: deny-all }
spec: { priority: 1, tier: application, appliedTo: [{ podSelector: {} }], ingress: [{ action: Drop }] }
`;
    const { outcome, reason, flows } = onlyCell(await runTiny([tinyScenario()], {}, { ...tinyChart, 'templates/antrea.yaml': antrea }));
    assert.deepEqual([outcome, flows.length], ['failed', 0]);
    assert.match(
      reason ?? '',
      /^templates\/antrea\.yaml: NetworkPolicy deny-all: .*crd\.antrea\.io\/v1beta1 NetworkPolicy is not a policy/,
    );
    const object = { apiVersion: 'security.istio.io/v1', kind: 'AuthorizationPolicy', metadata: { name: 'x', namespace: 'a' }, spec: {} };
    const foreign = onlyCell(await runTiny([tinyScenario({ foreignPolicies: () => [object] })]));
    assert.equal(foreign.outcome, 'failed');
    assert.match(foreign.reason ?? '', /^scenario tiny: AuthorizationPolicy a\/x: /);
  });

  it('names what belongs to a policy API and decides no flow: left out, not applied', async () => {
    const staged = `apiVersion: projectcalico.org/v3
kind: StagedNetworkPolicy
metadata: { name: next }
spec: { selector: all(), types: [Ingress] }
`;
    const { outcome, policies, leftOut } = onlyCell(await runTiny([tinyScenario()], {}, { ...tinyChart, 'templates/staged.yaml': staged }));
    assert.deepEqual([outcome, policies.length], ['ok', 1]);
    assert.equal(leftOut?.length, 1);
    assert.equal(leftOut[0]?.object, 'templates/staged.yaml: StagedNetworkPolicy next');
    assert.match(leftOut[0].reason, /^a staged policy is not enforced/);
    assert.equal(onlyCell(await runTiny([tinyScenario()])).leftOut, undefined);
  });
});
