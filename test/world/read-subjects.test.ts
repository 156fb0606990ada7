import assert from 'node:assert/strict';
import { refusalOf, subjectOf, subjectsOf } from './fixture.ts';

const containers = 'containers: [{name: c, ports: [{name: http, containerPort: 8080}]}]';
const template = `template: {metadata: {labels: {app: x}}, spec: {${containers}}}`;
const selector = 'selector: {matchLabels: {app: x}}';

function workload(apiVersion: string, kind: string, spec: string): string {
  return `{apiVersion: ${apiVersion}, kind: ${kind}, metadata: {name: db}, spec: {${spec}}}`;
}

/** The pods of a workload, each with the labels that its controller added and made-up values masked; and why there are none. */
function podsOf(yaml: string): readonly string[] {
  const [{ pods, why } = { pods: [], why: 'not read' }] = subjectsOf(yaml);
  const named = pods.map(({ name, labels: { app: _, ...added } }) =>
    [name, ...Object.entries(added).map(([key, value]) => `${key}=${value}`)]
      .join(' ')
      .replaceAll(/madeup[0-9a-f]{4}\b/g, 'HASH')
      .replaceAll(/0{8}-0{4}-0{4}-0{4}-[0-9a-f]{12}/g, 'UID'),
  );
  return why === undefined ? named : [...named, why];
}

const deployment = (spec: string): string => workload('apps/v1', 'Deployment', `${selector}, ${template}, ${spec}`);
const statefulSet = (spec: string): string => workload('apps/v1', 'StatefulSet', `${selector}, ${template}, ${spec}`);
const job = (spec: string): string => workload('batch/v1', 'Job', `${template}, ${spec}`);
const hash = 'pod-template-hash=HASH';
const revision = (ordinal: number): string =>
  `statefulset.kubernetes.io/pod-name=db-${String(ordinal)} apps.kubernetes.io/pod-index=${String(ordinal)} controller-revision-hash=db-HASH`;

const jobLabels = (name: string): string =>
  `batch.kubernetes.io/controller-uid=UID batch.kubernetes.io/job-name=${name} controller-uid=UID job-name=${name}`;
const hpa = (most: number): string =>
  `\n---\n{apiVersion: autoscaling/v2, kind: HorizontalPodAutoscaler, metadata: {name: db}, spec: {scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: db}, maxReplicas: ${String(most)}}}`;
const keda = `\n---\n{apiVersion: keda.sh/v1alpha1, kind: ScaledObject, metadata: {name: db}, spec: {scaleTargetRef: {name: db}}}`;
const policy = (podSelector: string): string =>
  `\n---\n{apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: p}, spec: {podSelector: {matchLabels: ${podSelector}}}}`;

describe('the pods of a workload', () => {
  const cases: readonly (readonly [string, string, readonly string[]])[] = [
    ['a Deployment', deployment(''), [`db ${hash}`]],
    ['a Deployment of one', deployment('replicas: 1'), [`db ${hash}`]],
    ['a Deployment of many', deployment('replicas: 7'), [`db ${hash}`, `db.1 ${hash}`]],
    ['a Deployment of null', deployment('replicas: null'), [`db ${hash}`]],
    ['a Deployment of none', deployment('replicas: 0'), ['replicas: 0']],
    ['a Deployment that is scaled', deployment('') + hpa(4), [`db ${hash}`, `db.1 ${hash}`]],
    ['a Deployment that is scaled to one at most', deployment('replicas: 3') + hpa(1), [`db ${hash}`]],
    ['a Deployment of none, which an HPA leaves alone', deployment('replicas: 0') + hpa(4), ['replicas: 0']],
    ['a Deployment of none, which KEDA wakes', deployment('replicas: 0') + keda, [`db ${hash}`, `db.1 ${hash}`]],
    [
      'a ReplicaSet, to which nobody adds a label',
      workload('apps/v1', 'ReplicaSet', `${selector}, ${template}, replicas: 2`),
      ['db', 'db.1'],
    ],
    ['a ReplicationController', workload('v1', 'ReplicationController', `selector: {app: x}, ${template}, replicas: 2`), ['db', 'db.1']],
    ['a StatefulSet', statefulSet('replicas: 1'), [`db ${revision(0)}`]],
    ['a StatefulSet of many', statefulSet('replicas: 3'), [`db ${revision(0)}`, `db.1 ${revision(1)}`]],
    ['a StatefulSet that counts from 5', statefulSet('replicas: 3, ordinals: {start: 5}'), [`db ${revision(5)}`, `db.1 ${revision(6)}`]],
    ['a StatefulSet of none', statefulSet('replicas: 0'), ['replicas: 0']],
    [
      'a StatefulSet whose third pod a policy names',
      statefulSet('replicas: 3') + policy('{statefulset.kubernetes.io/pod-name: db-2}'),
      [`db ${revision(0)}`, `db.1 ${revision(1)}`, `db.2 ${revision(2)}`],
    ],
    [
      'a StatefulSet whose third pod a policy means by its index',
      statefulSet('replicas: 3') + policy('{apps.kubernetes.io/pod-index: "2"}'),
      [`db ${revision(0)}`, `db.1 ${revision(1)}`, `db.2 ${revision(2)}`],
    ],
    [
      "a StatefulSet of which a policy names a pod that there isn't, and one of another's",
      statefulSet('replicas: 2') + policy('{statefulset.kubernetes.io/pod-name: db-2, x: mydb-1}'),
      [`db ${revision(0)}`, `db.1 ${revision(1)}`],
    ],
    [
      'a DaemonSet',
      workload('apps/v1', 'DaemonSet', `${selector}, ${template}`),
      ['db', 'db.1'].map((name) => `${name} controller-revision-hash=HASH pod-template-generation=1`),
    ],
    ['a Pod', `{apiVersion: v1, kind: Pod, metadata: {name: db, labels: {app: x}}, spec: {${containers}}}`, ['db']],
    ['a Job', job(''), [`db ${jobLabels('db')}`]],
    ['a Job of several at a time', job('parallelism: 3'), [`db ${jobLabels('db')}`, `db.1 ${jobLabels('db')}`]],
    ['a Job of several, one at a time', job('completions: 3'), [`db ${jobLabels('db')}`]],
    ['a Job of none at a time', job('parallelism: 0'), ['parallelism: 0']],
    ['a Job that waits', job('suspend: true'), ['suspend: true']],
    ['a Job with a selector of its own', job(`manualSelector: true, ${selector}`), ['db']],
    [
      'an indexed Job',
      job('completions: 5, completionMode: Indexed') + policy('{batch.kubernetes.io/job-completion-index: "4"}'),
      ['db 0', 'db.1 1', 'db.4 4'].map((pod) => {
        const [name = '', index = ''] = pod.split(' ');
        return `${name} ${jobLabels('db')} batch.kubernetes.io/job-completion-index=${index}`;
      }),
    ],
    ['a CronJob', workload('batch/v1', 'CronJob', `jobTemplate: {spec: {${template}}}`), [`db ${jobLabels('db-00000000')}`]],
    ['a CronJob that waits', workload('batch/v1', 'CronJob', `suspend: true, jobTemplate: {spec: {${template}}}`), ['suspend: true']],
    [
      'a Rollout of Argo',
      workload('argoproj.io/v1alpha1', 'Rollout', `${selector}, ${template}, replicas: 2`),
      ['db rollouts-pod-template-hash=HASH', 'db.1 rollouts-pod-template-hash=HASH'],
    ],
    ['a CloneSet of OpenKruise', workload('apps.kruise.io/v1alpha1', 'CloneSet', `${selector}, ${template}, replicas: 2`), ['db', 'db.1']],
    [
      "a StatefulSet of OpenKruise, as Kubernetes' own",
      workload('apps.kruise.io/v1beta1', 'StatefulSet', `${selector}, ${template}`),
      [`db ${revision(0)}`],
    ],
    ['a kind whose pods nobody can know', workload('example.com/v1', 'Database', 'pods: {labels: {app: x}}'), ['not read']],
    ['a PodTemplate, of which nobody makes pods', `{apiVersion: v1, kind: PodTemplate, metadata: {name: db}, ${template}}`, ['not read']],
  ];
  for (const [title, yaml, expected] of cases) {
    it(`are right of ${title}`, () => {
      assert.deepEqual(podsOf(yaml), expected);
    });
  }

  it('have a hash that follows from the template alone', () => {
    const [one, same, other] = [deployment(''), deployment('replicas: 2'), deployment('').replace('8080', '8081')].map(
      (yaml) => subjectOf(yaml).pods[0]?.labels['pod-template-hash'],
    );
    assert.equal(one, same);
    assert.notEqual(one, other);
  });
});

describe('a subject', () => {
  it('says what its object is, and where it comes from', () => {
    const { object, label, file, selector, labels, network, during, serviceAccount } = subjectOf(deployment(''));
    assert.deepEqual(object, { apiVersion: 'apps/v1', kind: 'Deployment', name: 'db', namespace: 'ns' });
    assert.deepEqual([label, file], ['templates/all.yaml: Deployment db', 'templates/all.yaml']);
    assert.deepEqual([selector.matchLabels, labels], [{ app: 'x' }, { app: 'x' }]);
    assert.deepEqual([network, during, serviceAccount], ['pod', { kind: 'release' }, 'default']);
  });

  it('is in the namespace that its object names', () => {
    assert.equal(subjectOf(deployment('').replace('{name: db}', '{name: db, namespace: other}')).object.namespace, 'other');
  });

  it('has the network of its node, and the service account, that its pods have', () => {
    const subject = subjectOf(deployment('').replace('containers', 'hostNetwork: true, serviceAccountName: robot, containers'));
    assert.deepEqual([subject.network, subject.serviceAccount], ['node', 'robot']);
    assert.equal(subjectOf(deployment('').replace('containers', 'serviceAccount: old, containers')).serviceAccount, 'old');
  });

  it('has the ports of containers and native sidecars, of every protocol, and no others', () => {
    const spec = `
      containers:
        - {name: amf, ports: [{name: ngap, containerPort: 38412, protocol: SCTP}, {containerPort: 2152, protocol: UDP, hostPort: 2152}]}
        - {name: bare, ports: null}
      initContainers:
        - {name: init, ports: [{name: gone, containerPort: 1}]}
        - {name: proxy, restartPolicy: Always, ports: [{name: admin, containerPort: 15000, hostPort: 0}]}`;
    const subject = subjectOf(`apiVersion: v1\nkind: Pod\nmetadata: {name: db}\nspec:${spec}`);
    assert.deepEqual(subject.ports, [
      { name: 'ngap', port: 38412, protocol: 'SCTP', container: 'amf' },
      { port: 2152, protocol: 'UDP', hostPort: 2152, container: 'amf' },
      { name: 'admin', port: 15000, protocol: 'TCP', container: 'proxy' },
    ]);
    assert.deepEqual(subject.namedPorts, [
      { name: 'ngap', port: 38412, protocol: 'SCTP' },
      { name: 'admin', port: 15000, protocol: 'TCP' },
    ]);
  });

  it('has one port for each name and protocol, the first', () => {
    const subject = subjectOf(
      `{apiVersion: v1, kind: Pod, metadata: {name: db}, spec: {initContainers: [{name: s, restartPolicy: Always, ports: [{name: dns, containerPort: 1}]}], containers: [{name: a, ports: [{name: dns, containerPort: 53, protocol: UDP}]}, {name: b, ports: [{name: dns, containerPort: 54}, {name: x, containerPort: 2}]}]}}`,
    );
    assert.deepEqual(
      subject.namedPorts.map(({ name, port, protocol }) => `${name}=${String(port)}/${protocol}`),
      ['dns=53/UDP', 'dns=54/TCP', 'x=2/TCP'],
    );
    assert.equal(subject.ports.length, 4);
  });

  const hooks: readonly (readonly [string, string, string | undefined])[] = [
    ['a Job of a hook', job(''), 'pre-install, pre-upgrade'],
    ['a Deployment that helm deletes after its hook', deployment(''), 'pre-install, pre-upgrade'],
  ];
  for (const [title, yaml, moments] of hooks) {
    it(`exists while the hook runs, where it is ${title}`, () => {
      const hook = "{name: db, annotations: {helm.sh/hook: 'pre-install,pre-upgrade', helm.sh/hook-delete-policy: hook-succeeded}}";
      assert.deepEqual(subjectOf(yaml.replace('{name: db}', hook)).during, { kind: 'hook', moments: moments?.split(', ') });
    });
  }

  it('exists while the hook runs, where its pods end although their object stays', () => {
    const kept = (yaml: string) => subjectOf(yaml.replace('{name: db}', '{name: db, annotations: {helm.sh/hook: post-install}}')).during;
    assert.deepEqual(kept(job('')), { kind: 'hook', moments: ['post-install'] });
    assert.deepEqual(kept(deployment('')), { kind: 'release' });
  });

  it('exists while its test runs', () => {
    const pod = `{apiVersion: v1, kind: Pod, metadata: {name: db, annotations: {helm.sh/hook: test}}, spec: {${containers}}}`;
    assert.deepEqual(subjectOf(pod).during, { kind: 'hook', moments: ['test'] });
  });
});

describe('objects of a cluster', () => {
  const owned = (kind: string, name: string, owner: string): string =>
    `\n---\n{apiVersion: apps/v1, kind: ${kind}, metadata: {name: ${name}, ownerReferences: [{apiVersion: apps/v1, kind: ${owner}, controller: true}]}, spec: {${selector}, ${template}}}`;

  it('are one subject with what their controllers made of it', () => {
    const yaml = deployment('') + owned('ReplicaSet', 'db-1', 'Deployment, name: db') + owned('ReplicaSet', 'x', 'Deployment, name: other');
    assert.deepEqual(
      subjectsOf(yaml).map(({ label }) => label),
      ['templates/all.yaml: Deployment db', 'templates/all.yaml: ReplicaSet x'],
    );
  });
});

describe('an object that the API would refuse', () => {
  const at = 'templates/all.yaml: Deployment db: ';
  const cases: readonly (readonly [string, string, string])[] = [
    [
      'a label that the pods do not have',
      deployment('').replace('matchLabels: {app: x}', 'matchLabels: {app: y}'),
      `${at}its selector wants the label app=y, its pod template does not have it; the API refuses such a workload. Make the two agree.`,
    ],
    [
      'an expression that the pods do not fit',
      deployment('').replace('matchLabels: {app: x}', 'matchExpressions: [{key: app, operator: In, values: [y, z]}]'),
      `${at}its selector wants the label app in (y,z), its pod template does not have it; the API refuses such a workload. Make the two agree.`,
    ],
    [
      'an empty selector',
      deployment('').replace('matchLabels: {app: x}', ''),
      `${at}its selector is empty; the API refuses such a workload. Make it select the labels of its pod template.`,
    ],
    ['no selector', deployment('').replace(selector, 'x: 1'), `${at}spec.selector: is missing; expected a map`],
    ['no containers', deployment('').replace('containers', 'container'), `${at}spec.template.spec.containers: is missing; expected a list`],
    [
      'a label that is a number',
      deployment('').replace('labels: {app: x}', 'labels: {app: 1.5}'),
      `${at}spec.template.metadata.labels.app: must be text, and is 1.5 without quotes`,
    ],
    ['replicas in quotes', deployment('replicas: "2"'), `${at}spec.replicas: must be a whole number, and is the text "2"`],
    [
      'a port in quotes',
      deployment('').replace('8080', '"8080"'),
      `${at}spec.template.spec.containers[0].ports[0].containerPort: is not a whole number`,
    ],
    [
      'a protocol in small letters',
      deployment('').replace('8080', '8080, protocol: tcp'),
      `${at}spec.template.spec.containers[0].ports[0].protocol: must be TCP, UDP or SCTP, and is the text "tcp"`,
    ],
    [
      'a list for a map',
      workload('apps/v1', 'Deployment', `${selector}, template: []`),
      `${at}spec.template: must be a map, and is a list`,
    ],
    [
      'the name of another',
      `${deployment('')}\n---\n${deployment('')}`,
      `${at}it is there twice in namespace ns (also in templates/all.yaml), and one would take the place of the other. Give each a name of its own.`,
    ],
  ];
  for (const [title, yaml, message] of cases) {
    it(`is an error with its place: ${title}`, () => {
      assert.equal(
        refusalOf(() => subjectsOf(yaml)),
        message,
      );
    });
  }
});
