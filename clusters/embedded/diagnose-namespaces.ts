import { existsSync, readFileSync } from 'node:fs';
import type { Isolation } from './agent-process.ts';
import type { Check } from './check.ts';
import { describeNamespaceFailure, type NamespaceFacts } from './describe-namespace-failure.ts';

/** Why the agent got no network namespace, from what `unshare` said and the settings of this machine. */
export function diagnoseNamespaces(failures: Readonly<Partial<Record<Isolation, string>>>): Check {
  return describeNamespaceFailure({ ...readFacts(), failures });
}

function readFacts(): Omit<NamespaceFacts, 'failures'> {
  return {
    platform: process.platform,
    root: process.getuid?.() === 0,
    container: existsSync('/.dockerenv') || existsSync('/run/.containerenv'),
    settings: {
      'kernel.unprivileged_userns_clone': readSetting('kernel/unprivileged_userns_clone'),
      'kernel.apparmor_restrict_unprivileged_userns': readSetting('kernel/apparmor_restrict_unprivileged_userns'),
      'user.max_user_namespaces': readSetting('user/max_user_namespaces'),
      'user.max_net_namespaces': readSetting('user/max_net_namespaces'),
    },
  };
}

/** Undefined where this kernel has no such setting. */
function readSetting(path: string): string | undefined {
  try {
    return readFileSync(`/proc/sys/${path}`, 'utf8').trim();
  } catch {
    return undefined;
  }
}
