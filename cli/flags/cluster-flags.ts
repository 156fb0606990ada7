import { cniNames } from '../../clusters/cni/cni-name.ts';
import { choice } from './choice.ts';
import { nonEmpty, optionalFlag, repeatedFlag, switchFlag } from './kinds.ts';
import { parseCount } from './parse-count.ts';
import { parseExternal } from './parse-external.ts';

/** Where probes can run: names of the folders under `clusters/`. */
export const clusterNames = ['embedded', 'predict', 'kind', 'existing'] as const;

/** One of them. */
export type ClusterName = (typeof clusterNames)[number];

/** The cluster of a run. */
export const clusterFlags = {
  cluster: optionalFlag(
    {
      placeholder: 'NAME',
      summary:
        'Where: embedded (the default) sends packets through Linux network namespaces; predict sends none and proves nothing; kind follows from --cni, existing from --context',
    },
    choice('cluster', clusterNames),
  ),
  cni: optionalFlag({ placeholder: 'NAME', summary: `A new kind cluster with this CNI: ${cniNames.join(', ')}` }, choice('CNI', cniNames)),
  nodes: optionalFlag({ placeholder: 'N', summary: 'Nodes of the new kind cluster; without it 1' }, parseCount),
  'ip-family': optionalFlag(
    { placeholder: 'FAMILY', summary: 'IP family of the new kind cluster: ipv4, ipv6, dual; without it ipv4' },
    choice('IP family', ['ipv4', 'ipv6', 'dual']),
  ),
  'node-image': optionalFlag({ placeholder: 'IMAGE', summary: 'Image of the new kind nodes' }, nonEmpty),
  'probe-image': optionalFlag({ placeholder: 'IMAGE', summary: 'Image of the probe pods' }, nonEmpty),
  'cni-manifest': repeatedFlag({ placeholder: 'FILE', summary: "Kubernetes objects in place of the CNI's published ones" }, nonEmpty),
  'cni-chart': optionalFlag({ placeholder: 'PATH', summary: "Helm chart in place of the CNI's published one" }, nonEmpty),
  'cni-values': repeatedFlag({ placeholder: 'FILE', summary: "Values of the CNI's chart" }, nonEmpty),
  reuse: optionalFlag({ placeholder: 'NAME', summary: 'Run on this kind cluster, which stays' }, nonEmpty),
  context: optionalFlag({ placeholder: 'NAME', summary: 'Run on the existing cluster of this kubeconfig context' }, nonEmpty),
  external: repeatedFlag(
    { placeholder: 'NAME=HOST:PORT', summary: 'A host outside an existing cluster that plays a part, e.g. s3=198.51.100.7:443' },
    parseExternal,
  ),
  'allow-namespaces': switchFlag(
    'Also make namespaces in an existing cluster that the suite or the source names itself, where none is called so; without it flows of their pods are skipped',
  ),
  spread: switchFlag("Keep probe pods away from each other's nodes, so that flows cross nodes"),
};
