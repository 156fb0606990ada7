import type { StartedTestContainer } from 'testcontainers';
import type { ExternalHost } from '../../kubernetes/options.ts';
import type { Shell } from '../../kubernetes/shell/shell.ts';
import { ContainerShell } from './container-shell.ts';

/** A host outside the cluster: a container on the network of the nodes, reachable from pods through them. */
export class ExternalContainer implements ExternalHost, AsyncDisposable {
  readonly id: string;
  readonly names: readonly string[];
  readonly addresses: readonly string[];
  readonly #container: StartedTestContainer;
  #shell: Promise<Shell> | undefined;

  constructor({ id, names, addresses }: Pick<ExternalHost, 'id' | 'names' | 'addresses'>, container: StartedTestContainer) {
    this.id = id;
    this.names = names;
    this.addresses = addresses;
    this.#container = container;
  }

  readonly openShell = (): Promise<Shell> => {
    if (this.#shell !== undefined) return this.#shell;
    const opening = ContainerShell.open(this.#container.getId(), () => {
      this.#shell = undefined;
    });
    this.#shell = opening;
    opening.catch(() => {
      this.#shell = undefined;
    });
    return opening;
  };

  /** Run a command to its end. @returns what it printed where it failed; undefined where it succeeded */
  async tryCommand(command: readonly string[]): Promise<string | undefined> {
    const { exitCode, output } = await this.#container.exec([...command]);
    return exitCode === 0 ? undefined : output.trim();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#shell?.then(
      (shell) => {
        shell.close();
      },
      () => undefined,
    );
    await this.#container.stop({ timeout: 0 });
  }
}
