{{/* Pods of another namespace as a peer. Their namespace is a label of Cilium's own; without it, the policy's is meant. */}}
{{- define "shop.cilium.pods" -}}
- matchLabels:
    k8s:io.kubernetes.pod.namespace: {{ .namespace | quote }}
    {{- toYaml .podLabels | nindent 4 }}
{{- end }}

{{/* Pods of a component of this release as a peer. */}}
{{- define "shop.cilium.component" -}}
- matchLabels:
    {{- include "shop.selectorLabels" . | nindent 4 }}
{{- end }}

{{/*
Lookups. Ports are strings in this API. toFQDNs knows the addresses of names that were seen being looked up, and Cilium only
looks where a rule for DNS says so.
*/}}
{{- define "shop.cilium.dns" -}}
- toEndpoints:
    {{- include "shop.cilium.pods" .Values.networkPolicy.dns | nindent 4 }}
  toPorts:
    - ports:
        - port: "53"
          protocol: UDP
        - port: "53"
          protocol: TCP
      rules:
        dns:
          - matchPattern: "*"
{{- end }}

{{/* The database, for those who use it. */}}
{{- define "shop.cilium.database" -}}
- toEndpoints:
    {{- include "shop.cilium.component" (dict "context" . "component" "postgres") | nindent 4 }}
  toPorts:
    - ports:
        - port: {{ .Values.postgres.port | quote }}
          protocol: TCP
{{- end }}
