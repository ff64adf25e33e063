{{/* Flink takes it for a cluster's id, which with its endings has at most 45 characters. */}}
{{- define "tidemark.name" -}}
{{- .Release.Name | trunc 30 | trimSuffix "-" -}}
{{- end -}}

{{- define "tidemark.serviceAccount" -}}
{{- if .Values.serviceAccount.name -}}
{{ .Values.serviceAccount.name }}
{{- else if .Values.serviceAccount.create -}}
{{ include "tidemark.name" . }}
{{- else -}}
{{- fail "serviceAccount.name: name the one to use, or let serviceAccount.create be true" -}}
{{- end -}}
{{- end -}}

{{- define "tidemark.labels" -}}
app.kubernetes.io/name: tidemark
app.kubernetes.io/instance: {{ .Release.Name }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version }}
{{- end -}}

{{/* job.yaml. A whole number becomes what was written: helm would print 1e+06. */}}
{{- define "tidemark.settings" -}}
{{- range $name, $value := .Values.settings }}
{{- $text := toString $value }}
{{- if kindIs "float64" $value }}
{{- $text = printf "%.0f" $value }}
{{- end }}
{{- if and (hasPrefix "env:" $text) (not (has (trimPrefix "env:" $text) (include "tidemark.envNames" $ | splitList ","))) }}
{{- fail (printf "settings.%s: %s, but neither secrets.env nor pods.env has that name" $name $text) }}
{{- end }}
{{ $name }}: {{ $text | quote }}
{{- end }}
{{- end -}}

{{- define "tidemark.envNames" -}}
{{- $names := list -}}
{{- range .Values.secrets.env }}{{ $names = append $names .name }}{{ end -}}
{{- range .Values.pods.env }}{{ $names = append $names .name }}{{ end -}}
{{- join "," $names -}}
{{- end -}}

{{/* What no schema can see. */}}
{{- define "tidemark.check" -}}
{{- range .Values.pods.env }}
{{- if and (eq .name "ENABLE_BUILT_IN_PLUGINS") $.Values.pods.containerSecurityContext.readOnlyRootFilesystem }}
{{- fail "pods.env: ENABLE_BUILT_IN_PLUGINS writes into the image's folders: build the plugin into the image, or set pods.containerSecurityContext.readOnlyRootFilesystem=false" }}
{{- end }}
{{- end }}
{{- end -}}
