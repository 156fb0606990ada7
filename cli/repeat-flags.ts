import type { OptionsOf } from './flags/commands.ts';

type RunOptions = Omit<OptionsOf<'run'>, 'list'>;

/** The flags that a command needs, beside scenario and engine, to repeat a flow on the same kind of cluster with the same chart. */
export function repeatFlags(options: RunOptions): readonly string[] {
  const { nodes, external, spread } = options;
  const once = ['suite', 'chart', 'kustomize', 'cluster', 'cni', 'node-image', 'probe-image', 'cni-chart', 'reuse', 'context'] as const;
  const several = ['manifests', 'values', 'cni-manifest', 'cni-values'] as const;
  return [
    ...once.flatMap((name) => flag(name, options[name])),
    ...several.flatMap((name) => options[name].flatMap((value) => flag(name, value))),
    ...(nodes === undefined ? [] : flag('nodes', String(nodes))),
    ...flag('ip-family', options['ip-family']),
    ...external.flatMap(({ id, address, port }) =>
      flag('external', `${id}=${address.includes(':') ? `[${address}]` : address}:${String(port)}`),
    ),
    ...(spread ? ['--spread'] : []),
    ...(options['allow-namespaces'] ? ['--allow-namespaces'] : []),
  ];
}

function flag(name: string, value: string | undefined): readonly string[] {
  return value === undefined ? [] : [`--${name}`, value];
}
