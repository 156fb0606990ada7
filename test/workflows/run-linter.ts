import { execa, execaSync } from 'execa';

/** A Go module: `go run` fetches and checks it, once for this machine. */
const actionlint = 'github.com/rhysd/actionlint/cmd/actionlint@v1.7.12';
const oldestGo = { major: 1, minor: 25 };

/** What a linter says, one line a problem; empty where there is none. */
export interface Linted {
  readonly exitCode: number | undefined;
  readonly output: string;
}

/** Why workflows can't be linted on this machine; undefined where they can. */
export function whyNoActionlint(): string | undefined {
  const { stdout, failed } = execaSync('go', ['version'], { reject: false });
  if (failed) return 'go is not on PATH';
  const [, major = '0', minor = '0'] = /go(\d+)\.(\d+)/.exec(stdout) ?? [];
  const recent = Number(major) > oldestGo.major || Number(minor) >= oldestGo.minor;
  return recent ? whyNoShellcheck() : `actionlint needs go ${String(oldestGo.major)}.${String(oldestGo.minor)}: ${stdout}`;
}

/** Why shell scripts can't be linted on this machine; undefined where they can. */
export function whyNoShellcheck(): string | undefined {
  return execaSync('shellcheck', ['--version'], { reject: false }).failed ? 'shellcheck is not on PATH' : undefined;
}

/** Lint workflows, and with shellcheck the shell in them. */
export async function lintWorkflows(files: readonly string[]): Promise<Linted> {
  const { exitCode, stdout, stderr } = await execa('go', ['run', actionlint, '-no-color', '-shellcheck', 'shellcheck', ...files], {
    reject: false,
  });
  return { exitCode, output: `${stdout}${stderr}` };
}

/** Lint shell scripts. */
export async function lintScripts(files: readonly string[]): Promise<Linted> {
  const { exitCode, stdout, stderr } = await execa('shellcheck', ['--format=gcc', ...files], { reject: false });
  return { exitCode, output: `${stdout}${stderr}` };
}
