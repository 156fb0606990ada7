import { parseAllDocuments } from 'yaml';
import { z } from 'zod';
import { contextOf, type FindingContext } from '../../harness/findings/context.ts';
import { findAll } from '../../harness/findings/find-all.ts';
import type { Finding } from '../../harness/findings/finding.ts';
import { rules } from '../../harness/findings/registry.ts';
import type { Rule } from '../../harness/findings/rule.ts';
import type { KubernetesObject, Manifest } from '../../harness/vocabulary/manifest.ts';

const objectSchema = z.looseObject({
  apiVersion: z.string(),
  kind: z.string(),
  metadata: z.looseObject({ name: z.string(), namespace: z.string().optional(), labels: z.record(z.string(), z.string()).optional() }),
});

/** Objects of a text, as if read from one file. */
export function manifestsOf(yaml: string): readonly Manifest[] {
  return parseAllDocuments(yaml)
    .map((document) => document.toJS() as unknown)
    .filter((object) => object !== null)
    .map((object) => ({ file: 'objects.yaml', object: objectSchema.parse(object) as KubernetesObject }));
}

/** A release `shop` in namespace `shop`, with these objects. */
export function contextWith(...yaml: readonly string[]): FindingContext {
  return contextOf({ manifests: manifestsOf(yaml.join('\n---\n')), release: 'shop', chart: 'shop', namespace: 'shop' });
}

/** What a rule finds in a source. */
export function foundBy(rule: Rule | string, ...yaml: readonly string[]): readonly Finding[] {
  const one = typeof rule === 'string' ? rules.filter(({ id }) => id === rule) : [rule];
  return findAll(contextWith(...yaml), one);
}

/** A finding on one line: severity, certainty, path. */
export function brief({ severity, certainty, path }: Finding): string {
  return `${severity}, ${certainty.kind}: ${path}`;
}

/** What a workload in a test may say. */
export interface WorkloadText {
  readonly labels?: string;
  readonly ports?: string;
  /** Of the pod's spec, in flow style. */
  readonly spec?: string;
  readonly namespace?: string;
  /** Of the container. */
  readonly container?: string;
}

/** A Deployment as YAML. */
export function deployment(name: string, about: WorkloadText = {}): string {
  const { labels = `{app: ${name}}`, ports = '[{name: http, containerPort: 8080}]', spec = '', namespace = 'shop', container = '' } = about;
  const template = `{metadata: {labels: ${labels}}, spec: {${spec === '' ? '' : `${spec}, `}containers: [{name: c, ${container === '' ? '' : `${container}, `}ports: ${ports}}]}}`;
  return `{apiVersion: apps/v1, kind: Deployment, metadata: {name: ${name}, namespace: ${namespace}}, spec: {selector: {matchLabels: ${labels}}, template: ${template}}}`;
}

/** A NetworkPolicy of Kubernetes as YAML. @param spec in flow style */
export function networkPolicy(spec: string, name = 'policy', namespace = 'shop'): string {
  return `{apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: ${name}, namespace: ${namespace}}, spec: {${spec}}}`;
}

/** A CiliumNetworkPolicy as YAML. @param spec in flow style */
export function ciliumPolicy(spec: string, name = 'policy'): string {
  return `{apiVersion: cilium.io/v2, kind: CiliumNetworkPolicy, metadata: {name: ${name}, namespace: shop}, spec: {${spec}}}`;
}

/** A NetworkPolicy of Calico as YAML. @param spec in flow style */
export function calicoPolicy(spec: string, name = 'policy', kind = 'NetworkPolicy'): string {
  const namespace = kind === 'NetworkPolicy' ? ', namespace: shop' : '';
  return `{apiVersion: projectcalico.org/v3, kind: ${kind}, metadata: {name: ${name}${namespace}}, spec: {${spec}}}`;
}

/** A ClusterNetworkPolicy as YAML. @param spec in flow style, without tier */
export function clusterPolicy(spec: string, name = 'shop-policy'): string {
  return `{apiVersion: policy.networking.k8s.io/v1alpha2, kind: ClusterNetworkPolicy, metadata: {name: ${name}}, spec: {tier: Admin, ${spec}}}`;
}

/** A Service as YAML. @param spec in flow style */
export function service(name: string, spec: string): string {
  return `{apiVersion: v1, kind: Service, metadata: {name: ${name}, namespace: shop}, spec: {${spec}}}`;
}

/** Objects of a rule's case, and what it finds there, as `brief` says it. */
export type FindingCase = readonly [what: string, objects: readonly string[], found: readonly string[]];
