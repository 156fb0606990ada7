{{/* Values that are set and do nothing with the chosen engine and flags: a JSON list of `path: why`. */}}
{{- define "stageset-controller.unusedValues" -}}
{{- $policy := .Values.networkPolicy -}}
{{- $unused := list -}}
{{- range $name := list "webhook" "metrics" "gate" -}}
{{- if (get $policy $name).from -}}
{{- if ne $policy.engine "kubernetes" -}}
{{- $unused = append $unused (printf "networkPolicy.%s.from: engine %s has no such knob, so the port is not restricted by it; use networkPolicy.%s.ingress with networkPolicy.openPorts=false" $name $policy.engine $policy.engine) -}}
{{- else if and (ne $name "metrics") (not (get $.Values $name).enabled) -}}
{{- $unused = append $unused (printf "networkPolicy.%s.from: %s.enabled is false, so the port is closed" $name $name) -}}
{{- end -}}
{{- end -}}
{{- end -}}
{{- if and $policy.additionalIngress (ne $policy.engine "kubernetes") -}}
{{- $unused = append $unused (printf "networkPolicy.additionalIngress: for engine kubernetes only; use networkPolicy.%s.ingress" $policy.engine) -}}
{{- end -}}
{{- range $engine := list "cilium" "calico" "clusterNetworkPolicy" -}}
{{- range $direction := list "ingress" "egress" -}}
{{- if get (get $policy $engine) $direction -}}
{{- if ne $engine $policy.engine -}}
{{- $unused = append $unused (printf "networkPolicy.%s.%s: the engine is %s" $engine $direction $policy.engine) -}}
{{- else if and (eq $direction "egress") (not $policy.egress.enabled) -}}
{{- $unused = append $unused (printf "networkPolicy.%s.egress: networkPolicy.egress.enabled is false, so outbound traffic is not restricted" $engine) -}}
{{- end -}}
{{- end -}}
{{- end -}}
{{- end -}}
{{- if and (ne $policy.engine "clusterNetworkPolicy") (not (kindIs "invalid" $policy.clusterNetworkPolicy.priority)) -}}
{{- $unused = append $unused (printf "networkPolicy.clusterNetworkPolicy.priority: the engine is %s" $policy.engine) -}}
{{- end -}}
{{- range $key, $default := dict "apiVersion" "policy.networking.k8s.io/v1alpha2" "channel" "standard" -}}
{{- if and (ne $policy.engine "clusterNetworkPolicy") (ne (get $policy.clusterNetworkPolicy $key) $default) -}}
{{- $unused = append $unused (printf "networkPolicy.clusterNetworkPolicy.%s: the engine is %s" $key $policy.engine) -}}
{{- end -}}
{{- end -}}
{{- if and $policy.egress.to (not $policy.egress.enabled) -}}
{{- $unused = append $unused "networkPolicy.egress.to: networkPolicy.egress.enabled is false, so outbound traffic is not restricted" -}}
{{- end -}}
{{- toJson $unused -}}
{{- end -}}

{{/* Values that render and are likely to cut something off, or to leave something open: a JSON list. */}}
{{- define "stageset-controller.warnings" -}}
{{- $policy := .Values.networkPolicy -}}
{{- $warnings := list -}}
{{- if and $policy.egress.enabled (not (include "stageset-controller.mayReachApiserver" .)) -}}
{{- $warnings = append $warnings "networkPolicy.egress: no rule can reach the kube-apiserver, so the controller is cut off from the cluster and every reconcile fails. Add its address to networkPolicy.egress.to as an ipBlock, with the port of its endpoints:\n    kubectl get endpoints kubernetes -n default -o jsonpath='{.subsets[*].addresses[*].ip} {.subsets[*].ports[*].port}'" -}}
{{- end -}}
{{- if and $policy.egress.enabled (eq $policy.engine "cilium") (not $policy.egress.dns) (include "stageset-controller.namesUnseen" .) -}}
{{- $warnings = append $warnings "networkPolicy.cilium.egress: toFQDNs only knows names whose lookups pass a rule with rules.dns; set networkPolicy.egress.dns or write such a rule." -}}
{{- end -}}
{{- if eq $policy.engine "clusterNetworkPolicy" -}}
{{- $warnings = append $warnings "engine clusterNetworkPolicy: ingress from nodes and from outside the cluster stays open on every port; its ingress peers are pods and namespaces only." -}}
{{- end -}}
{{- if not $policy.openPorts -}}
{{- $warnings = append $warnings "networkPolicy.openPorts is false: a port that no rule of yours names is closed, the webhook for the apiserver too." -}}
{{- end -}}
{{- toJson $warnings -}}
{{- end -}}

{{/* "yes" where some rule could be about the apiserver: an entity, an address, every destination, or a rule we do not look into. */}}
{{- define "stageset-controller.mayReachApiserver" -}}
{{- $policy := .Values.networkPolicy -}}
{{- if eq $policy.engine "cilium" -}}
yes
{{- else if and (ne $policy.engine "kubernetes") (get $policy $policy.engine).egress -}}
yes
{{- else -}}
{{- range $policy.egress.to -}}
{{- if not .to -}}
yes
{{- end -}}
{{- range .to -}}
{{- if .ipBlock -}}
yes
{{- end -}}
{{- end -}}
{{- end -}}
{{- end -}}
{{- end -}}

{{/* "yes" where a passthrough rule names DNS names and none lets Cilium see lookups. */}}
{{- define "stageset-controller.namesUnseen" -}}
{{- $names := false -}}
{{- $seen := false -}}
{{- range .Values.networkPolicy.cilium.egress -}}
{{- $names = or $names (hasKey . "toFQDNs") -}}
{{- range .toPorts -}}
{{- $seen = or $seen (hasKey (.rules | default dict) "dns") -}}
{{- end -}}
{{- end -}}
{{- if and $names (not $seen) -}}
yes
{{- end -}}
{{- end -}}
