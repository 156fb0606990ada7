import assert from 'node:assert/strict';
import type { Check } from '../../../clusters/embedded/check.ts';
import { diagnoseNamespaces } from '../../../clusters/embedded/diagnose-namespaces.ts';
import { runPrepared } from './fixtures/inside.ts';

/** A machine without settings of its own: no obstacle, and no container. */
const plain = 'mount -t tmpfs tmpfs /proc/sys/kernel && mount -t tmpfs tmpfs /proc/sys/user && mount -t tmpfs tmpfs /run';

async function diagnoseOn(prepare: string): Promise<Check> {
  return JSON.parse(await runPrepared(`${plain}${prepare}`, 'diagnose-and-say.ts')) as Check;
}

describe('why this machine gives no network namespaces', () => {
  const settings = [
    { path: 'kernel/unprivileged_userns_clone', value: 0 },
    { path: 'kernel/apparmor_restrict_unprivileged_userns', value: 1 },
    { path: 'user/max_user_namespaces', value: 0 },
    { path: 'user/max_net_namespaces', value: 0 },
  ];
  for (const { path, value } of settings) {
    it(`is its ${path}, as the kernel writes it`, async () => {
      const { found, remedy } = await diagnoseOn(` && echo ${String(value)} > /proc/sys/${path}`);
      const name = path.replace('/', '.');
      assert.equal(found, `${name} is ${String(value)} (rootless: unshare: refused)`);
      assert.match(remedy ?? '', new RegExp(`^sudo sysctl -w ${name}=`));
    });
  }

  it('is that it is a container of podman', async () => {
    const { found } = await diagnoseOn(' && touch /run/.containerenv');
    assert.equal(found, 'this container may not make them (rootless: unshare: refused)');
  });

  it('is what is told of the ways that were tried', () => {
    assert.match(diagnoseNamespaces({ privileged: 'it broke' }).found, /^it started and failed: privileged: it broke$/);
  });
});
