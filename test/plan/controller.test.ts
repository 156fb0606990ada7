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

function message(manifests: readonly Manifest[], values = {}): string {
  try {
    readController(manifests, values);
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
    assert.match(
      message([deployment({ ports })], { gate: { enabled: true } }),
      /no container port is named gate \(named ports: webhook, metrics, health\)/,
    );
  });

  it('must have the ports of the tables', () => {
    const ports = everyPort.filter(({ name }) => name !== 'health');
    assert.match(message([deployment({ ports })]), /templates\/deployment.yaml: Deployment ctrl: no container port is named health/);
  });

  it('must have labels that its own selector selects', () => {
    assert.match(message([deployment({ selector: { app: 'x' } })]), /its selector wants the label app=x/);
  });

  it('must be there, once', () => {
    assert.match(message([]), /exactly once \(rendered: none\)/);
    assert.match(message([deployment(), deployment({ name: 'two' })]), /Deployment ctrl; .*Deployment two/);
  });
});
