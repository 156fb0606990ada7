import { Exec, type KubeConfig } from '@kubernetes/client-node';
import { ExecShell, type ShellTarget } from './exec-shell.ts';
import type { Shell } from './shell.ts';

/** One shell a pod, opened when first used and again after it was lost. */
export class ShellPool {
  readonly #exec: Exec;
  readonly #shells = new Map<string, Promise<Shell>>();

  /** @param exec injected where there is no cluster */
  constructor(config: KubeConfig, exec = new Exec(config)) {
    this.#exec = exec;
  }

  /** The shell in a container. @throws ShellLost where it can't be opened */
  open(target: ShellTarget): Promise<Shell> {
    const key = `${target.namespace}/${target.pod}/${target.container}`;
    const known = this.#shells.get(key);
    if (known !== undefined) return known;
    const opening = ExecShell.open(this.#exec, target, () => {
      this.#shells.delete(key);
    });
    this.#shells.set(key, opening);
    opening.catch(() => this.#shells.delete(key));
    return opening;
  }

  /** Close all shells. */
  async close(): Promise<void> {
    const shells = await Promise.allSettled(this.#shells.values());
    for (const shell of shells) if (shell.status === 'fulfilled') shell.value.close();
    this.#shells.clear();
  }
}
