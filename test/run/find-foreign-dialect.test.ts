import assert from 'node:assert/strict';
import { findForeignDialect } from '../../harness/run/find-foreign-dialect.ts';
import type { CellSpec } from '../../harness/suite/cell-spec.ts';
import { manifestsOf } from '../world/fixture.ts';
import { cellOf } from '../plan/cast.ts';

const policies = manifestsOf(`
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: web }
---
apiVersion: cilium.io/v2
kind: CiliumNetworkPolicy
metadata: { name: web-too }
`);

function found(dialects: readonly string[]): string | undefined {
  const spec: CellSpec = { ...cellOf([]).spec, engine: 'flavour', dialects };
  return findForeignDialect(spec, policies);
}

describe('the dialects of what an engine renders', () => {
  it('are those that it declares', () => {
    assert.equal(found(['kubernetes', 'cilium']), undefined);
    assert.equal(found(['cilium', 'kubernetes', 'calico']), undefined);
  });

  it('are no other: the object is named, what it is, and what to say where that is on purpose', () => {
    assert.equal(
      found(['kubernetes']),
      'templates/all.yaml: CiliumNetworkPolicy web-too (cilium.io/v2) is of the dialect cilium, and engine flavour is to render kubernetes only. Where it does so on purpose, say it: engines: { flavour: { dialects: [kubernetes, cilium] } }',
    );
    assert.match(found([]) ?? '', /^templates\/all\.yaml: NetworkPolicy web .* is to render no policy at all\. .*dialects: \[kubernetes\]/);
  });
});
