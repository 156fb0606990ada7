{{/* What values.schema.json cannot say, and what must hold with --skip-schema-validation too. */}}
{{- define "stageset-controller.checkValues" -}}
{{- $policy := .Values.networkPolicy -}}
{{- $engines := list "kubernetes" "cilium" "calico" "clusterNetworkPolicy" -}}
{{- if not (has $policy.engine $engines) -}}
{{- fail (printf "networkPolicy.engine: %v is not an engine; write one of %s" $policy.engine (join ", " $engines)) -}}
{{- end -}}
{{- if and $policy.enabled (not $policy.egress.enabled) (has $policy.engine (list "calico" "clusterNetworkPolicy")) -}}
{{- range $i, $rule := (get $policy $policy.engine).egress -}}
{{- if eq (get $rule "action") "Deny" -}}
{{- fail (printf "networkPolicy.%s.egress[%d]: this Deny would not be rendered, because networkPolicy.egress.enabled is false; enable it or remove the rule" $policy.engine $i) -}}
{{- end -}}
{{- end -}}
{{- end -}}
{{- if and $policy.enabled $policy.egress.enabled -}}
{{- $_ := include "stageset-controller.egressEntries" . -}}
{{- end -}}
{{- if and $policy.enabled $policy.defaultDeny.enabled (eq $policy.engine "clusterNetworkPolicy") -}}
{{- $allow := include "stageset-controller.allowOrder" . | int64 -}}
{{- $deny := include "stageset-controller.denyOrder" . | int64 -}}
{{- if ge $allow $deny -}}
{{- fail (printf "networkPolicy.clusterNetworkPolicy.priority: %d is not below the default deny's priority %d, so the allowlist would not win; write less, or raise networkPolicy.defaultDeny.order" $allow $deny) -}}
{{- end -}}
{{- end -}}
{{- end -}}
