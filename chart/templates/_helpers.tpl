{{/* A release's name has at most 53 characters: none is cut, and the suffixes of Services still fit into 63. */}}
{{- define "stageset-controller.fullname" -}}
{{- $chart := default .Chart.Name .Values.nameOverride -}}
{{- $name := ternary .Release.Name (printf "%s-%s" .Release.Name $chart) (contains $chart .Release.Name) -}}
{{- default $name .Values.fullnameOverride | replace "." "-" | trunc 54 | trimSuffix "-" -}}
{{- end -}}

{{/* Two releases may have the same name in two namespaces. A namespace has no dot, so no two pairs give the same name. */}}
{{- define "stageset-controller.clusterScopedName" -}}
{{- printf "%s.%s" .Release.Namespace (include "stageset-controller.fullname" .) -}}
{{- end -}}

{{- define "stageset-controller.selectorLabels" -}}
app.kubernetes.io/name: {{ default .Chart.Name .Values.nameOverride | trunc 63 | trimSuffix "-" | quote }}
app.kubernetes.io/instance: {{ .Release.Name | quote }}
{{- end -}}

{{- define "stageset-controller.labels" -}}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version | replace "+" "_" | trunc 63 | trimSuffix "-" | quote }}
{{ include "stageset-controller.selectorLabels" . }}
app.kubernetes.io/version: {{ .Chart.AppVersion | replace "+" "_" | trunc 63 | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service | quote }}
{{- end -}}

{{- define "stageset-controller.serviceAccountName" -}}
{{- default (ternary (include "stageset-controller.fullname" .) "default" .Values.serviceAccount.create) .Values.serviceAccount.name -}}
{{- end -}}

{{- define "stageset-controller.image" -}}
{{- if .Values.image.digest -}}
{{- printf "%s@%s" .Values.image.repository .Values.image.digest -}}
{{- else -}}
{{- printf "%s:%s" .Values.image.repository (default .Chart.AppVersion .Values.image.tag) -}}
{{- end -}}
{{- end -}}

{{- define "stageset-controller.certificateSecret" -}}
{{- default (printf "%s-webhook-tls" (include "stageset-controller.fullname" .)) .Values.webhook.certificateSecret -}}
{{- end -}}
