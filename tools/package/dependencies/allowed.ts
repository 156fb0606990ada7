/** Licences of which an Apache-2.0 package may depend on: none asks for more than to be named. SPDX identifiers. */
export const allowedLicences: ReadonlySet<string> = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'ISC',
  'MIT',
  'Python-2.0',
  'Unlicense',
]);

/** Production dependencies that run a script when they are installed, and why that is taken. */
export const allowedInstallScripts: Readonly<Record<string, string>> = {
  'cpu-features': 'optional, of ssh2 (of testcontainers, for Docker over SSH): builds a native module, and its failure harms nothing',
  koffi: 'calls libc and libnftables for the embedded cluster; its script asks for a prebuilt module first (--prebuild)',
  protobufjs: 'of testcontainers: prints a warning about versions, changes nothing',
  ssh2: 'of testcontainers, for Docker over SSH: builds a faster cipher, and does without where that fails',
};

/** Whether one of the licences that an SPDX expression offers is allowed; of several that hold at once each must be. */
export function isAllowed(licence: string): boolean {
  return licence
    .replaceAll(/[()]/g, '')
    .split(' OR ')
    .some((choice) => choice.split(' AND ').every((each) => allowedLicences.has(each.trim())));
}
