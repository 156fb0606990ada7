import assert from 'node:assert/strict';
import { release } from 'node:os';
import type { Check } from '../../../clusters/embedded/check.ts';
import { checkEmbedded } from '../../../clusters/embedded/doctor.ts';
import { agentsOf } from './agents-of.ts';
import { withStandIn } from './stand-in.ts';
import { withCommand } from './with-command.ts';
import { withProcess } from './with-process.ts';

/** An agent that finds one thing in order, and one missing. */
const agent = `start([{ name: 'inside', status: 'ok', found: 'here' }, { name: 'outside', status: 'missing', found: 'nowhere' }]);`;

/** The one `unshare` that says its version is the stand-in for the machine's own, too. */
const versioned = `if (process.argv[2] === '--version') { console.log('unshare from util-linux 2.39'); process.exit(); }\n${agent}`;

async function check(name: string): Promise<Check | undefined> {
  return (await checkEmbedded()).find((found) => found.name === name);
}

describe('doctor of the embedded cluster, of the commands', () => {
  afterEach(() => {
    assert.deepEqual(agentsOf(process.pid), []);
  });

  it('says what it found: the kernel, versions, how the agent was started, and what it found inside', async () => {
    await withStandIn(versioned, () =>
      withCommand('nft', '#!/bin/sh\necho "nftables v1.0.9 ($1)"\n', async () => {
        assert.deepEqual(await checkEmbedded(), [
          { name: 'Linux', status: 'ok', found: release() },
          { name: 'unshare', status: 'ok', found: 'unshare from util-linux 2.39' },
          { name: 'nft', status: 'ok', found: 'nftables v1.0.9 (--version)' },
          { name: 'network namespaces', status: 'ok', found: process.getuid?.() === 0 ? 'privileged' : 'rootless' },
          { name: 'inside', status: 'ok', found: 'here' },
          { name: 'outside', status: 'missing', found: 'nowhere' },
        ]);
      }),
    );
  });

  it('knows another unshare, and why it gives no namespaces', async () => {
    await withCommand(
      'unshare',
      '#!/bin/sh\necho "an unshare from util-linux" >&2\necho "BusyBox, no unshare from util-linux"\n',
      async () => {
        const checks = await checkEmbedded();
        assert.deepEqual(checks[1], {
          name: 'unshare',
          status: 'missing',
          found: 'it printed "BusyBox, no unshare from util-linux"',
          remedy: 'apt-get install util-linux',
        });
        assert.match(checks.at(-1)?.found ?? '', /^it started and failed: .*rootless: an unshare from util-linux$/);
      },
    );
  });

  const remedy = 'npm run setup, or: apt-get install nftables (Fedora: dnf install nftables)';
  const broken = [
    { what: 'prints much else', script: `printf '%0150d' 0`, found: `it printed "${'0'.repeat(100)}"` },
    { what: 'prints its version after something else', script: 'echo "no nftables v1"', found: 'it printed "no nftables v1"' },
    { what: 'fails', script: 'echo nftables v1; exit 3', found: 'Command failed with exit code 3: nft --version' },
  ];
  for (const { what, script, found } of broken) {
    it(`says what is wrong with an nft that ${what}`, async () => {
      await withStandIn(versioned, () =>
        withCommand('nft', `#!/bin/sh\n${script}\n`, async () => {
          assert.deepEqual(await check('nft'), { name: 'nft', status: 'missing', found, remedy });
        }),
      );
    });
  }

  it('waits for an nft that hangs no longer than it is told to', async () => {
    await withStandIn(versioned, () =>
      withCommand('nft', '#!/bin/sh\ntrap "" TERM\nexec sleep 60\n', async () => {
        const nft = (await checkEmbedded({ withinMs: 50 })).find(({ name }) => name === 'nft');
        assert.match(nft?.found ?? '', /^Command timed out after 50 milliseconds: nft --version$/);
      }),
    );
  });

  it('looks for nft where administrators have it, too', async () => {
    const path = process.env['PATH'];
    await withStandIn(versioned, async () => {
      // Only the folder of the stand-in.
      process.env['PATH'] = process.env['PATH']?.split(':')[0] ?? '';
      assert.equal((await check('nft'))?.status, 'ok');
    });
    assert.equal(process.env['PATH'], path);
  });

  it('says that a command was not found', async () => {
    const path = process.env['PATH'];
    process.env['PATH'] = '/nowhere';
    try {
      assert.deepEqual(await check('unshare'), {
        name: 'unshare',
        status: 'missing',
        found: 'not found',
        remedy: 'apt-get install util-linux',
      });
      assert.equal((await check('network namespaces'))?.found, 'the command unshare was not found');
    } finally {
      process.env['PATH'] = path;
    }
  });

  it('says nothing more of another system', async () => {
    await withProcess('platform', 'freebsd', async () => {
      assert.deepEqual(
        (await checkEmbedded()).map(({ name, found }) => `${name}: ${found}`),
        ["network namespaces: this is freebsd, and network namespaces are Linux's"],
      );
    });
  });
});
