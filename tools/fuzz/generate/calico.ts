import fc from 'fast-check';
import type {
  CalicoEntity,
  CalicoNetworkSet,
  CalicoObject,
  CalicoPolicy,
  CalicoPolicyRule,
  CalicoPolicySpec,
  CalicoTierObject,
} from '../objects/calico.ts';
import { namespaceNames, slotLabel, slotWord } from '../world/fuzz-world.ts';
import { calicoAccountSelector, calicoNamespaceSelector, calicoSelector } from './calico-selector.ts';
import { podLabels } from './labels.ts';
import { nameOf, several } from './names.ts';
import { network } from './networks.ts';

const apiVersion = 'projectcalico.org/v3';
const namespace = fc.constantFrom(...namespaceNames, namespaceNames[0]);

/** A rule's networks are of one family. */
function entity(family: 4 | 6): fc.Arbitrary<CalicoEntity> {
  const nets = fc.uniqueArray(network(fc.constant(family)), { minLength: 1, maxLength: 2 });
  const notNets = nets.map((list) => list.filter((net) => !net.endsWith('/0')));
  const accounts = fc.record(
    { names: fc.subarray(['default', 'robot', 'nobody'], { minLength: 1 }), selector: calicoAccountSelector },
    { requiredKeys: [] },
  );
  return fc.oneof(
    { weight: 2, arbitrary: fc.constant({}) },
    { weight: 3, arbitrary: fc.record({ nets, notNets }, { requiredKeys: [] }) },
    { weight: 4, arbitrary: fc.record({ selector: calicoSelector, namespaceSelector: ruleNamespaceSelector }, { requiredKeys: [] }) },
    {
      weight: 3,
      arbitrary: fc.record(
        {
          nets,
          notNets,
          selector: calicoSelector,
          notSelector: calicoSelector,
          namespaceSelector: ruleNamespaceSelector,
          serviceAccounts: accounts,
        },
        { requiredKeys: [] },
      ),
    },
  );
}

const ruleNamespaceSelector = fc.oneof(
  { weight: 5, arbitrary: calicoNamespaceSelector },
  { weight: 1, arbitrary: fc.constant('global()') },
);

type Ports = Pick<CalicoEntity, 'ports' | 'notPorts'>;

const portList = fc.array(fc.constantFrom<(number | string)[]>(79, 80, 81, '79:80', '81:65535', 'http', 'dns', 'alt', '80'), {
  minLength: 1,
  maxLength: 2,
});
const destinationPorts: fc.Arbitrary<Ports> = fc.oneof(
  { weight: 3, arbitrary: fc.constant({}) },
  { weight: 2, arbitrary: portList.map((ports) => ({ ports })) },
  { weight: 1, arbitrary: portList.map((notPorts) => ({ notPorts })) },
);
/** A probe's own port is unknown beforehand, so conditions on it hold for every port of a client or for none. */
const sourcePorts: fc.Arbitrary<Ports> = fc.oneof(
  { weight: 8, arbitrary: fc.constant({}) },
  {
    weight: 1,
    arbitrary: fc.constantFrom<Ports[]>(
      { ports: ['1:65535'] },
      { ports: [1, '2:1023'] },
      { notPorts: ['1:1023'] },
      { notPorts: ['1024:65535'] },
    ),
  },
);

const icmp = fc.constantFrom({}, { type: 8 }, { type: 128 }, { type: 8, code: 0 }, { type: 8, code: 1 });

const protocols: fc.Arbitrary<Partial<CalicoPolicyRule>> = fc.oneof(
  { weight: 4, arbitrary: fc.constant({}) },
  {
    weight: 5,
    arbitrary: fc
      .record({ protocol: fc.constantFrom('TCP', 'TCP', 'UDP', 'SCTP', 6, 17), from: sourcePorts, to: destinationPorts })
      .map(({ protocol, from, to }) => ({ protocol, source: from, destination: to })),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom('http', 'dns').map((name) => ({ destination: { ports: [name] } })),
  },
  { weight: 1, arbitrary: fc.constantFrom('TCP', 'UDP', 17, 41, 'ICMP', 'ICMPv6', 'UDPLite').map((notProtocol) => ({ notProtocol })) },
  { weight: 1, arbitrary: fc.constantFrom('UDPLite', 41).map((protocol) => ({ protocol })) },
  { weight: 1, arbitrary: icmp.map((one) => ({ protocol: 'ICMP', ipVersion: 4 as const, icmp: one })) },
  { weight: 1, arbitrary: icmp.map((notICMP) => ({ notICMP })) },
);

const action = fc.constantFrom('Allow' as const, 'Allow' as const, 'Deny' as const, 'Log' as const, 'Pass' as const);

const plainRule: fc.Arbitrary<CalicoPolicyRule> = fc.constantFrom(4 as const, 6 as const).chain((family) =>
  fc
    .record({
      action,
      peers: fc.record({ source: entity(family), destination: entity(family) }, { requiredKeys: [] }),
      what: protocols,
      family: fc.boolean(),
    })
    .map(({ action: does, peers, what, family: says }): CalicoPolicyRule => {
      const icmpFamily = what.ipVersion;
      const fits = icmpFamily === undefined || icmpFamily === family;
      const source = { ...(fits ? peers.source : {}), ...what.source };
      const destination = { ...(fits ? peers.destination : {}), ...what.destination };
      const notIcmp = what.notProtocol === 'ICMP' || what.notProtocol === 'ICMPv6';
      return {
        action: does,
        ...(says && !notIcmp && fits && { ipVersion: family }),
        ...what,
        ...(Object.keys(source).length > 0 && { source }),
        ...(Object.keys(destination).length > 0 && { destination }),
      };
    }),
);

/** Services stand at the far end of a rule. */
function serviceRule(side: 'source' | 'destination'): fc.Arbitrary<CalicoPolicyRule> {
  const services = fc.record({ name: fc.constantFrom('db', 'db', 'nothing'), namespace });
  return fc
    .record({ action, services, protocol: fc.constantFrom(undefined, 'TCP', 'UDP') })
    .map(({ protocol, services: found, ...rule }) => ({
      ...rule,
      ...(protocol !== undefined && { protocol }),
      [side]: { services: found },
    }));
}

function rules(side: 'source' | 'destination'): fc.Arbitrary<CalicoPolicyRule[]> {
  return several(fc.oneof({ weight: 9, arbitrary: plainRule }, { weight: 1, arbitrary: serviceRule(side) }), 4);
}

const spec: fc.Arbitrary<CalicoPolicySpec> = fc.record(
  {
    tier: fc.constantFrom('default', nameOf('tier', 0, 'cluster'), nameOf('tier', 1, 'cluster')),
    order: fc.constantFrom(-1, 0, 1, 1.5, 999, 1000, 1000, 1001),
    selector: calicoSelector,
    serviceAccountSelector: calicoAccountSelector,
    types: fc.subarray(['Ingress' as const, 'Egress' as const], { minLength: 1 }),
    ingress: rules('source'),
    egress: rules('destination'),
  },
  { requiredKeys: [] },
);

/**
 * Names that begin one another, with what sorts before and after the end of a name; those of NetworkPolicies (`np-0`) are among them, and
 * one of a namespace is what one of the cluster is called.
 */
const policyNames = ['np-0', 'np-0-deny', 'np-0.deny', 'np-00', 'np', 'np-1', `np-1-${slotWord}`, 'np-1z'] as const;
const mostPolicies = 4;

const policy: fc.Arbitrary<(name: string) => CalicoPolicy> = fc
  .record({ home: fc.option(namespace, { freq: 2, nil: undefined }), spec, which: calicoNamespaceSelector })
  .map(({ home, spec: body, which }) => (name) => {
    if (home !== undefined) return { apiVersion, kind: 'NetworkPolicy', metadata: { name, namespace: home }, spec: body };
    const namespaceSelector = `${slotLabel} == '${slotWord}' && (${which})`;
    return {
      apiVersion,
      kind: 'GlobalNetworkPolicy',
      metadata: { name: `${name}-${slotWord}` },
      spec: { ...body, namespaceSelector },
    };
  });

/** Policies of one order, or of none, that say of all that they are about the one or the other: which is first decides. */
const tied: fc.Arbitrary<((name: string) => CalicoPolicy)[]> = fc
  .record({
    order: fc.constantFrom(undefined, undefined, 1000, 1000, 7),
    policies: fc.array(
      fc.record({
        home: fc.option(fc.constant(namespaceNames[0]), { freq: 3, nil: undefined }),
        direction: fc.constantFrom('ingress' as const, 'egress' as const),
        does: fc.constantFrom('Allow' as const, 'Deny' as const, 'Deny' as const, 'Pass' as const),
        what: fc.constantFrom<Partial<CalicoPolicyRule>[]>({}, {}, { protocol: 'TCP' }),
      }),
      { minLength: 2, maxLength: mostPolicies },
    ),
  })
  .map(({ order, policies }) =>
    policies.map(({ home, direction, does, what }) => (name) => {
      const body = { ...(order !== undefined && { order }), [direction]: [{ action: does, ...what }] };
      if (home !== undefined) return { apiVersion, kind: 'NetworkPolicy', metadata: { name, namespace: home }, spec: body };
      const namespaceSelector = `${slotLabel} == '${slotWord}'`;
      return { apiVersion, kind: 'GlobalNetworkPolicy', metadata: { name: `${name}-${slotWord}` }, spec: { ...body, namespaceSelector } };
    }),
  );

const networkSet: fc.Arbitrary<(index: number) => CalicoNetworkSet> = fc
  .record({ home: fc.option(namespace, { freq: 2, nil: undefined }), labels: podLabels, nets: several(network(fc.constantFrom(4, 6)), 2) })
  .map(({ home, labels, nets }) => (index) => {
    if (home === undefined)
      return { apiVersion, kind: 'GlobalNetworkSet', metadata: { name: nameOf('set', index, 'cluster'), labels }, spec: { nets } };
    return {
      apiVersion,
      kind: 'NetworkSet',
      metadata: { name: nameOf('set', index, 'namespace'), namespace: home, labels },
      spec: { nets },
    };
  });

const tier: fc.Arbitrary<(index: number) => CalicoTierObject> = fc
  .record(
    { order: fc.constantFrom(1, 500, 2_000, 2_000_000, 20_000_000), defaultAction: fc.constantFrom('Deny' as const, 'Pass' as const) },
    { requiredKeys: [] },
  )
  .map((body) => (index) => ({ apiVersion, kind: 'Tier', metadata: { name: nameOf('tier', index, 'cluster') }, spec: body }));

/** Policies of two tiers and the default one, network sets, and the tiers. */
export const calicoObjects: fc.Arbitrary<CalicoObject[]> = fc
  .record({
    tiers: fc.tuple(tier, tier),
    names: fc.shuffledSubarray([...policyNames], { minLength: mostPolicies }),
    policies: fc.oneof({ weight: 3, arbitrary: several(policy, mostPolicies) }, { weight: 1, arbitrary: tied }),
    sets: several(networkSet, 2),
  })
  .map(({ tiers, names, policies, sets }) => [
    ...tiers.map((make, index) => make(index)),
    ...policies.map((make, index) => make(names[index] ?? 'np')),
    ...sets.map((make, index) => make(index)),
  ]);
