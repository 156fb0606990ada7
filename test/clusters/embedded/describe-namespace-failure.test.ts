import assert from 'node:assert/strict';
import { describeNamespaceFailure, type NamespaceFacts } from '../../../clusters/embedded/describe-namespace-failure.ts';

const facts: NamespaceFacts = {
  platform: 'linux',
  root: false,
  container: false,
  settings: {
    'kernel.unprivileged_userns_clone': undefined,
    'kernel.apparmor_restrict_unprivileged_userns': undefined,
    'user.max_user_namespaces': '96365',
    'user.max_net_namespaces': '96365',
  },
  failures: { rootless: 'unshare: unshare failed: Operation not permitted' },
};

function withSetting(setting: keyof NamespaceFacts['settings'], value: string): NamespaceFacts {
  return { ...facts, settings: { ...facts.settings, [setting]: value } };
}

describe('why a machine gives no network namespaces', () => {
  it('is another operating system', () => {
    assert.deepEqual(describeNamespaceFailure({ ...facts, platform: 'darwin' }), {
      name: 'network namespaces',
      status: 'missing',
      found: "this is darwin, and network namespaces are Linux's",
      remedy: 'run on Linux, or in a Linux virtual machine',
    });
  });

  const settings = [
    ['kernel.unprivileged_userns_clone', '0', /^sudo sysctl -w kernel\.unprivileged_userns_clone=1$/],
    ['user.max_user_namespaces', '0', /^sudo sysctl -w user\.max_user_namespaces=15000$/],
    ['user.max_net_namespaces', '0', /^sudo sysctl -w user\.max_net_namespaces=15000$/],
    [
      'kernel.apparmor_restrict_unprivileged_userns',
      '1',
      /^sudo sysctl -w kernel\.apparmor_restrict_unprivileged_userns=0 .*, or write the AppArmor profile "abi .* flags=\(unconfined\) .*, or run as root$/,
    ],
  ] as const;
  for (const [setting, value, remedy] of settings) {
    it(`is ${setting}=${value}, with the remedy for it, in a container, too`, () => {
      for (const container of [false, true]) {
        const check = describeNamespaceFailure({ ...withSetting(setting, value), container });
        assert.equal(check.status, 'missing');
        assert.equal(check.found, `${setting} is ${value} (rootless: unshare: unshare failed: Operation not permitted)`);
        assert.match(check.remedy ?? '', remedy);
      }
    });

    it(`is not another value of ${setting}`, () => {
      assert.deepEqual(describeNamespaceFailure(withSetting(setting, value === '0' ? '1' : '0')), describeNamespaceFailure(facts));
    });
  }

  it('is the container where no setting forbids it', () => {
    assert.deepEqual(describeNamespaceFailure({ ...facts, container: true }), {
      name: 'network namespaces',
      status: 'missing',
      found: 'this container may not make them (rootless: unshare: unshare failed: Operation not permitted)',
      remedy: 'start the container with --privileged, or with --security-opt seccomp=unconfined --cap-add NET_ADMIN --cap-add SYS_ADMIN',
    });
  });

  it('is a missing privilege elsewhere, with what each way said', () => {
    const { found, remedy } = describeNamespaceFailure(facts);
    assert.equal(found, 'rootless: unshare: unshare failed: Operation not permitted');
    assert.equal(remedy, 'run as root, or allow unprivileged user namespaces');
    const root = describeNamespaceFailure({ ...facts, root: true, failures: { privileged: 'unshare: no', rootless: 'unshare: never' } });
    assert.equal(root.found, 'privileged: unshare: no; rootless: unshare: never');
    assert.equal(root.remedy, 'run with CAP_SYS_ADMIN and CAP_NET_ADMIN');
  });

  it('is a missing command', () => {
    assert.deepEqual(describeNamespaceFailure({ ...facts, failures: { rootless: 'spawn unshare ENOENT' } }), {
      name: 'network namespaces',
      status: 'missing',
      found: 'the command unshare was not found',
      remedy: 'apt-get install util-linux',
    });
  });

  it('is none of these where the agent itself failed', () => {
    const check = describeNamespaceFailure({ ...facts, container: true, failures: { rootless: 'Error: Cannot find module' } });
    assert.deepEqual(check, { name: 'agent', status: 'missing', found: 'it started and failed: rootless: Error: Cannot find module' });
  });
});
