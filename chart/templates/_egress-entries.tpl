{{/*
networkPolicy.egress.to in a form that is easy to translate:

  [{path, everywhere, blocks: [{path, cidr, except}], selectors: [{namespaceSelector, podSelector}], ports: [{path, protocol, number, end, name}]}]

`everywhere`: the entry names no peers, so it means every destination. `ports` empty: every protocol and port. Of a port,
`number` 0 and `name` "" mean every port of the protocol; `end` is 0 unless it is a range. What no NetworkPolicy can say is
an error that names its place.
*/}}
{{- define "stageset-controller.egressEntries" -}}
{{- $entries := list -}}
{{- range $i, $rule := .Values.networkPolicy.egress.to -}}
{{- $path := printf "networkPolicy.egress.to[%d]" $i -}}
{{- include "stageset-controller.onlyKeys" (dict "path" $path "map" $rule "keys" (list "to" "ports")) -}}
{{- $blocks := list -}}
{{- $selectors := list -}}
{{- range $j, $peer := $rule.to -}}
{{- $peerPath := printf "%s.to[%d]" $path $j -}}
{{- include "stageset-controller.onlyKeys" (dict "path" $peerPath "map" $peer "keys" (list "ipBlock" "namespaceSelector" "podSelector")) -}}
{{- $isSelector := or (kindIs "map" $peer.namespaceSelector) (kindIs "map" $peer.podSelector) -}}
{{- if and $peer.ipBlock $isSelector -}}
{{- fail (printf "%s: ipBlock cannot be combined with a selector; write two peers" $peerPath) -}}
{{- else if $peer.ipBlock -}}
{{- $blocks = append $blocks (dict "path" $peerPath "cidr" $peer.ipBlock.cidr "except" ($peer.ipBlock.except | default list)) -}}
{{- else if $isSelector -}}
{{- $selectors = append $selectors (pick $peer "namespaceSelector" "podSelector") -}}
{{- else -}}
{{- fail (printf "%s: names no peer; write an ipBlock, a namespaceSelector or a podSelector" $peerPath) -}}
{{- end -}}
{{- end -}}
{{- $ports := list -}}
{{- range $j, $port := $rule.ports -}}
{{- $ports = append $ports (include "stageset-controller.egressPort" (dict "path" (printf "%s.ports[%d]" $path $j) "port" $port) | fromJson) -}}
{{- end -}}
{{- $entries = append $entries (dict "path" $path "everywhere" (not $rule.to) "blocks" $blocks "selectors" $selectors "ports" $ports) -}}
{{- end -}}
{{- toJson $entries -}}
{{- end -}}

{{- define "stageset-controller.egressPort" -}}
{{- include "stageset-controller.onlyKeys" (dict "path" .path "map" .port "keys" (list "protocol" "port" "endPort")) -}}
{{- $number := 0 -}}
{{- $name := "" -}}
{{- if kindIs "string" .port.port -}}
{{- $name = .port.port -}}
{{- else if not (kindIs "invalid" .port.port) -}}
{{- $number = int .port.port -}}
{{- end -}}
{{- $end := int (.port.endPort | default 0) -}}
{{- if and $end (eq $number 0) -}}
{{- fail (printf "%s.endPort: needs a port that is a number" .path) -}}
{{- end -}}
{{- if and $end (lt $end $number) -}}
{{- fail (printf "%s.endPort: %d is less than port %d" .path $end $number) -}}
{{- end -}}
{{- if eq $end $number -}}
{{- $end = 0 -}}
{{- end -}}
{{- toJson (dict "path" .path "protocol" (.port.protocol | default "TCP") "number" $number "end" $end "name" $name) -}}
{{- end -}}

{{/* The schema says the same; this holds with --skip-schema-validation too, where a key would be dropped without a word. */}}
{{- define "stageset-controller.onlyKeys" -}}
{{- range $key := keys .map | sortAlpha -}}
{{- if not (has $key $.keys) -}}
{{- fail (printf "%s.%s: unknown field; known are %s" $.path $key (join ", " $.keys)) -}}
{{- end -}}
{{- end -}}
{{- end -}}
