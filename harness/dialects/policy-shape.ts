import type { KubernetesObject } from '../vocabulary/manifest.ts';

/** Kubernetes' own APIs: of all their kinds NetworkPolicy alone says what may reach whom. Source: Kubernetes API reference, 1.34. */
const ownGroups: ReadonlySet<string> = new Set([
  '',
  'admissionregistration.k8s.io',
  'apiextensions.k8s.io',
  'apiregistration.k8s.io',
  'apps',
  'authentication.k8s.io',
  'authorization.k8s.io',
  'autoscaling',
  'batch',
  'certificates.k8s.io',
  'coordination.k8s.io',
  'discovery.k8s.io',
  'events.k8s.io',
  'extensions',
  'flowcontrol.apiserver.k8s.io',
  'networking.k8s.io',
  'node.k8s.io',
  'policy',
  'rbac.authorization.k8s.io',
  'resource.k8s.io',
  'scheduling.k8s.io',
  'storage.k8s.io',
]);

/** A kind whose name says that it decides who may send what to whom. */
const decidesTraffic =
  /NetworkPolicy$|Firewall|(Traffic|Server|Peer|Workload)(Permission|Authorization|Authentication)s?$|AuthorizationPolicy$|Intentions$|TrafficTarget$|SecurityGroup(Policy)?$/;

/** Kinds that are called after their product instead: a Server of Linkerd closes its port to all that nothing authorises. */
const namedOtherwise: ReadonlySet<string> = new Set(['policy.linkerd.io/Server']);

/** A kind whose name may be that of a policy about anything: what is in it tells. */
const decidesSomething = /(Polic(y|ies)|Rules?|RuleSet|Permissions?|Guard|Isolation|Acl|ACL|AccessControl|AccessList|Segment(ation)?)$/;

/** A kind that says how well traffic goes, not whether. */
const quality = /Qo[Ss]$/;

const directions = ['ingress', 'egress', 'ingressDeny', 'egressDeny', 'ingressRules', 'egressRules', 'inbound', 'outbound'];
const ends = ['from', 'to', 'source', 'sources', 'destination', 'destinations'];
const network = ['port', 'ports', 'protocol', 'protocols', 'cidr', 'cidrs', 'ipBlock', 'ipBlocks'];
const judgements = ['action', 'effect', 'verdict', 'policy', 'defaultAction'];
const verdicts = /^(allow|accept|permit|deny|drop|reject|block)(ed)?$/i;
const selects = /selectors?$|^(appliedTo|applyTo|subject|targetRefs?|podLabels|matchLabels)$/i;

/**
 * Whether an object looks as if it decided which flows may pass, by its name or by what is in it: lists of rules for a direction beside a
 * selector, or rules that allow and deny between ends. Meant for objects that no dialect reads: no list of products could be complete.
 */
export function looksLikePolicy(object: KubernetesObject): boolean {
  const { apiVersion, kind } = object;
  const group = apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : '';
  if (ownGroups.has(group)) return kind === 'NetworkPolicy';
  if (decidesTraffic.test(kind) || namedOtherwise.has(`${group}/${kind}`)) return true;
  if (quality.test(kind)) return false;
  const specs = [object['spec'], ...itemsOf(object['specs'])].filter(isRecord);
  return specs.some((spec) => isDirected(spec) || (decidesSomething.test(kind) && isRuled(spec)));
}

/** Rules for a direction, and whom they are for. An `ingress` that is no list is how to publish something. */
function isDirected(spec: Fields): boolean {
  return directions.some((field) => Array.isArray(spec[field])) && hasSelector(spec);
}

/** Rules that give a verdict between ends, or ends and ports for somebody selected; at the top, or in a list there. */
function isRuled(spec: Fields): boolean {
  const rules = [spec, ...Object.values(spec).flatMap(itemsOf)].filter(isRecord);
  return rules.some((rule) => {
    const judges = judgements.some((field) => typeof rule[field] === 'string' && verdicts.test(rule[field]));
    return judges ? has(rule, [...ends, ...network]) : has(rule, ends) && has(rule, network) && hasSelector(spec);
  });
}

type Fields = Readonly<Record<string, unknown>>;

function has(fields: Fields, names: readonly string[]): boolean {
  return names.some((name) => fields[name] !== undefined);
}

function hasSelector(spec: Fields): boolean {
  return Object.keys(spec).some((field) => selects.test(field));
}

function isRecord(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function itemsOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
