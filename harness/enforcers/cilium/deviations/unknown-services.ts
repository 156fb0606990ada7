import { z } from 'zod';
import { matchesService } from '../../../dialects/cilium/ground-service.ts';
import { serviceSchema } from '../../../dialects/cilium/service-schema.ts';
import type { Manifest } from '../../../vocabulary/manifest.ts';
import type { Service } from '../../../vocabulary/world.ts';
import type { Deviation, DeviatingFlow } from '../../deviation.ts';
import { rereadCiliumSpecs } from './reread-specs.ts';

/** Found by generated policies: a rule for a Service that does not exist let its ports through to everyone. */
export const ciliumUnknownServices: Deviation = {
  id: 'cilium-unknown-services-open',
  engines: ['cilium'],
  sentence:
    'On Cilium an egress rule with toServices and toPorts allows the ports to everyone while none of its Services exists. Create the Services before the policy, or use toEndpoints.',
  source:
    'measured on Cilium 1.20.2; its pkg/policy, createL4Filter, takes a rule with ports and no peers for one to all, which toServices is before pkg/policy/k8s, resolveToServices, finds a Service',
  reread: withoutUnknownServices,
};

const filled = z.array(z.unknown()).min(1);
/** A rule for Services with ports or ICMP types; without them it matches nobody, as it should. */
const ruleSchema = z
  .looseObject({ toServices: z.array(serviceSchema).min(1) })
  .and(z.looseObject({ toPorts: filled }).or(z.looseObject({ icmps: filled })));
const specSchema = z.looseObject({ egress: z.array(z.unknown()) });

/** The policies with rules to everyone in place of those to no Service; undefined where there are none. */
function withoutUnknownServices({ policies, world }: DeviatingFlow): readonly Manifest[] | undefined {
  const reread = policies.map((manifest) => rereadCiliumSpecs(manifest, (spec) => openSpec(spec, world.services)));
  return reread.every((manifest, index) => manifest === policies[index]) ? undefined : reread;
}

function openSpec(spec: unknown, services: readonly Service[]): unknown {
  const parsed = specSchema.safeParse(spec);
  if (!parsed.success) return spec;
  const egress = parsed.data.egress.map((rule) => openRule(rule, services));
  return egress.every((rule, index) => rule === parsed.data.egress[index]) ? spec : { ...parsed.data, egress };
}

function openRule(rule: unknown, services: readonly Service[]): unknown {
  const parsed = ruleSchema.safeParse(rule);
  if (!parsed.success || parsed.data.toServices.some((item) => services.some((service) => matchesService(item, service)))) return rule;
  return Object.fromEntries(Object.entries(parsed.data).filter(([field]) => field !== 'toServices'));
}
