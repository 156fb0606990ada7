import assert from 'node:assert/strict';
import { chmod, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { Machine } from '../../../cli/setup/machine.ts';
import { packageManagers } from '../../../cli/setup/package-managers.ts';
import { setUp } from '../../../cli/setup/set-up.ts';
import { UserError } from '../../../harness/vocabulary/user-error.ts';

// A machine is a folder of programs: small shell scripts that write down how they were called.
let folder = '';

async function addProgram(name: string, body = ':'): Promise<void> {
  const path = join(folder, name);
  await writeFile(path, `#!/bin/sh\necho "${name} $*" >> "${folder}/calls"\n${body}\n`);
  await chmod(path, 0o755);
}

/** A package manager that brings nft once its lists are fresh; `sudo` runs what comes after its own flags. */
const brings = (lists: 'fresh' | 'stale', nft: string): string =>
  `case " $* " in *update*|*refresh*|*-Sy*) : > "${folder}/lists"; exit 0;; esac\n${lists === 'fresh' ? '' : `[ -e "${folder}/lists" ] || exit 100`}\n: > "${nft}"; chmod 755 "${nft}"`;
const sudo = 'while [ "$1" = -n ]; do shift; done\nexec "$@"';

async function calls(): Promise<readonly string[]> {
  const text = await readFile(join(folder, 'calls'), 'utf8').catch(() => '');
  return text.split('\n').filter((line) => line !== '');
}

function machine(changes: Partial<Machine> = {}): Machine {
  return { platform: 'linux', uid: 0, directories: [folder], terminal: 'absent', ...changes };
}

async function announced(changes: Partial<Machine> = {}): Promise<readonly string[]> {
  const lines: string[] = [];
  await setUp(machine(changes), (line) => lines.push(line));
  return lines;
}

async function refusal(changes: Partial<Machine> = {}): Promise<string> {
  const error: unknown = await announced(changes).then(
    () => assert.fail('succeeded'),
    (reason: unknown) => reason,
  );
  assert.ok(error instanceof UserError, String(error));
  assert.equal(error.exitCode, 2);
  return error.message;
}

describe('setup', () => {
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'netpol-conformance-setup-'));
    for (const path of ['/usr/bin/env', '/bin/chmod']) await symlink(path, join(folder, basename(path)));
    await addProgram('unshare');
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('does nothing, and says so in one line, where nothing is missing', async () => {
    await addProgram('nft');
    await addProgram('apt-get');
    assert.deepEqual(await announced({ uid: 1000 }), ['Nothing to install: nft and unshare are here.']);
    assert.deepEqual(await calls(), []);
  });

  it('on another system than Linux says what works there', async () => {
    const [line, ...others] = await announced({ platform: 'darwin' });
    assert.match(line ?? '', /only --cluster predict works/);
    assert.deepEqual(others, []);
  });

  for (const { program, install } of packageManagers) {
    it(`installs with ${program}, as root without sudo`, async () => {
      await addProgram(program, brings('fresh', join(folder, 'nft')));
      const lines = await announced();
      assert.equal(lines.at(-1), 'Installed nftables.');
      assert.deepEqual(await calls(), [`${program} ${install.join(' ')} nftables`]);
    });
  }

  for (const { program, install, refresh } of packageManagers.filter((manager) => manager.refresh !== undefined)) {
    it(`refreshes the lists of ${program} where it needs them`, async () => {
      await addProgram(program, brings('stale', join(folder, 'nft')));
      await announced();
      const command = `${program} ${install.join(' ')} nftables`;
      assert.deepEqual(await calls(), [command, `${program} ${(refresh ?? []).join(' ')}`, command]);
    });
  }

  for (const [terminal, flags] of [
    ['absent', '-n '],
    ['present', ''],
  ] as const) {
    it(`with a terminal ${terminal}, an ordinary user's sudo gets ${JSON.stringify(flags)}`, async () => {
      await addProgram('sudo', sudo);
      await addProgram('apt-get', brings('fresh', join(folder, 'nft')));
      await announced({ uid: 1000, terminal });
      const [first, second] = await calls();
      assert.equal(first, `sudo ${flags}env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends nftables`);
      assert.equal(second, 'apt-get install -y --no-install-recommends nftables');
    });
  }

  it('installs util-linux as well where unshare is missing', async () => {
    await rm(join(folder, 'unshare'));
    await addProgram('apk', `${brings('fresh', join(folder, 'nft'))}; cp "${folder}/nft" "${folder}/unshare"`);
    await symlink('/bin/cp', join(folder, 'cp'));
    await announced();
    assert.deepEqual(await calls(), ['apk add --no-cache nftables util-linux']);
  });

  it('without a package manager it knows, says what to install', async () => {
    assert.match(await refusal(), /None of the package managers .*apt-get, dnf, apk, zypper, pacman.* Install nftables /);
  });

  it('without sudo, says what to run as root', async () => {
    await addProgram('dnf');
    assert.match(await refusal({ uid: 1000 }), /no sudo here\. Run as root: dnf install -y nftables$/);
  });

  it('where sudo refuses or installing fails, says what to run by hand', async () => {
    await addProgram('sudo', 'exit 1');
    await addProgram('apt-get');
    assert.match(await refusal({ uid: 1000 }), /Run by hand: sudo apt-get install -y --no-install-recommends nftables$/);
  });

  it('where the package does not bring the program, says so', async () => {
    await addProgram('apk');
    assert.match(await refusal(), /nft can't be found in /);
  });
});
