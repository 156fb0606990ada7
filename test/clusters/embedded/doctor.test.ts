import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { checkEmbedded } from '../../../clusters/embedded/doctor.ts';
import { agentsOf } from './agents-of.ts';
import { runPrepared } from './fixtures/inside.ts';

describe('doctor of the embedded cluster', () => {
  it('tries everything that the cluster needs, and leaves nothing behind', async () => {
    const checks = await checkEmbedded();
    assert.deepEqual(
      checks.map(({ name, status }) => `${name}: ${status}`),
      [
        'Linux: ok',
        'unshare: ok',
        'nft: ok',
        'network namespaces: ok',
        'koffi (calls into the C library): ok',
        'libnftables.so.1: ok',
        'ip_forward: ok',
        'veth pairs: ok',
        'nft features: ok',
        'drop log (NFLOG): ok',
        'connection tracking: ok',
      ],
    );
    assert.deepEqual(
      checks.slice(4).map(({ found }) => found),
      [
        'loaded',
        'loaded',
        'writable',
        'a namespace was wired',
        'ct, nat, log group, sets with intervals and concatenations, verdict maps',
        'readable',
        'can be flushed',
      ],
    );
    assert.deepEqual(agentsOf(process.pid), []);
  });

  // Each machine is made of this one by taking something away, as root of a user namespace.
  const machines = [
    {
      lacks: 'network namespaces',
      prepare: 'echo 0 > /proc/sys/user/max_net_namespaces',
      missing: ['network namespaces'],
      says: /network namespaces: user\.max_net_namespaces is 0 .*No space left on device.* Remedy: sudo sysctl -w user\.max_net_namespaces=/s,
    },
    {
      lacks: 'a writable /proc/sys',
      prepare: 'mount --rbind /proc/sys /proc/sys && mount -o remount,bind,ro /proc/sys',
      missing: ['ip_forward', 'veth pairs'],
      says: /ip_forward: EROFS.* Remedy: in a container, start it with --privileged/s,
    },
    {
      lacks: 'the command unshare',
      prepare: 'mkdir /mnt/bin && ln -s "$NODE" /mnt/bin/node && PATH=/mnt/bin',
      missing: ['unshare', 'network namespaces'],
      says: /network namespaces: the command unshare was not found\. Remedy: apt-get install util-linux/,
    },
    {
      lacks: 'libnftables',
      prepare: 'for file in $(/sbin/ldconfig -p | sed -n "s/.*libnftables.so.1 .*=> //p"); do mount --bind /dev/null "$file"; done',
      missing: ['nft', 'libnftables.so.1'],
      says: /libnftables\.so\.1: .*\. Remedy: npm run setup, or: apt-get install nftables \(/s,
    },
    {
      lacks: 'koffi',
      prepare: `mount -t tmpfs tmpfs '${dirname(createRequire(import.meta.url).resolve('koffi'))}'`,
      missing: ['koffi (calls into the C library)'],
      says: /koffi \(calls into the C library\): .*koffi.*\. Remedy: npm ci, with optional dependencies/s,
    },
  ];
  for (const { lacks, prepare, missing, says } of machines) {
    it(`says precisely what to do about a machine without ${lacks}, and so does starting`, async () => {
      const found = JSON.parse(await runPrepared(prepare, 'start-and-say.ts')) as { missing: string[]; message: string };
      assert.deepEqual(found.missing, missing);
      assert.match(found.message, says);
      assert.match(
        found.message,
        /^UserError: .*"--cluster predict" needs none of this, but it gives a prediction only, never a proof\.$/s,
      );
    });
  }
});
