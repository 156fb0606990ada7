/**
 * What an enforcer does with connections of a node to its own pods, the kubelet's probes among them: Kubernetes exempts them from
 * every policy; an enforcer that hands them to its rules makes pods unready that have no rule for their health port.
 */
export type NodeTraffic = 'exempt' | 'policed';
