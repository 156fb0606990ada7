{{/* Pods of another namespace as a peer: `.Values.networkPolicy.prometheus` and its like. One item, so that both selectors must fit. */}}
{{- define "shop.kubernetes.pods" -}}
- namespaceSelector:
    matchLabels:
      kubernetes.io/metadata.name: {{ .namespace | quote }}
  podSelector:
    matchLabels:
      {{- toYaml .podLabels | nindent 6 }}
{{- end }}

{{/* Pods of a component of this release as a peer. */}}
{{- define "shop.kubernetes.component" -}}
- podSelector:
    matchLabels:
      {{- include "shop.selectorLabels" . | nindent 6 }}
{{- end }}

{{/* Lookups. TCP too: answers that do not fit into a datagram are asked for again. */}}
{{- define "shop.kubernetes.dns" -}}
- to:
    {{- include "shop.kubernetes.pods" .Values.networkPolicy.dns | nindent 4 }}
  ports:
    - protocol: UDP
      port: 53
    - protocol: TCP
      port: 53
{{- end }}

{{/* The database, for those who use it. */}}
{{- define "shop.kubernetes.database" -}}
- to:
    {{- include "shop.kubernetes.component" (dict "context" . "component" "postgres") | nindent 4 }}
  ports:
    - protocol: TCP
      port: {{ .Values.postgres.port }}
{{- end }}
