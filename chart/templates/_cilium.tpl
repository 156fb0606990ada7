{{/* Ingress rules of a CiliumNetworkPolicy. An empty list would leave ingress open; an empty rule denies everything. */}}
{{- define "stageset-controller.cilium.ingressRules" -}}
{{- $rules := list -}}
{{- range include "stageset-controller.openRows" . | fromJsonArray -}}
{{- $ports := list (dict "port" (toString .number) "protocol" "TCP") -}}
{{- $rules = append $rules (dict "fromEntities" (list "all") "toPorts" (list (dict "ports" $ports))) -}}
{{- end -}}
{{- $rules = concat $rules (.Values.networkPolicy.cilium.ingress | default list) -}}
{{- $rules | default (list dict) | toJson -}}
{{- end -}}

{{/* Egress rules of a CiliumNetworkPolicy. No label and no CIDR selects the apiserver there: it is an entity. */}}
{{- define "stageset-controller.cilium.egressRules" -}}
{{- $policy := .Values.networkPolicy -}}
{{- $rules := list (dict "toEntities" (list "kube-apiserver")) -}}
{{- if $policy.egress.dns -}}
{{- $pods := dict "matchLabels" (dict "k8s:io.kubernetes.pod.namespace" $policy.egress.dnsNamespace) -}}
{{- $ports := list (dict "port" "53" "protocol" "UDP") (dict "port" "53" "protocol" "TCP") -}}
{{- /* toFQDNs matches the names that Cilium saw being looked up through a rule of this form. */ -}}
{{- $names := dict "dns" (list (dict "matchPattern" "*")) -}}
{{- $rules = append $rules (dict "toEndpoints" (list $pods) "toPorts" (list (dict "ports" $ports "rules" $names))) -}}
{{- end -}}
{{- $rules = concat $rules (include "stageset-controller.cilium.egress" . | fromJsonArray) -}}
{{- toJson (concat $rules ($policy.cilium.egress | default list)) -}}
{{- end -}}

{{/*
networkPolicy.egress.to as egress rules of a CiliumNetworkPolicy. A Cilium rule takes peers of one kind, so an entry with
several kinds becomes several rules.
*/}}
{{- define "stageset-controller.cilium.egress" -}}
{{- $rules := list -}}
{{- range include "stageset-controller.egressEntries" . | fromJsonArray -}}
{{- $traffic := include "stageset-controller.cilium.toPorts" . | fromJson -}}
{{- if .everywhere -}}
{{- $rules = append $rules (merge (dict "toEntities" (list "all")) $traffic) -}}
{{- end -}}
{{- if .blocks -}}
{{- $blocks := list -}}
{{- range .blocks -}}
{{- $blocks = append $blocks (ternary (pick . "cidr" "except") (pick . "cidr") (not (empty .except))) -}}
{{- end -}}
{{- $rules = append $rules (merge (dict "toCIDRSet" $blocks) $traffic) -}}
{{- end -}}
{{- if .selectors -}}
{{- $endpoints := list -}}
{{- range .selectors -}}
{{- $endpoints = append $endpoints (include "stageset-controller.cilium.endpointSelector" (dict "peer" . "namespace" $.Release.Namespace) | fromJson) -}}
{{- end -}}
{{- $rules = append $rules (merge (dict "toEndpoints" $endpoints) $traffic) -}}
{{- end -}}
{{- end -}}
{{- toJson $rules -}}
{{- end -}}

{{/* `{toPorts}` of an entry, or `{}` where it is about every port. Port "0" is every port of the protocol; the API takes 40 in one list. */}}
{{- define "stageset-controller.cilium.toPorts" -}}
{{- $ports := list -}}
{{- range .ports -}}
{{- $port := dict "port" (.name | default (toString (int .number))) "protocol" .protocol -}}
{{- if .end -}}
{{- $_ := set $port "endPort" (int .end) -}}
{{- end -}}
{{- $ports = append $ports $port -}}
{{- end -}}
{{- $toPorts := list -}}
{{- range include "stageset-controller.chunks" (dict "items" $ports "size" 40) | fromJsonArray -}}
{{- $toPorts = append $toPorts (dict "ports" .) -}}
{{- end -}}
{{- toJson (ternary (dict "toPorts" $toPorts) dict (not (empty $toPorts))) -}}
{{- end -}}

{{/*
The selector of Cilium's endpoints that stands for a NetworkPolicy peer. A namespace's labels are labels of its endpoints
with a prefix, its name is one of its own. "Exists" keeps a selector of namespaces to pods: nothing else has that label.
*/}}
{{- define "stageset-controller.cilium.endpointSelector" -}}
{{- $namespaceKey := "k8s:io.kubernetes.pod.namespace" -}}
{{- $labels := dict -}}
{{- $expressions := list -}}
{{- if kindIs "map" .peer.namespaceSelector -}}
{{- range $key, $value := .peer.namespaceSelector.matchLabels -}}
{{- $_ := set $labels (include "stageset-controller.cilium.namespaceLabel" $key) $value -}}
{{- end -}}
{{- range .peer.namespaceSelector.matchExpressions -}}
{{- $expressions = append $expressions (set (deepCopy .) "key" (include "stageset-controller.cilium.namespaceLabel" .key)) -}}
{{- end -}}
{{- if not (hasKey $labels $namespaceKey) -}}
{{- $expressions = append $expressions (dict "key" $namespaceKey "operator" "Exists") -}}
{{- end -}}
{{- else -}}
{{- $_ := set $labels $namespaceKey .namespace -}}
{{- end -}}
{{- $pods := .peer.podSelector | default dict -}}
{{- range $key, $value := $pods.matchLabels -}}
{{- $_ := set $labels (printf "k8s:%s" $key) $value -}}
{{- end -}}
{{- range $pods.matchExpressions -}}
{{- $expressions = append $expressions (set (deepCopy .) "key" (printf "k8s:%s" .key)) -}}
{{- end -}}
{{- $selector := dict -}}
{{- if $labels -}}
{{- $_ := set $selector "matchLabels" $labels -}}
{{- end -}}
{{- if $expressions -}}
{{- $_ := set $selector "matchExpressions" $expressions -}}
{{- end -}}
{{- toJson $selector -}}
{{- end -}}

{{- define "stageset-controller.cilium.namespaceLabel" -}}
{{- if eq . "kubernetes.io/metadata.name" -}}
k8s:io.kubernetes.pod.namespace
{{- else -}}
k8s:io.cilium.k8s.namespace.labels.{{ . }}
{{- end -}}
{{- end -}}
