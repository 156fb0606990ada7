import { renderRbac } from '../../clusters/kubernetes/rbac.ts';
import type { ExitCode } from '../../harness/vocabulary/user-error.ts';

/** `conformance rbac`: the least permissions that a run on an existing cluster needs, as a manifest. */
export function rbacCommand(): ExitCode {
  process.stdout.write(renderRbac());
  return 0;
}
