import { execa } from 'execa';
import { UserError } from '../../harness/vocabulary/user-error.ts';
import { elevationOf } from './elevation.ts';
import { findProgram } from './find-program.ts';
import type { Machine } from './machine.ts';
import { type NeededProgram, neededPrograms, type PackageManager, packageManagers, packageOf } from './package-managers.ts';

/**
 * Install the system packages that the embedded cluster needs; nothing where none is missing. Only this step needs root.
 * @param announce takes one line at a time
 * @throws UserError (exit 2) with the command to run by hand, where the packages can't be installed
 */
export async function setUp(machine: Machine, announce: (line: string) => void): Promise<void> {
  if (machine.platform !== 'linux') {
    announce(
      `Nothing to install on ${machine.platform}: probing needs Linux. Here only --cluster predict works, which sends no packet and proves nothing.`,
    );
    return;
  }
  const missing = await findMissing(machine);
  if (missing.length === 0) {
    announce(`Nothing to install: ${neededPrograms.join(' and ')} are here.`);
    return;
  }
  const packages = missing.map((program) => packageOf[program]);
  await install(machine, await findManager(machine, packages), packages, announce);
  const still = await findMissing(machine);
  if (still.length > 0)
    throw new UserError(
      `${packages.join(' and ')} were installed, but ${still.join(' and ')} can't be found in ${machine.directories.join(':')}.`,
      2,
    );
  announce(`Installed ${packages.join(' and ')}.`);
}

async function findMissing({ directories }: Machine): Promise<readonly NeededProgram[]> {
  const found = await Promise.all(neededPrograms.map((program) => findProgram(program, directories)));
  return neededPrograms.filter((_, index) => found[index] === undefined);
}

async function findManager({ directories }: Machine, packages: readonly string[]): Promise<PackageManager> {
  for (const manager of packageManagers) if ((await findProgram(manager.program, directories)) !== undefined) return manager;
  const known = packageManagers.map(({ program }) => program).join(', ');
  throw new UserError(
    `None of the package managers that setup knows is here (${known}). Install ${packages.join(' and ')} with your distribution's own.`,
    2,
  );
}

async function install(
  machine: Machine,
  manager: PackageManager,
  packages: readonly string[],
  announce: (line: string) => void,
): Promise<void> {
  const command = [manager.program, ...manager.install, ...packages];
  const byHand = `sudo ${command.join(' ')}`;
  const prefix = [
    ...(await elevationOf(machine, command.join(' '))),
    'env',
    ...Object.entries(manager.environment).map(([name, value]) => `${name}=${value}`),
  ];
  announce(`Installing ${packages.join(' and ')}: ${command.join(' ')}`);
  if (await succeeds(machine, [...prefix, ...command])) return;
  const { refresh } = manager;
  const isRefreshed = refresh !== undefined && (await succeeds(machine, [...prefix, manager.program, ...refresh]));
  if (isRefreshed && (await succeeds(machine, [...prefix, ...command]))) return;
  throw new UserError(`${packages.join(' and ')} could not be installed; what ${manager.program} says is above. Run by hand: ${byHand}`, 2);
}

async function succeeds({ directories, terminal }: Machine, [program = '', ...args]: readonly string[]): Promise<boolean> {
  const { failed } = await execa(program, args, {
    reject: false,
    stdin: terminal === 'present' ? 'inherit' : 'ignore',
    stdout: process.stderr,
    stderr: 'inherit',
    env: { PATH: directories.join(':') },
  });
  return !failed;
}
