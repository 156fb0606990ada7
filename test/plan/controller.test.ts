import assert from 'node:assert/strict';
import { readController } from '../../harness/plan/controller.ts';
import type { Manifest } from '../../harness/vocabulary/manifest.ts';
import { UserError } from '../../harness/vocabulary/user-error.ts';

interface Shape {
  readonly labels?: Readonly<Record<string, string>>;
  readonly selector?: Readonly<Record<string, string>>;
  readonly ports?: readonly { readonly name?: string; readonly containerPort: number }[];
  readonly name?: string;
}

const everyPort = [
  { name: 'webhook', containerPort: 1 },
  { name: 'metrics', containerPort: 2 },
  { name: 'gate', containerPort: 3 },
  { name: 'health', containerPort: 4 },
];

function deployment({ labels = { app: 'c' }, selector = labels, ports = everyPort, name = 'ctrl' }: Shape = {}): Manifest {
  return {
    file: 'templates/deployment.yaml',
    object: {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name },
      spec: { selector: { matchLabels: selector }, template: { metadata: { labels }, spec: { containers: [{ ports }] } } },
    },
  };
}

function ofKind(kind: string, { file, object }: Manifest): Manifest {
  return { file, object: { ...object, kind } };
}

function message(manifests: readonly Manifest[], values = {}, workload?: string): string {
  try {
    readController(manifests, values, workload);
  } catch (error) {
    assert.ok(error instanceof UserError, String(error));
    return error.message;
  }
  return assert.fail('accepted');
}

describe('the controller, read from the rendered Deployment', () => {
  it('has the labels and named ports of the pod template', () => {
    const controller = readController([deployment()], {});
    assert.deepEqual(controller.labels, { app: 'c' });
    assert.deepEqual(controller.ports, { webhook: 1, metrics: 2, gate: 3, health: 4 });
    assert.equal(controller.serviceAccount, 'default');
  });

  it('is the Deployment with a metrics port where there are several', () => {
    const other = deployment({ name: 'ui', labels: { app: 'ui' }, ports: [{ name: 'http', containerPort: 80 }] });
    assert.deepEqual(readController([other, deployment()], {}).labels, { app: 'c' });
  });

  it('takes the specified port for a mode that is off', () => {
    const ports = everyPort.filter(({ name }) => name !== 'gate');
    assert.equal(readController([deployment({ ports })], {}).ports.gate, 8082);
    assert.equal(readController([deployment({ ports })], { gate: { enabled: true } }).ports.gate, undefined);
  });

  it('takes it for no other port of the workload', () => {
    const ports = [{ name: 'metrics', containerPort: 8082 }, { containerPort: 9443 }];
    const { ports: found, declared, namedPorts } = readController([deployment({ ports })], {});
    assert.deepEqual(found, { metrics: 8082 });
    assert.deepEqual(declared, [
      { name: 'metrics', port: 8082, protocol: 'TCP' },
      { port: 9443, protocol: 'TCP' },
    ]);
    assert.deepEqual(namedPorts, [{ name: 'metrics', port: 8082, protocol: 'TCP' }]);
  });

  it('need not have any port', () => {
    assert.deepEqual(readController([deployment({ ports: [] })], {}).declared, []);
  });

  it('is a StatefulSet or a DaemonSet where there is no Deployment', () => {
    assert.deepEqual(readController([ofKind('StatefulSet', deployment())], {}).labels, { app: 'c' });
    const beside = ofKind('DaemonSet', deployment({ name: 'agent', labels: { app: 'agent' } }));
    assert.deepEqual(readController([beside, deployment()], {}).labels, { app: 'c' });
  });

  it('is a Job, a CronJob or a Pod where nothing else is rendered, or where it is named', () => {
    const { file, object } = deployment();
    const { template } = object['spec'] as { template: { metadata: object; spec: object } };
    const job = { file, object: { ...object, kind: 'Job', metadata: { name: 'migrate' }, spec: { template } } };
    const cronJob = {
      file,
      object: { ...object, kind: 'CronJob', metadata: { name: 'backup' }, spec: { jobTemplate: { spec: { template } } } },
    };
    const pod = { file, object: { ...object, ...template, kind: 'Pod', metadata: { name: 'smoke', labels: { app: 'smoke' } } } };
    const ofJob = { app: 'c', 'batch.kubernetes.io/job-name': 'migrate', 'job-name': 'migrate' };
    assert.deepEqual(readController([job], {}).labels, ofJob);
    assert.deepEqual(readController([cronJob], {}).labels, { app: 'c' });
    assert.deepEqual(readController([pod], {}).labels, { app: 'smoke' });
    assert.deepEqual(readController([pod], {}).ports.health, 4);
    assert.deepEqual(readController([job, pod, ofKind('StatefulSet', deployment())], {}).labels, { app: 'c' });
    assert.deepEqual(readController([job, pod, deployment()], {}, 'smo*').labels, { app: 'smoke' });
    assert.match(message([job, cronJob]), /exactly once \(rendered: .*Job migrate; .*CronJob backup\)/);
    const broken = { ...cronJob, object: { ...cronJob.object, spec: { jobTemplate: {} } } };
    assert.match(message([broken]), /CronJob backup: .*→ at spec\.jobTemplate\.spec/s);
  });

  it('is the workload that a scenario names', () => {
    const all = [deployment(), deployment({ name: 'r-web', labels: { app: 'w' } }), ofKind('DaemonSet', deployment({ name: 'r-log' }))];
    assert.deepEqual(readController(all, {}, 'r-web').labels, { app: 'w' });
    assert.deepEqual(readController(all, {}, '*-web').labels, { app: 'w' });
    assert.match(readController(all, {}, '*-log').workload, /DaemonSet r-log$/);
    assert.match(
      message(all, {}, 'web'),
      /scenario's workload web must be the name of exactly one workload that .*\(rendered: .*Deployment r-web; .*r-log\)/,
    );
    assert.match(message(all, {}, 'r-*'), /scenario's workload r-\* must be the name of exactly one/);
  });

  it('must have labels that its own selector selects', () => {
    assert.match(message([deployment({ selector: { app: 'x' } })]), /its selector wants the label app=x/);
  });

  it("can't be judged where its pods use their node's network, which no policy concerns", () => {
    const { file, object } = deployment();
    const { template } = object['spec'] as { template: { spec: object } };
    const spec = { selector: {}, template: { ...template, spec: { ...template.spec, hostNetwork: true } } };
    assert.match(
      message([{ file, object: { ...object, spec } }]),
      /Deployment ctrl: its pods use the network of their node \(hostNetwork: true\)/,
    );
  });

  it('must be there, once', () => {
    assert.match(message([]), /exactly once \(rendered: none\).*workload: 'NAME'/);
    assert.match(message([deployment(), deployment({ name: 'two' })]), /Deployment ctrl; .*Deployment two/);
  });
});
