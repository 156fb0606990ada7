/** Programs that the embedded cluster needs and Node does not bring. */
export const neededPrograms = ['nft', 'unshare'] as const;

/** One of them. */
export type NeededProgram = (typeof neededPrograms)[number];

/** The packages that bring the programs; named alike by every distribution below. */
export const packageOf: Readonly<Record<NeededProgram, string>> = { nft: 'nftables', unshare: 'util-linux' };

/** How a distribution installs packages without asking questions. */
export interface PackageManager {
  readonly program: string;
  readonly environment: Readonly<Record<string, string>>;
  /** Arguments before the packages. */
  readonly install: readonly string[];
  /** Arguments that refresh the lists of packages, for managers that don't do so by themselves: a fresh image has none. */
  readonly refresh?: readonly string[];
}

/** The package managers that setup knows, in the order it looks for them. */
export const packageManagers: readonly PackageManager[] = [
  {
    program: 'apt-get',
    environment: { DEBIAN_FRONTEND: 'noninteractive' },
    install: ['install', '-y', '--no-install-recommends'],
    refresh: ['update'],
  },
  { program: 'dnf', environment: {}, install: ['install', '-y'] },
  { program: 'apk', environment: {}, install: ['add', '--no-cache'] },
  { program: 'zypper', environment: {}, install: ['--non-interactive', 'install'], refresh: ['--non-interactive', 'refresh'] },
  { program: 'pacman', environment: {}, install: ['-S', '--noconfirm', '--needed'], refresh: ['-Sy', '--noconfirm'] },
];
