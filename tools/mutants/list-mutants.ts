import { stringify } from 'yaml';
import { namespacePrefix } from '../../harness/plan/names.ts';
import { formatPolicyRef } from '../../harness/policy/format-policy-ref.ts';
import { groupBy } from '../../harness/text/group-by.ts';
import { policyRefOf } from '../../harness/dialects/policy-ref-of.ts';
import type { KubernetesObject, Manifest } from '../../harness/vocabulary/manifest.ts';
import { type Engine, engines } from '../../scenarios/engines.ts';
import type { Site } from './catalogue/site.ts';
import type { Application, Mutant } from './mutant.ts';
import type { Edit, Operator } from './operators/operator.ts';
import { changeAt } from './tree/change-at.ts';
import { formatPath } from './tree/format-path.ts';
import { isRecord } from './tree/is-record.ts';
import { listPlaces } from './tree/list-places.ts';
import type { Path, Place } from './tree/place.ts';

/** A mutant in one site, and what makes it the same mutant as in another. */
interface Candidate extends Omit<Mutant, 'applications'> {
  readonly key: string;
  readonly application: Application;
}

/**
 * Every mutant of the policies that the chart renders in some sites. A mistake that the same rule (or the same field of a
 * policy) would show in several sites is one mutant. Policies that a scenario brings along are not the chart's.
 */
export function listMutants(sites: readonly Site[], operators: readonly Operator[]): readonly Mutant[] {
  const candidates = sites.flatMap((site) =>
    site.policies.filter(isOfTheChart).flatMap((manifest) => operators.flatMap((operator) => mutate(site, manifest, operator))),
  );
  return [...groupBy(candidates, ({ key }) => key).values()].flatMap(joinCandidates);
}

/** As `inputOf` names the file of what a scenario brings along. */
function isOfTheChart({ file }: Manifest): boolean {
  return !file.startsWith('scenario ');
}

function mutate(site: Site, manifest: Manifest, operator: Operator): readonly Candidate[] {
  const { namespace } = site.cell;
  const engine = engineOf(site);
  const run = namespace.slice(0, lengthOfRun);
  const anonymous = (text: string): string => text.replaceAll(namespace, '<namespace>').replaceAll(run, '');
  return listPlaces(manifest.object).flatMap((place) =>
    operator.edits[engine](place).map((edit) => {
      const path = edit.about ?? place.path;
      const rule = ruleAt(manifest.object, path);
      const about = {
        engine,
        operator: operator.id,
        policy: anonymous(formatPolicyRef(policyRefOf(manifest))),
        rule: rule === undefined ? '' : anonymous(stringify(withoutName(rule))),
        change: anonymous(edit.text),
      };
      const within = rule === undefined ? path : [...path.slice(0, ruleDepth - 1), ...path.slice(ruleDepth)];
      return { ...about, path: formatPath(path), key: JSON.stringify([about, within]), application: apply(site, manifest, place, edit) };
    }),
  );
}

/** @throws Error for an engine whose policies no operator knows */
function engineOf({ cell: { spec } }: Site): Engine {
  const engine = engines.find((known) => known === spec.engine);
  if (engine === undefined) throw new Error(`no operator knows the policies of engine ${spec.engine}`);
  return engine;
}

/** Names that a run makes start with `npc-`, its six characters, and a dash. */
const lengthOfRun = `${namespacePrefix}-`.length + 7;

/** `spec`, the direction, and the rule's position. */
const ruleDepth = 3;

function ruleAt(object: KubernetesObject, [spec, direction, position]: Path): unknown {
  if (spec !== 'spec' || (direction !== 'ingress' && direction !== 'egress') || typeof position !== 'number') return undefined;
  const rules = isRecord(object['spec']) ? object['spec'][direction] : undefined;
  return Array.isArray(rules) ? (rules as readonly unknown[])[position] : undefined;
}

/** A rule's name decides nothing, and the chart gives it the position of its entry. */
function withoutName(rule: unknown): unknown {
  return isRecord(rule) ? Object.fromEntries(Object.entries(rule).filter(([field]) => field !== 'name')) : rule;
}

function apply(site: Site, manifest: Manifest, place: Place, { change }: Edit): Application {
  const policies = site.policies.flatMap((policy) => {
    if (policy !== manifest) return [policy];
    if (place.path.length === 0) return [];
    const { object } = manifest;
    return [{ ...manifest, object: { ...object, spec: changeAt(object['spec'], place.path.slice(1), change) } }];
  });
  return { site, policies };
}

function joinCandidates(candidates: readonly Candidate[]): readonly Mutant[] {
  return candidates.slice(0, 1).map(({ engine, operator, policy, path, rule, change }) => ({
    engine,
    operator,
    policy,
    path,
    rule,
    change,
    applications: candidates.map(({ application }) => application),
  }));
}
