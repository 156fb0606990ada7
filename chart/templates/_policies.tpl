{{/*
What the policies of all engines share. Helpers that return something structured return it as JSON; lists are built as
data and written with toYaml, so that no value can break out of its place.
*/}}

{{- define "stageset-controller.policyMetadata" -}}
{{- $name := include "stageset-controller.fullname" .root -}}
{{- if eq .scope "Cluster" -}}
{{- $name = include "stageset-controller.clusterScopedName" .root -}}
{{- end -}}
name: {{ print $name .suffix | quote }}
{{- if eq .scope "Namespaced" }}
namespace: {{ .root.Release.Namespace | quote }}
{{- end }}
labels:
  {{- include "stageset-controller.labels" .root | nindent 2 }}
{{- end -}}

{{/* The ingress rows whose mode is on: `[{name, number, from}]`. The metrics row is always one of them. */}}
{{- define "stageset-controller.ingressRows" -}}
{{- $rows := list -}}
{{- range $name := list "webhook" "metrics" "gate" -}}
{{- if or (eq $name "metrics") (get $.Values $name).enabled -}}
{{- $from := (get $.Values.networkPolicy $name).from | default list -}}
{{- $rows = append $rows (dict "name" $name "number" (int (get $.Values.ports $name)) "from" $from) -}}
{{- end -}}
{{- end -}}
{{- toJson $rows -}}
{{- end -}}

{{/* The ingress rows that everyone may reach, under the engines that know no `from`. */}}
{{- define "stageset-controller.openRows" -}}
{{- if .Values.networkPolicy.openPorts -}}
{{- include "stageset-controller.ingressRows" . -}}
{{- else -}}
[]
{{- end -}}
{{- end -}}

{{/*
`order` of the default deny. At least 1, so that something is lower; the API of ClusterNetworkPolicy takes at most 1000.
*/}}
{{- define "stageset-controller.denyOrder" -}}
{{- $order := max 1 (int64 .Values.networkPolicy.defaultDeny.order) -}}
{{- if eq .Values.networkPolicy.engine "clusterNetworkPolicy" -}}
{{- $order = min 1000 $order -}}
{{- end -}}
{{- $order -}}
{{- end -}}

{{/*
`order` of the allowlist: strictly lower than the default deny's, and before 1000, which is where Calico puts NetworkPolicies.
*/}}
{{- define "stageset-controller.allowOrder" -}}
{{- $priority := .Values.networkPolicy.clusterNetworkPolicy.priority -}}
{{- if and (eq .Values.networkPolicy.engine "clusterNetworkPolicy") (not (kindIs "invalid" $priority)) -}}
{{- int64 $priority -}}
{{- else -}}
{{- min 900 (sub (include "stageset-controller.denyOrder" . | int64) 1) -}}
{{- end -}}
{{- end -}}

{{/* Cut a list into lists of at most so many items: `{items, size}`. */}}
{{- define "stageset-controller.chunks" -}}
{{- if .items -}}
{{- toJson (chunk .size .items) -}}
{{- else -}}
[]
{{- end -}}
{{- end -}}
