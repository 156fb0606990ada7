import type { Tool } from '../tools/tool.ts';
import { runTool } from '../tools/run-tool.ts';

/** Nothing listens there. kustomize has no flag to stay off the network: it asks git for one kind of remote, and a proxy for the other. */
const nowhere = 'http://127.0.0.1:9';
const offline = {
  GIT_ALLOW_PROTOCOL: 'none',
  GIT_TERMINAL_PROMPT: '0',
  HTTP_PROXY: nowhere,
  HTTPS_PROXY: nowhere,
  http_proxy: nowhere,
  https_proxy: nowhere,
  NO_PROXY: '',
  no_proxy: '',
  // A user's own defaults could switch plugins on.
  KUBERC: 'off',
};

/** Which kustomization to build. */
export interface BuildOptions {
  readonly kubectl: Tool;
  /** Its folder. */
  readonly folder: string;
  readonly signal?: AbortSignal;
}

/**
 * What `kubectl kustomize` prints for a folder. Remote resources are not fetched; plugins and helm charts stay off.
 * @throws UserError (2) with kustomize's message where it does not build
 */
export function buildKustomization({ kubectl, folder, signal }: BuildOptions): Promise<string> {
  return runTool({
    name: 'kubectl',
    tool: kubectl,
    args: ['kustomize', '--', folder],
    env: offline,
    failure: `kustomization ${folder} does not build`,
    explain: explainKustomize,
    ...(signal && { signal }),
  });
}

/** kustomize's error as a person wants to read it: without what it tried before, and why that did not do either. */
function explainKustomize(stderr: string): string {
  // Some builds of kubectl write it as a line of a log.
  const logged = /"command failed" err="(?<message>.*)"\s*$/s.exec(stderr)?.groups?.['message'];
  const message = (logged?.replaceAll('\\"', '"').replaceAll('\\n', '\n') ?? stderr).replace(/^error: /, '').trim();
  const resource = /^.*accumulating resources from '(?<name>[^']+)'/s.exec(message)?.groups?.['name'];
  if (/transport '[\w-]+' not allowed|proxyconnect|no 'git' program/.test(message) || resource?.includes('://') === true) {
    const remote = resource ?? /Get "(?<url>[^"]+)"/.exec(message)?.groups?.['url'] ?? 'something';
    return `it wants ${remote} from the network, and nothing is fetched; copy it beside the kustomization and name the copy there.`;
  }
  if (resource !== undefined && message.endsWith('no such file or directory'))
    return `it names ${resource}, and there is no such file or folder.`;
  if (message.includes('must specify --enable-helm')) return 'it inflates a helm chart, which is not done here; name the chart itself.';
  return message === '' ? 'kustomize failed and did not say why' : message.replaceAll(/\s*\n\s*/g, ' ');
}
