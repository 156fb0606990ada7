import type { Isolation } from './agent-process.ts';
import type { Check } from './check.ts';

/** Settings that stand in the way of user or network namespaces; undefined where the kernel has none of that name. */
type Setting =
  | 'kernel.unprivileged_userns_clone'
  | 'kernel.apparmor_restrict_unprivileged_userns'
  | 'user.max_user_namespaces'
  | 'user.max_net_namespaces';

/** What is known of a machine that gave no network namespace. */
export interface NamespaceFacts {
  readonly platform: string;
  readonly root: boolean;
  readonly container: boolean;
  readonly settings: Readonly<Record<Setting, string | undefined>>;
  /** What each way of starting said. */
  readonly failures: Readonly<Partial<Record<Isolation, string>>>;
}

const name = 'network namespaces';

/** Settings in the order in which they are asked, with the value that forbids and what to do about it. */
const obstacles: readonly { readonly setting: Setting; readonly forbids: string; readonly remedy: string }[] = [
  { setting: 'user.max_user_namespaces', forbids: '0', remedy: 'sudo sysctl -w user.max_user_namespaces=15000' },
  { setting: 'user.max_net_namespaces', forbids: '0', remedy: 'sudo sysctl -w user.max_net_namespaces=15000' },
  { setting: 'kernel.unprivileged_userns_clone', forbids: '0', remedy: 'sudo sysctl -w kernel.unprivileged_userns_clone=1' },
  {
    setting: 'kernel.apparmor_restrict_unprivileged_userns',
    forbids: '1',
    remedy:
      'sudo sysctl -w kernel.apparmor_restrict_unprivileged_userns=0 (Ubuntu 23.10 and later), or write the AppArmor profile "abi <abi/4.0>, profile netpol-conformance /usr/bin/unshare flags=(unconfined) { userns, }" to /etc/apparmor.d/netpol-conformance and load it with sudo apparmor_parser -r /etc/apparmor.d/netpol-conformance, or run as root',
  },
];

/** The precise reason, and the remedy for it. Sources: sysctl documentation of the kernel; Ubuntu 23.10 release notes, "Restricted unprivileged user namespaces". */
export function describeNamespaceFailure(facts: NamespaceFacts): Check {
  const { platform, failures, settings, container, root } = facts;
  const missing = (found: string, remedy: string): Check => ({ name, status: 'missing', found, remedy });
  if (platform !== 'linux')
    return missing(`this is ${platform}, and network namespaces are Linux's`, 'run on Linux, or in a Linux virtual machine');
  const said = Object.entries(failures)
    .map(([way, text]) => `${way}: ${text}`)
    .join('; ');
  if (said.includes('ENOENT')) return missing('the command unshare was not found', 'apt-get install util-linux');
  if (!said.includes('unshare: ')) return { name: 'agent', status: 'missing', found: `it started and failed: ${said}` };
  const obstacle = obstacles.find(({ setting, forbids }) => settings[setting] === forbids);
  if (obstacle !== undefined) return missing(`${obstacle.setting} is ${obstacle.forbids} (${said})`, obstacle.remedy);
  if (container)
    return missing(
      `this container may not make them (${said})`,
      'start the container with --privileged, or with --security-opt seccomp=unconfined --cap-add NET_ADMIN --cap-add SYS_ADMIN',
    );
  return missing(said, root ? 'run with CAP_SYS_ADMIN and CAP_NET_ADMIN' : 'run as root, or allow unprivileged user namespaces');
}
