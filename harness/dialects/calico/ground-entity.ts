import { union } from '../../address/union.ts';
import { addressesOf } from '../ground/addresses-of.ts';
import { groundCidr } from '../ground/ground-cidr.ts';
import type { AddressClause } from '../../policy/ir/clause.ts';
import type { EntityContext } from './entity-context.ts';
import type { EntityRule } from './entity-rule-schema.ts';
import { findService } from './find-service.ts';
import { scopeEntity } from './scope-selectors.ts';
import { matchesSelector } from './selector/matches-selector.ts';
import type { Selector } from './selector/selector.ts';

type Grounded = Pick<AddressClause, 'set' | 'text'>;

/**
 * The conditions on the addresses of a rule's source or destination; all must hold. `nets` match every address in them, those
 * of pods and nodes too. Source: Calico documentation, "Network policy", "EntityRule".
 */
export function groundEntity(context: EntityContext, rule: EntityRule): AddressClause[] {
  const { nets = [], notNets = [], services } = rule;
  const { positive, negative } = scopeEntity(rule, context.namespace);
  return [
    ...(nets.length === 0 ? [] : [holds(groundNets(nets))]),
    ...(notNets.length === 0 ? [] : [fails(groundNets(notNets))]),
    ...(positive === undefined ? [] : [holds(groundSelector(context, positive, describe(rule, context.namespace)))]),
    ...(negative === undefined ? [] : [fails(groundSelector(context, negative.selector, `selector ${negative.text}`))]),
    ...(services === undefined ? [] : [holds(groundService(context, services))]),
  ];
}

function holds(grounded: Grounded): AddressClause {
  return { kind: 'addresses', negated: false, ...grounded };
}

function fails(grounded: Grounded): AddressClause {
  return { kind: 'addresses', negated: true, ...grounded };
}

function groundNets(nets: readonly string[]): Grounded {
  return { set: union(...nets.map((net) => groundCidr(net))), text: nets.join(' or ') };
}

function groundSelector({ labelled }: EntityContext, selector: Selector, text: string): Grounded {
  const selected = labelled.filter(({ labels }) => matchesSelector(selector, labels));
  return { set: union(...selected.map(({ set }) => set)), text };
}

function groundService(context: EntityContext, services: NonNullable<EntityRule['services']>): Grounded {
  const { backends, text } = findService(context, services);
  return { set: addressesOf(backends), text };
}

/** `selector app == 'web' in namespace shop`, `service accounts ci in namespaces team == 'a'`. */
function describe({ selector, notSelector, serviceAccounts, namespaceSelector }: EntityRule, namespace: string | undefined): string {
  const accounts = [...(serviceAccounts?.names ?? []), serviceAccounts?.selector?.text].filter((text) => text !== undefined);
  const home = namespace === undefined ? undefined : `in namespace ${namespace}`;
  const parts = [
    selector === undefined ? undefined : `selector ${selector.text}`,
    notSelector === undefined ? undefined : `not selector ${notSelector.text}`,
    accounts.length === 0 ? undefined : `service accounts ${accounts.join(', ')}`,
    namespaceSelector === undefined ? home : `in namespaces ${namespaceSelector.text}`,
  ];
  return parts.filter((part) => part !== undefined).join(' ');
}
