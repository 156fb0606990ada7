{{/* Ingress rules of the allowlist. The first match decides: passthrough, open ports, and the Deny that isolates. */}}
{{- define "stageset-controller.clusterNetworkPolicy.ingressRules" -}}
{{- $rules := .Values.networkPolicy.clusterNetworkPolicy.ingress | default list -}}
{{- range include "stageset-controller.openRows" . | fromJsonArray -}}
{{- $protocols := list (dict "tcp" (dict "destinationPort" (dict "number" .number))) -}}
{{- $rules = append $rules (dict "name" .name "action" "Accept" "from" (list (dict "namespaces" dict)) "protocols" $protocols) -}}
{{- end -}}
{{- $rules = append $rules (include "stageset-controller.clusterNetworkPolicy.denyIngress" . | fromJson) -}}
{{- include "stageset-controller.clusterNetworkPolicy.atMost25" (dict "rules" $rules "direction" "ingress") -}}
{{- end -}}

{{/* Egress rules of the allowlist, in the same order. */}}
{{- define "stageset-controller.clusterNetworkPolicy.egressRules" -}}
{{- $policy := .Values.networkPolicy -}}
{{- $rules := $policy.clusterNetworkPolicy.egress | default list -}}
{{- if $policy.egress.dns -}}
{{- $namespace := dict "namespaces" (dict "matchLabels" (dict "kubernetes.io/metadata.name" $policy.egress.dnsNamespace)) -}}
{{- $port := dict "destinationPort" (dict "number" 53) -}}
{{- $rules = append $rules (dict "name" "dns" "action" "Accept" "to" (list $namespace) "protocols" (list (dict "udp" $port) (dict "tcp" $port))) -}}
{{- end -}}
{{- $rules = concat $rules (include "stageset-controller.clusterNetworkPolicy.egress" . | fromJsonArray) -}}
{{- $rules = append $rules (include "stageset-controller.clusterNetworkPolicy.denyEgress" . | fromJson) -}}
{{- include "stageset-controller.clusterNetworkPolicy.atMost25" (dict "rules" $rules "direction" "egress") -}}
{{- end -}}

{{/* These policies isolate nothing by themselves. Ingress peers can only be pods and namespaces. */}}
{{- define "stageset-controller.clusterNetworkPolicy.denyIngress" -}}
{{- dict "name" "deny-everything-else" "action" "Deny" "from" (list (dict "namespaces" dict)) | toJson -}}
{{- end -}}

{{- define "stageset-controller.clusterNetworkPolicy.denyEgress" -}}
{{- dict "name" "deny-everything-else" "action" "Deny" "to" (include "stageset-controller.clusterNetworkPolicy.everything" . | fromJsonArray) | toJson -}}
{{- end -}}

{{/* The API refuses more than 25 rules in a direction: `{rules, direction}`. */}}
{{- define "stageset-controller.clusterNetworkPolicy.atMost25" -}}
{{- if gt (len .rules) 25 -}}
{{- $from := ternary "networkPolicy.egress.to and networkPolicy.clusterNetworkPolicy.egress" "networkPolicy.clusterNetworkPolicy.ingress" (eq .direction "egress") -}}
{{- fail (printf "%s: with the chart's own they make %d %s rules, and engine clusterNetworkPolicy takes 25 in a policy; merge entries, or write a ClusterNetworkPolicy of your own beside it" $from (len .rules) .direction) -}}
{{- end -}}
{{- toJson .rules -}}
{{- end -}}

{{/*
networkPolicy.egress.to as egress rules of a ClusterNetworkPolicy. The API takes 25 peers, CIDRs and protocols in one list,
so a longer entry becomes several rules.
*/}}
{{- define "stageset-controller.clusterNetworkPolicy.egress" -}}
{{- $rules := list -}}
{{- range $entry := include "stageset-controller.egressEntries" . | fromJsonArray -}}
{{- $protocols := include "stageset-controller.clusterNetworkPolicy.protocols" (dict "ports" $entry.ports "channel" $.Values.networkPolicy.clusterNetworkPolicy.channel) | fromJson -}}
{{- if not $entry.everywhere -}}
{{- $peers := include "stageset-controller.clusterNetworkPolicy.peers" (dict "entry" $entry "namespace" $.Release.Namespace) | fromJsonArray -}}
{{- $rules = concat $rules (include "stageset-controller.clusterNetworkPolicy.rules" (dict "name" $entry.path "peers" $peers "protocols" (concat $protocols.numbers $protocols.names)) | fromJsonArray) -}}
{{- else -}}
{{- /* A port's name is a pod's: "everywhere" with a name means every pod. */ -}}
{{- $everything := include "stageset-controller.clusterNetworkPolicy.everything" . | fromJsonArray -}}
{{- if or $protocols.numbers (not $protocols.names) -}}
{{- $rules = concat $rules (include "stageset-controller.clusterNetworkPolicy.rules" (dict "name" $entry.path "peers" $everything "protocols" $protocols.numbers) | fromJsonArray) -}}
{{- end -}}
{{- if $protocols.names -}}
{{- $rules = concat $rules (include "stageset-controller.clusterNetworkPolicy.rules" (dict "name" $entry.path "peers" (list (dict "namespaces" dict)) "protocols" $protocols.names) | fromJsonArray) -}}
{{- end -}}
{{- end -}}
{{- end -}}
{{- toJson $rules -}}
{{- end -}}

{{/* Accept rules for every pair of `{name, peers, protocols}`; no protocols: all traffic. */}}
{{- define "stageset-controller.clusterNetworkPolicy.rules" -}}
{{- $rules := list -}}
{{- range $to := include "stageset-controller.chunks" (dict "items" .peers "size" 25) | fromJsonArray -}}
{{- $rule := dict "name" $.name "action" "Accept" "to" $to -}}
{{- if not $.protocols -}}
{{- $rules = append $rules $rule -}}
{{- end -}}
{{- range include "stageset-controller.chunks" (dict "items" $.protocols "size" 25) | fromJsonArray -}}
{{- $rules = append $rules (merge (dict "protocols" .) $rule) -}}
{{- end -}}
{{- end -}}
{{- toJson $rules -}}
{{- end -}}

{{/* Peers of an entry that names some: `{entry, namespace}`. */}}
{{- define "stageset-controller.clusterNetworkPolicy.peers" -}}
{{- $networks := list -}}
{{- range .entry.blocks -}}
{{- if .except -}}
{{- fail (printf "%s.ipBlock.except: engine clusterNetworkPolicy cannot leave addresses out of a CIDR; write the CIDRs that are left" .path) -}}
{{- end -}}
{{- $networks = append $networks .cidr -}}
{{- end -}}
{{- range .entry.ports -}}
{{- if and .name $networks -}}
{{- fail (printf "%s.port: engine clusterNetworkPolicy has no port names for an ipBlock; write the number, or an entry of its own for the selectors" .path) -}}
{{- end -}}
{{- end -}}
{{- $peers := list -}}
{{- range include "stageset-controller.chunks" (dict "items" (uniq $networks) "size" 25) | fromJsonArray -}}
{{- $peers = append $peers (dict "networks" .) -}}
{{- end -}}
{{- $own := dict "matchLabels" (dict "kubernetes.io/metadata.name" .namespace) -}}
{{- range .entry.selectors -}}
{{- if kindIs "map" .podSelector -}}
{{- $namespaces := ternary .namespaceSelector $own (kindIs "map" .namespaceSelector) -}}
{{- $peers = append $peers (dict "pods" (dict "namespaceSelector" $namespaces "podSelector" .podSelector)) -}}
{{- else -}}
{{- $peers = append $peers (dict "namespaces" .namespaceSelector) -}}
{{- end -}}
{{- end -}}
{{- toJson $peers -}}
{{- end -}}

{{/*
Protocols of the ports of an entry, `{ports, channel}`: `{numbers, names}`. The API has no "every port of TCP" but the range of
all of them; a named port has no protocol there, which changes nothing: a container has one port of a name. Only the experimental
channel has named ports: with another one's definition installed, the API refuses the whole policy for the unknown field.
*/}}
{{- define "stageset-controller.clusterNetworkPolicy.protocols" -}}
{{- $numbers := list -}}
{{- $names := list -}}
{{- range .ports -}}
{{- if .name -}}
{{- if ne $.channel "experimental" -}}
{{- fail (printf "%s.port: engine clusterNetworkPolicy has port names in the experimental channel of its API only; write the number, or set networkPolicy.clusterNetworkPolicy.channel to experimental where that channel is installed" .path) -}}
{{- end -}}
{{- $names = append $names (dict "destinationNamedPort" .name) -}}
{{- else -}}
{{- $port := dict "range" (dict "start" 1 "end" 65535) -}}
{{- if .end -}}
{{- $port = dict "range" (dict "start" .number "end" .end) -}}
{{- else if .number -}}
{{- $port = dict "number" .number -}}
{{- end -}}
{{- $numbers = append $numbers (dict (lower .protocol) (dict "destinationPort" $port)) -}}
{{- end -}}
{{- end -}}
{{- toJson (dict "numbers" $numbers "names" $names) -}}
{{- end -}}

{{/* Every destination: pods, and every address besides. `namespaces` alone would leave what is outside the cluster out. */}}
{{- define "stageset-controller.clusterNetworkPolicy.everything" -}}
{{- list (dict "namespaces" dict) (dict "networks" (list "0.0.0.0/0" "::/0")) | toJson -}}
{{- end -}}
