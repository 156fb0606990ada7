import { apiserverByService } from './rules/apiserver-by-service.ts';
import { cidrHoldsCluster } from './rules/cidr-holds-cluster.ts';
import { closedPort } from './rules/closed-port.ts';
import { clusterScopedName } from './rules/cluster-scoped-name.ts';
import { clusterWideSubject } from './rules/cluster-wide-subject.ts';
import { egressWithoutApiserver } from './rules/egress-without-apiserver.ts';
import { egressWithoutDns } from './rules/egress-without-dns.ts';
import { emptyDirection } from './rules/empty-direction.ts';
import { emptyList } from './rules/empty-list.ts';
import { equalOrder } from './rules/equal-order.ts';
import { hostNetwork } from './rules/host-network.ts';
import { missingNamedPort } from './rules/missing-named-port.ts';
import { oneFamily } from './rules/one-family.ts';
import { peerIsNobody } from './rules/peer-is-nobody.ts';
import { refusedPolicy } from './rules/refused-policy.ts';
import { ruleWithoutEffect } from './rules/rule-without-effect.ts';
import { selectsNoWorkload } from './rules/selects-no-workload.ts';
import { servicePort } from './rules/service-port.ts';
import { undeclaredPort } from './rules/undeclared-port.ts';
import { unnamedDirection } from './rules/unnamed-direction.ts';
import { workloadWithoutPolicy } from './rules/workload-without-policy.ts';
import type { Rule } from './rule.ts';

/** Everything that is looked for: one file and one line each. */
export const rules: readonly Rule[] = [
  refusedPolicy,
  emptyList,
  emptyDirection,
  unnamedDirection,
  selectsNoWorkload,
  peerIsNobody,
  missingNamedPort,
  servicePort,
  undeclaredPort,
  closedPort,
  egressWithoutDns,
  egressWithoutApiserver,
  apiserverByService,
  cidrHoldsCluster,
  oneFamily,
  hostNetwork,
  workloadWithoutPolicy,
  equalOrder,
  clusterScopedName,
  clusterWideSubject,
  ruleWithoutEffect,
];
