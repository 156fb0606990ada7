import assert from 'node:assert/strict';
import type { Check } from '../../../clusters/embedded/check.ts';
import { diagnoseNamespaces } from '../../../clusters/embedded/diagnose-namespaces.ts';
import { runPrepared } from './fixtures/inside.ts';

/** A machine without settings of its own. */
const plain = 'mount -t tmpfs tmpfs /proc/sys/kernel && mount -t tmpfs tmpfs /proc/sys/user && mount -t tmpfs tmpfs /run';

/** With nothing but folders at /, so that it is no container. What is there as / is at /mnt before. */
const bare = `for place in /*; do
  if [ -L "$place" ]; then cp -P "$place" /mnt
  elif [ -d "$place" ] && [ "$place" != /mnt ]; then mkdir "/mnt$place" && mount --rbind "$place" "/mnt$place"; fi
done
PATH=$PATH:/usr/sbin:/sbin
set -- /mnt /bin/sh -c 'cd "$0" && exec "$@"' "$PWD" "$NODE" "$@"; NODE=chroot`;

/** @param changes shell that makes another machine of this one */
async function diagnoseOn(...changes: readonly string[]): Promise<Check> {
  return JSON.parse(await runPrepared([plain, ...changes].join('; '), 'diagnose-and-say.ts')) as Check;
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
      const { found, remedy } = await diagnoseOn(`echo ${String(value)} > /proc/sys/${path}`);
      const name = path.replace('/', '.');
      assert.equal(found, `${name} is ${String(value)} (rootless: unshare: refused)`);
      assert.match(remedy ?? '', new RegExp(`^sudo sysctl -w ${name}=`));
    });
  }

  for (const mark of ['/.dockerenv', '/run/.containerenv']) {
    it(`is the container that ${mark} tells of`, async () => {
      const { found } = await diagnoseOn(bare, `touch /mnt${mark}`);
      assert.equal(found, 'this container may not make them (rootless: unshare: refused)');
    });
  }

  it('is a privilege that root lacks elsewhere', async () => {
    assert.deepEqual(await diagnoseOn(bare), {
      name: 'network namespaces',
      status: 'missing',
      found: 'rootless: unshare: refused',
      remedy: 'run with CAP_SYS_ADMIN and CAP_NET_ADMIN',
    });
  });

  it('is what is told of the ways that were tried', () => {
    assert.match(diagnoseNamespaces({ privileged: 'it broke' }).found, /^it started and failed: privileged: it broke$/);
  });
});
