import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Ajv, type ValidateFunction } from 'ajv';
import { ValidatingWebhookConfiguration } from 'kubernetes-models/admissionregistration.k8s.io/v1';
import { Deployment } from 'kubernetes-models/apps/v1';
import { NetworkPolicy } from 'kubernetes-models/networking.k8s.io/v1';
import { Service, ServiceAccount } from 'kubernetes-models/v1';
import { parse } from 'yaml';
import { z } from 'zod';
import type { KubernetesObject } from '../../../harness/vocabulary/manifest.ts';
import { toBuiltInSchema } from './built-in-schema.ts';
import { downloadModule, type GoModule, goModules } from './go-modules.ts';
import { toStrictSchema } from './strict-schema.ts';

/** The built-in kinds that the chart renders: their definition, and the model that knows required fields and enums. */
const builtIn = {
  'apps/v1 Deployment': { definition: 'io.k8s.api.apps.v1.Deployment', Model: Deployment },
  'v1 Service': { definition: 'io.k8s.api.core.v1.Service', Model: Service },
  'v1 ServiceAccount': { definition: 'io.k8s.api.core.v1.ServiceAccount', Model: ServiceAccount },
  'networking.k8s.io/v1 NetworkPolicy': { definition: 'io.k8s.api.networking.v1.NetworkPolicy', Model: NetworkPolicy },
  'admissionregistration.k8s.io/v1 ValidatingWebhookConfiguration': {
    definition: 'io.k8s.api.admissionregistration.v1.ValidatingWebhookConfiguration',
    Model: ValidatingWebhookConfiguration,
  },
} as const;

/** Where the definition of ClusterNetworkPolicy comes from: the fields that are not settled are in one of its channels only. */
export type Channel = 'standard' | 'experimental';

interface Definition {
  readonly module: GoModule;
  readonly file: string;
  readonly version: string;
}

/** Calico serves one Go type twice: its CRD of crd.projectcalico.org/v1 has the fields of projectcalico.org/v3. */
function customKinds(channel: Channel): Readonly<Record<string, Definition>> {
  const clusterNetworkPolicy = {
    module: goModules.clusterNetworkPolicy,
    file: `config/crd/${channel}/policy.networking.k8s.io_clusternetworkpolicies.yaml`,
  };
  return {
    'cilium.io/v2 CiliumNetworkPolicy': {
      module: goModules.cilium,
      file: 'pkg/k8s/apis/cilium.io/client/crds/v2/ciliumnetworkpolicies.yaml',
      version: 'v2',
    },
    'projectcalico.org/v3 NetworkPolicy': {
      module: goModules.calico,
      file: 'libcalico-go/config/crd/crd.projectcalico.org_networkpolicies.yaml',
      version: 'v1',
    },
    'policy.networking.k8s.io/v1alpha2 ClusterNetworkPolicy': { ...clusterNetworkPolicy, version: 'v1alpha2' },
    'policy.networking.k8s.io/v1beta1 ClusterNetworkPolicy': { ...clusterNetworkPolicy, version: 'v1beta1' },
  };
}

const definitionSchema = z.object({
  spec: z.object({
    versions: z.array(z.object({ name: z.string(), schema: z.object({ openAPIV3Schema: z.record(z.string(), z.unknown()) }) })),
  }),
});

/** Says what is wrong with an object: a place and a problem each. */
export type FindProblems = (object: KubernetesObject) => readonly string[];

/** Download the published schemas of every kind that the chart renders, and compile them so that they refuse unknown fields. */
export async function loadApiSchemas(channel: Channel): Promise<FindProblems> {
  const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false });
  const validators = new Map<string, ValidateFunction>();
  for (const [kind, { module, file, version }] of Object.entries(customKinds(channel))) {
    const { versions } = definitionSchema.parse(parse(await readFile(join(await downloadModule(module), file), 'utf8'))).spec;
    const found = versions.find(({ name }) => name === version);
    if (found === undefined) throw new Error(`${module.path}: ${file} has no version ${version}`);
    validators.set(kind, ajv.compile(toStrictSchema(found.schema.openAPIV3Schema)));
  }
  ajv.addSchema(await readBuiltIn());
  for (const [kind, { definition }] of Object.entries(builtIn)) {
    validators.set(kind, ajv.compile({ $ref: `built-in#/definitions/${definition}` }));
  }
  return (object) => {
    const kind = `${object.apiVersion} ${object.kind}`;
    const validate = validators.get(kind);
    if (validate === undefined) return [`no schema for ${kind}`];
    validate(object);
    const problems = (validate.errors ?? []).map(
      ({ instancePath, message = '', params }) => `${instancePath} ${message} ${JSON.stringify(params)}`,
    );
    return [...problems, ...modelProblems(kind, object)];
  };
}

async function readBuiltIn(): Promise<ReturnType<typeof toBuiltInSchema>> {
  const folder = await downloadModule(goModules.kubernetes);
  const source = await readFile(join(folder, 'applyconfigurations/internal/internal.go'), 'utf8');
  const embedded = /YAMLObject\(`([^`]*)`\)/.exec(source)?.[1];
  if (embedded === undefined) throw new Error(`${goModules.kubernetes.path}: no schema in applyconfigurations/internal/internal.go`);
  return toBuiltInSchema(parse(embedded));
}

function modelProblems(kind: string, object: KubernetesObject): readonly string[] {
  const entry = Object.entries(builtIn).find(([name]) => name === kind)?.[1];
  if (entry === undefined) return [];
  try {
    new entry.Model(object).validate();
    return [];
  } catch (error) {
    return [String(error)];
  }
}
