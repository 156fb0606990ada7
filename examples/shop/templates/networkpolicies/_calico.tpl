{{/* Labels as a selector of Calico's language. */}}
{{- define "shop.calico.selector" -}}
{{- $terms := list }}
{{- range $key, $value := . }}
{{- $terms = append $terms (printf "%s == '%s'" $key $value) }}
{{- end }}
{{- join " && " $terms }}
{{- end }}

{{/* Pods of a component of this release. */}}
{{- define "shop.calico.component" -}}
{{- include "shop.calico.selector" (include "shop.selectorLabels" . | fromYaml) }}
{{- end }}

{{/* Pods of another namespace, as the two selectors of a rule's source or destination. */}}
{{- define "shop.calico.pods" -}}
namespaceSelector: kubernetes.io/metadata.name == '{{ .namespace }}'
selector: {{ include "shop.calico.selector" .podLabels }}
{{- end }}

{{/* Lookups. A rule has one protocol. */}}
{{- define "shop.calico.dns" -}}
- action: Allow
  protocol: UDP
  destination:
    {{- include "shop.calico.pods" .Values.networkPolicy.dns | nindent 4 }}
    ports:
      - 53
- action: Allow
  protocol: TCP
  destination:
    {{- include "shop.calico.pods" .Values.networkPolicy.dns | nindent 4 }}
    ports:
      - 53
{{- end }}

{{/* The database, for those who use it. */}}
{{- define "shop.calico.database" -}}
- action: Allow
  protocol: TCP
  destination:
    selector: {{ include "shop.calico.component" (dict "context" . "component" "postgres") }}
    ports:
      - {{ .Values.postgres.port }}
{{- end }}
