{{/* What the operator adds to the pods of JobManagers and TaskManagers. */}}
{{- define "tidemark.pod" -}}
apiVersion: v1
kind: Pod
metadata:
  annotations:
    # The operator upgrades the job when its settings change.
    tidemark.io/settings: {{ include "tidemark.settings" . | sha256sum }}
    {{- with .Values.pods.annotations }}
    {{- toYaml . | nindent 4 }}
    {{- end }}
  labels:
    {{- include "tidemark.labels" . | nindent 4 }}
    {{- with .Values.pods.labels }}
    {{- toYaml . | nindent 4 }}
    {{- end }}
spec:
  securityContext: {{- toYaml .Values.pods.securityContext | nindent 4 }}
  {{- with .Values.imagePullSecrets }}
  imagePullSecrets: {{- toYaml . | nindent 4 }}
  {{- end }}
  {{- with .Values.pods.nodeSelector }}
  nodeSelector: {{- toYaml . | nindent 4 }}
  {{- end }}
  {{- with .Values.pods.tolerations }}
  tolerations: {{- toYaml . | nindent 4 }}
  {{- end }}
  {{- with .Values.pods.affinity }}
  affinity: {{- toYaml . | nindent 4 }}
  {{- end }}
  containers:
    # The name that the operator looks for.
    - name: flink-main-container
      securityContext: {{- toYaml .Values.pods.containerSecurityContext | nindent 8 }}
      ports:
        - name: metrics
          containerPort: 9249
      {{- if or .Values.secrets.env .Values.pods.env }}
      env:
        {{- range .Values.secrets.env }}
        - name: {{ .name }}
          valueFrom:
            secretKeyRef:
              name: {{ .secret }}
              key: {{ .key }}
        {{- end }}
        {{- with .Values.pods.env }}
        {{- toYaml . | nindent 8 }}
        {{- end }}
      {{- end }}
      volumeMounts:
        - name: settings
          mountPath: /opt/tidemark/conf
          readOnly: true
        - name: scratch
          mountPath: /tmp
        - name: log
          mountPath: /opt/flink/log
        {{- range $at, $file := .Values.secrets.files }}
        - name: secret-{{ $at }}
          mountPath: {{ $file.mountPath }}
          readOnly: true
        {{- end }}
        {{- with .Values.pods.volumeMounts }}
        {{- toYaml . | nindent 8 }}
        {{- end }}
  volumes:
    - name: settings
      configMap:
        name: {{ include "tidemark.name" . }}-settings
    - name: scratch
      {{- toYaml .Values.pods.scratch | nindent 6 }}
    - name: log
      emptyDir: {}
    {{- range $at, $file := .Values.secrets.files }}
    - name: secret-{{ $at }}
      secret:
        secretName: {{ $file.secret }}
        # For the user of the pod's fsGroup.
        defaultMode: 0440
    {{- end }}
    {{- with .Values.pods.volumes }}
    {{- toYaml . | nindent 4 }}
    {{- end }}
{{- end -}}
