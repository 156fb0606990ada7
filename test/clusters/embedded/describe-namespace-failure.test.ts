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
    assert.match(describeNamespaceFailure({ ...facts, platform: 'darwin' }).found, /this is darwin/);
  });

  const settings = [
    ['kernel.unprivileged_userns_clone', '0', /sysctl -w kernel\.unprivileged_userns_clone=1/],
    ['user.max_user_namespaces', '0', /sysctl -w user\.max_user_namespaces=/],
    ['user.max_net_namespaces', '0', /sysctl -w user\.max_net_namespaces=/],
    ['kernel.apparmor_restrict_unprivileged_userns', '1', /apparmor_restrict_unprivileged_userns=0 .*AppArmor profile/],
  ] as const;
  for (const [setting, value, remedy] of settings) {
    it(`is ${setting}=${value}, with the remedy for it`, () => {
      const check = describeNamespaceFailure(withSetting(setting, value));
      assert.equal(check.status, 'missing');
      assert.equal(check.found, `${setting} is ${value} (rootless: unshare: unshare failed: Operation not permitted)`);
      assert.match(check.remedy ?? '', remedy);
    });
  }

  it('is the container where no setting forbids it', () => {
    assert.match(describeNamespaceFailure({ ...facts, container: true }).remedy ?? '', /--privileged/);
  });

  it('is a missing privilege elsewhere', () => {
    assert.match(describeNamespaceFailure(facts).remedy ?? '', /run as root/);
    assert.match(describeNamespaceFailure({ ...facts, root: true }).remedy ?? '', /CAP_SYS_ADMIN/);
  });

  it('is a missing command', () => {
    assert.match(describeNamespaceFailure({ ...facts, failures: { rootless: 'spawn unshare ENOENT' } }).remedy ?? '', /util-linux/);
  });

  it('is none of these where the agent itself failed', () => {
    const check = describeNamespaceFailure({ ...facts, container: true, failures: { rootless: 'Error: Cannot find module' } });
    assert.deepEqual(check, { name: 'agent', status: 'missing', found: 'it started and failed: rootless: Error: Cannot find module' });
  });
});
