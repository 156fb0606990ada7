import { execa } from 'execa';

const answerTimeoutMs = 20_000;

/** A helm's own answer to "which version are you". */
export interface HelmVersion {
  readonly major: number;
  /** As helm prints it, without the leading `v`: `4.1.4`. */
  readonly text: string;
}

/**
 * Ask a helm binary for its version.
 * @returns undefined where it does not run or answers with something else
 */
export async function readHelmVersion(path: string, signal?: AbortSignal): Promise<HelmVersion | undefined> {
  // `--client` is what keeps helm 2 from asking the cluster; helm 3 and 4 have no such flag, but know `--short`.
  for (const flags of [['--short'], ['--short', '--client']]) {
    const result = await execa(path, ['version', ...flags], {
      reject: false,
      timeout: answerTimeoutMs,
      ...(signal && { cancelSignal: signal }),
    });
    signal?.throwIfAborted();
    const version = /v((\d+)\.\d+[-.\w]*)/.exec(result.stdout);
    if (!result.failed && version !== null) return { major: Number(version[2]), text: version[1] ?? '' };
  }
  return undefined;
}
