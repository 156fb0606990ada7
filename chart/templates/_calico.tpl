{{/* Ingress rules of a Calico NetworkPolicy. The first match decides, so the passthrough comes before the open ports. */}}
{{- define "stageset-controller.calico.ingressRules" -}}
{{- $rules := .Values.networkPolicy.calico.ingress | default list -}}
{{- range include "stageset-controller.openRows" . | fromJsonArray -}}
{{- $rules = append $rules (dict "action" "Allow" "protocol" "TCP" "destination" (dict "ports" (list .number))) -}}
{{- end -}}
{{- toJson $rules -}}
{{- end -}}

{{/* Egress rules of a Calico NetworkPolicy. */}}
{{- define "stageset-controller.calico.egressRules" -}}
{{- $policy := .Values.networkPolicy -}}
{{- $rules := $policy.calico.egress | default list -}}
{{- if $policy.egress.dns -}}
{{- $namespace := printf "kubernetes.io/metadata.name == '%s'" $policy.egress.dnsNamespace -}}
{{- range list "UDP" "TCP" -}}
{{- $rules = append $rules (dict "action" "Allow" "protocol" . "destination" (dict "namespaceSelector" $namespace "ports" (list 53))) -}}
{{- end -}}
{{- end -}}
{{- concat $rules (include "stageset-controller.calico.egress" . | fromJsonArray) | default list | toJson -}}
{{- end -}}

{{/* A Kubernetes label selector in Calico's selector language. */}}
{{- define "stageset-controller.calico.selector" -}}
{{- $parts := list -}}
{{- range $key, $value := .matchLabels -}}
{{- $parts = append $parts (printf "%s == '%s'" $key $value) -}}
{{- end -}}
{{- range .matchExpressions -}}
{{- $values := printf "{'%s'}" (join "', '" .values) -}}
{{- if eq .operator "In" -}}
{{- $parts = append $parts (printf "%s in %s" .key $values) -}}
{{- else if eq .operator "NotIn" -}}
{{- $parts = append $parts (printf "%s not in %s" .key $values) -}}
{{- else if eq .operator "Exists" -}}
{{- $parts = append $parts (printf "has(%s)" .key) -}}
{{- else -}}
{{- $parts = append $parts (printf "!has(%s)" .key) -}}
{{- end -}}
{{- end -}}
{{- $parts | default (list "all()") | join " && " -}}
{{- end -}}

{{/*
networkPolicy.egress.to as egress rules of a Calico NetworkPolicy. A Calico rule has one protocol and one destination, so an
entry becomes a rule for each pair of them.
*/}}
{{- define "stageset-controller.calico.egress" -}}
{{- $rules := list -}}
{{- range include "stageset-controller.egressEntries" . | fromJsonArray -}}
{{- $traffic := include "stageset-controller.calico.traffic" . | fromJsonArray -}}
{{- range $destination := include "stageset-controller.calico.destinations" . | fromJsonArray -}}
{{- range $traffic -}}
{{- $where := merge (deepCopy $destination) (pick . "ports") -}}
{{- $rule := merge (dict "action" "Allow") (pick . "protocol") -}}
{{- if $where -}}
{{- $_ := set $rule "destination" $where -}}
{{- end -}}
{{- $rules = append $rules $rule -}}
{{- end -}}
{{- end -}}
{{- end -}}
{{- toJson $rules -}}
{{- end -}}

{{/*
Destinations of an entry. `notNets` counts for all `nets` of its rule, so a block with exceptions stands alone; Calico
refuses a rule with networks of both IP versions, so each version has a destination of its own, and one that names a network
twice.
*/}}
{{- define "stageset-controller.calico.destinations" -}}
{{- $destinations := list -}}
{{- if .everywhere -}}
{{- $destinations = append $destinations dict -}}
{{- end -}}
{{- $netsV4 := list -}}
{{- $netsV6 := list -}}
{{- range .blocks -}}
{{- if .except -}}
{{- $destinations = append $destinations (dict "nets" (list .cidr) "notNets" .except) -}}
{{- else if contains ":" .cidr -}}
{{- $netsV6 = append $netsV6 .cidr -}}
{{- else -}}
{{- $netsV4 = append $netsV4 .cidr -}}
{{- end -}}
{{- end -}}
{{- range list (uniq $netsV4) (uniq $netsV6) -}}
{{- if . -}}
{{- $destinations = append $destinations (dict "nets" .) -}}
{{- end -}}
{{- end -}}
{{- range .selectors -}}
{{- $destination := dict -}}
{{- if kindIs "map" .podSelector -}}
{{- $_ := set $destination "selector" (include "stageset-controller.calico.selector" .podSelector) -}}
{{- end -}}
{{- if kindIs "map" .namespaceSelector -}}
{{- $_ := set $destination "namespaceSelector" (include "stageset-controller.calico.selector" .namespaceSelector) -}}
{{- end -}}
{{- $destinations = append $destinations $destination -}}
{{- end -}}
{{- toJson $destinations -}}
{{- end -}}

{{/* Protocols of an entry with their ports: `[{protocol, ports}]`; `[{}]` is all traffic, without `ports` every port of the protocol. */}}
{{- define "stageset-controller.calico.traffic" -}}
{{- $traffic := list -}}
{{- if not .ports -}}
{{- $traffic = list dict -}}
{{- end -}}
{{- $all := .ports -}}
{{- range $protocol := list "TCP" "UDP" "SCTP" -}}
{{- $ports := list -}}
{{- $used := false -}}
{{- $every := false -}}
{{- range $all -}}
{{- if eq .protocol $protocol -}}
{{- $used = true -}}
{{- if .name -}}
{{- $ports = append $ports .name -}}
{{- else if .end -}}
{{- $ports = append $ports (printf "%d:%d" (int .number) (int .end)) -}}
{{- else if .number -}}
{{- $ports = append $ports (int .number) -}}
{{- else -}}
{{- $every = true -}}
{{- end -}}
{{- end -}}
{{- end -}}
{{- if $every -}}
{{- $traffic = append $traffic (dict "protocol" $protocol) -}}
{{- else if $used -}}
{{- $traffic = append $traffic (dict "protocol" $protocol "ports" $ports) -}}
{{- end -}}
{{- end -}}
{{- toJson $traffic -}}
{{- end -}}
