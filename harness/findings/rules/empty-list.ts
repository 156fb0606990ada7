import { policyText } from '../example.ts';
import { certain, type Found, unknown } from '../finding.ts';
import { coversPorts } from '../reading/covers.ts';
import type { PolicyReading, RuleReading } from '../reading/policy-reading.ts';
import type { Rule } from '../rule.ts';

/** A list that stands for everything because nothing is in it. */
export const emptyList: Rule = {
  id: 'empty-list',
  title: 'A list of peers or ports is written and empty, so that the rule is for everyone or for every port',
  severity: 'open by accident',
  dialects: ['kubernetes', 'cilium', 'calico', 'clusterNetworkPolicy'],
  source: 'https://kubernetes.io/docs/reference/kubernetes-api/policy-resources/network-policy-v1/',
  example: {
    bad: policyText('NetworkPolicy', [
      'podSelector: {}',
      'ingress:',
      '  - from: # a loop over values that are empty',
      '    ports: [{ port: 8080 }]',
    ]),
    good: policyText('NetworkPolicy', ['podSelector: {}', 'ingress:', '  - ports: [{ port: 8080 }] # for everyone, and says so']),
  },
  find: ({ policies }) => policies.flatMap(inPolicy),
};

function inPolicy({ ref, parts }: PolicyReading): readonly Found[] {
  return parts.flatMap(({ rules }) =>
    rules
      .filter(({ action }) => action === 'allow')
      .flatMap((rule): readonly Found[] => {
        const { peers, ports } = rule;
        const found: Found[] = [];
        if (peers.kind === 'everyone' && (peers.written === 'null' || peers.written === 'empty')) {
          found.push({
            object: ref,
            path: peers.path,
            certainty: certain,
            sentence: `${peers.path} is written and ${peers.written === 'null' ? 'has nothing in it (null)' : 'empty'}, which is the same as leaving it out: the rule is for everyone, outside the cluster too.`,
            advice: `Leave the whole rule out where there is nobody to put into it; where everyone is meant, leave out the key ${keyOf(peers.path)}.`,
          });
        }
        if (ports.kind === 'every' && (ports.written === 'null' || ports.written === 'empty')) {
          found.push({
            object: ref,
            path: ports.path,
            certainty: certain,
            sentence: `${ports.path} is written and ${ports.written === 'null' ? 'has nothing in it (null)' : 'empty'}, which is the same as leaving it out: the rule is for every port of every protocol.`,
            advice: `Leave the whole rule out where there is no port to put into it; where every port is meant, leave out the key ${keyOf(ports.path)}.`,
          });
        }
        const voided = found.length > 0 || peers.kind !== 'everyone' ? undefined : rules.find((other) => isVoided(other, rule));
        if (voided !== undefined) {
          found.push({
            object: ref,
            path: rule.path,
            severity: 'suspicious',
            certainty: unknown(`whether ${rule.path} is meant for everyone`),
            sentence: `${rule.path} has no ${keyOf(peers.path)}, so that it is for everyone, and ${voided.path}, which names peers for the same ports, restricts nothing.`,
            advice: `Name the peers of ${rule.path}, or remove ${voided.path}.`,
          });
        }
        return found;
      }),
  );
}

/** A rule that would restrict who may use ports, if another did not open them to all. */
function isVoided(rule: RuleReading, open: RuleReading): boolean {
  return (
    rule.direction === open.direction &&
    rule.action === 'allow' &&
    open.conditions === 'all' &&
    rule.conditions === 'all' &&
    rule.peers.kind === 'some' &&
    coversPorts(open.ports, rule.ports)
  );
}

function keyOf(path: string): string {
  return path.slice(path.lastIndexOf('.') + 1);
}
