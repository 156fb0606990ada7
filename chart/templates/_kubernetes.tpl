{{/* Ingress rules of a NetworkPolicy. (`concat` of two empty lists is null: hence `default list`.) */}}
{{- define "stageset-controller.kubernetes.ingressRules" -}}
{{- $policy := .Values.networkPolicy -}}
{{- $rules := list -}}
{{- range include "stageset-controller.ingressRows" . | fromJsonArray -}}
{{- $ports := list (dict "protocol" "TCP" "port" .number) -}}
{{- if .from -}}
{{- $rules = append $rules (dict "ports" $ports "from" .from) -}}
{{- else if $policy.openPorts -}}
{{- $rules = append $rules (dict "ports" $ports) -}}
{{- end -}}
{{- end -}}
{{- concat $rules ($policy.additionalIngress | default list) | default list | toJson -}}
{{- end -}}

{{/* Egress rules of a NetworkPolicy. */}}
{{- define "stageset-controller.kubernetes.egressRules" -}}
{{- $egress := .Values.networkPolicy.egress -}}
{{- $rules := list -}}
{{- if $egress.dns -}}
{{- $namespace := dict "matchLabels" (dict "kubernetes.io/metadata.name" $egress.dnsNamespace) -}}
{{- $ports := list (dict "protocol" "UDP" "port" 53) (dict "protocol" "TCP" "port" 53) -}}
{{- $rules = append $rules (dict "to" (list (dict "namespaceSelector" $namespace)) "ports" $ports) -}}
{{- end -}}
{{- concat $rules ($egress.to | default list) | default list | toJson -}}
{{- end -}}
