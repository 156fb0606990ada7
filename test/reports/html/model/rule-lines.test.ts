import assert from 'node:assert/strict';
import { findRuleLines } from '../../../../reports/html/model/rule-lines.ts';

const yaml = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: a
spec:
  podSelector:
    matchLabels:
      app: a
  ingress:
    - ports:
        - port: 8080
    - from:
        - podSelector: {}
      ports:
        - port: 9443

  egress: []
`;

function linesOf(path: string | undefined): string | undefined {
  const range = findRuleLines(yaml, path);
  return range && `${String(range.first)}-${String(range.last)}`;
}

describe('findRuleLines', () => {
  it('finds a rule by its field path, from its first line to its last', () => {
    assert.equal(linesOf('spec.ingress[0]'), '10-11');
    assert.equal(linesOf('spec.ingress[1]'), '12-15');
    assert.equal(linesOf('spec.ingress[1].ports[0]'), '15-15');
  });

  it('begins a field with its key', () => {
    assert.equal(linesOf('spec.egress'), '17-17');
    assert.equal(linesOf('spec.ingress'), '9-15');
  });

  it('finds what the policy selects where no rule decides', () => {
    assert.equal(linesOf(undefined), '6-8');
  });

  it('finds nothing where the path leads nowhere, or the text is no object', () => {
    assert.equal(linesOf('spec.ingress[2]'), undefined);
    assert.equal(linesOf('spec.ingressDeny[0]'), undefined);
    assert.equal(findRuleLines('just a text', 'spec.ingress[0]'), undefined);
    assert.equal(findRuleLines('{ [', undefined), undefined);
    assert.equal(findRuleLines('['.repeat(40_000), undefined), undefined);
    assert.equal(findRuleLines('['.repeat(4_000_000), undefined), undefined);
  });
});
