import assert from 'node:assert/strict';
import { KubeConfig } from '@kubernetes/client-node';
import { parseAllDocuments } from 'yaml';
import { z } from 'zod';
import { Transport } from '../../../clusters/kubernetes/api/transport.ts';
import { renderRbac } from '../../../clusters/kubernetes/rbac.ts';
import { newRunId } from '../../../harness/run/new-run-id.ts';
import type { KubernetesObject } from '../../../harness/vocabulary/manifest.ts';
import { connect, kindContext, loadKubeconfig, metricsOnly, openApi, request } from './kind-fixture.ts';
import { smallTopology } from './small-topology.ts';

const timeoutMs = 120_000;
const objectSchema = z.looseObject({ apiVersion: z.string(), kind: z.string(), metadata: z.looseObject({ name: z.string() }) });

const tokenSchema = z.object({ status: z.object({ token: z.string() }) });

/** The objects of the printed manifest. */
function printed(): readonly KubernetesObject[] {
  return parseAllDocuments(renderRbac()).map((document) => objectSchema.parse(document.toJS()) as KubernetesObject);
}

/** The same cluster as the account of the printed manifest. */
async function asAccount(): Promise<KubeConfig> {
  const own = loadKubeconfig();
  const path = '/api/v1/namespaces/default/serviceaccounts/netpol-conformance/token';
  const body = { apiVersion: 'authentication.k8s.io/v1', kind: 'TokenRequest', spec: { expirationSeconds: 600 } };
  const { status } = tokenSchema.parse(JSON.parse(await new Transport(own).send({ method: 'POST', path, body })));
  const cluster = own.getCurrentCluster();
  assert.ok(cluster);
  const kubeconfig = new KubeConfig();
  kubeconfig.loadFromClusterAndUser(cluster, { name: 'account', token: status.token });
  return kubeconfig;
}

if (kindContext !== undefined) {
  describe('a run with nothing but the printed permissions', function () {
    this.timeout(timeoutMs);

    before(async () => {
      for (const object of printed()) await openApi().create(object);
    });

    after(async () => {
      for (const object of printed()) await openApi().delete(object);
    });

    it('deploys, probes in every way, applies, removes and cleans up', async () => {
      const runId = newRunId();
      const kubeconfig = await asAccount();
      await using running = await connect({ runId, kubeconfig });
      await running.deploy(smallTopology(runId, running.sites));
      const requests = [
        request({ source: 'stranger', destination: 'controller', port: 8080 }, { kind: 'http' }),
        request({ source: 'node', destination: 'controller', port: 8081 }, { kind: 'http' }),
        request({ source: 'apiserver', destination: 'controller', port: 9443 }, { kind: 'tls' }),
      ];
      const observations = [...(await running.probe(requests, () => undefined)).values()];
      assert.deepEqual(
        observations.map(({ kind }) => kind),
        ['connected', 'connected', 'connected'],
        JSON.stringify(observations, undefined, 2),
      );
      const manifests = [metricsOnly(`npc-${runId}-small-k`)];
      const applied = await running.enforce([{ cell: 'small', manifests, ruleset: { tiers: [] } }]);
      assert.equal(applied.get('small')?.kind, 'applied');
      await running.release();
      assert.equal(await openApi().exists(metricsOnly(`npc-${runId}-small-k`).object), false);
    });
  });
}
