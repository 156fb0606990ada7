const templates = 'templates/networkpolicies';

/** One change to the example's chart, and what the report has to say of it. */
export interface Break {
  /** What was done, in words that end "the shop goes red where …". */
  readonly what: string;
  readonly file: string;
  readonly from: string;
  readonly to: string;
  readonly engines: readonly string[];
  readonly scenarios: readonly string[];
  /** What the console says of it, white space of any length as one blank; `LINE` is the changed line. */
  readonly says: readonly (string | RegExp)[];
}

/** Twelve mistakes that somebody makes. */
export const breaks: readonly Break[] = [
  {
    what: 'lookups over TCP are forgotten',
    file: `${templates}/_kubernetes.tpl`,
    from: '    - protocol: TCP\n      port: 53\n',
    to: '',
    engines: ['kubernetes'],
    scenarios: ['closed'],
    says: [
      'api → dns:53/TCP',
      /nearest: NetworkPolicy \S+\/conformance-shop-api › spec\.egress\[0\]: TCP 53 does not match UDP 53 templates\/networkpolicies\/_kubernetes\.tpl:20, where the rule is written/,
    ],
  },
  {
    what: "a policy's selector has a label of nobody",
    file: `${templates}/kubernetes.yaml`,
    from: '"component" "worker"',
    to: '"component" "workers"',
    engines: ['kubernetes'],
    scenarios: ['database-closed', 'backup-uploads'],
    says: [
      'worker → postgres:5432/TCP',
      /nearest: NetworkPolicy \S+\/conformance-shop-postgres › spec\.ingress\[0\]: source \S+\/worker \(\S+\) does not match pods .{0,200} templates\/networkpolicies\/kubernetes\.yaml:77, where the rule is written/,
      'worker → internet:',
      /allowed by no policy selects \S+\/worker for egress nearest: NetworkPolicy \S+\/conformance-shop-workers: it selects no pod at all templates\/networkpolicies\/kubernetes\.yaml:45, where the policy begins/,
    ],
  },
  {
    what: 'replicas may reach others than themselves',
    file: `${templates}/cilium.yaml`,
    from: '- toEndpoints:\n        {{- include "shop.cilium.component" $api',
    to: '- toEndpoints:\n        {{- include "shop.cilium.component" $worker',
    engines: ['cilium'],
    scenarios: ['gossip'],
    says: [
      'api → api.1:7946/TCP',
      /nearest: CiliumNetworkPolicy \S+\/conformance-shop-api › spec\.egress\[2\]: destination \S+\/api\.1 \(\S+\) does not match endpoints \S+component=worker in namespace \S+ templates\/networkpolicies\/cilium\.yaml:LINE, where the rule is written/,
    ],
  },
  {
    what: "a policy speaks of the Service's port",
    file: `${templates}/calico.yaml`,
    from: '{{ .Values.api.ports.http }}',
    to: '{{ .Values.api.service.port }}',
    engines: ['calico'],
    scenarios: ['front-door'],
    says: [
      'ingress-nginx → api:8080/TCP',
      /nearest: NetworkPolicy \S+\/conformance-shop-api › spec\.ingress\[0\]: TCP 8080 does not match TCP 80 templates\/networkpolicies\/calico\.yaml:19, where the rule is written/,
    ],
  },
  {
    what: 'namespaces are selected by a label that they do not have',
    file: `${templates}/_kubernetes.tpl`,
    from: 'kubernetes.io/metadata.name: {{',
    to: 'name: {{',
    engines: ['kubernetes'],
    scenarios: ['closed'],
    says: [
      'ingress-nginx → api:8080/TCP',
      /nearest: NetworkPolicy \S+\/conformance-shop-api › spec\.ingress\[0\]: source ingress-nginx \(\S+\) does not match pods \S+ in namespaces name=ingress-nginx \(which selects nothing\) templates\/networkpolicies\/kubernetes\.yaml:19, where the rule is written/,
      'prometheus → api:9090/TCP',
      'api → dns:53/UDP',
      /spec\.egress\[0\]: destination dns \(\S+\) does not match pods k8s-app=kube-dns in namespaces name=kube-system \(which selects nothing\) templates\/networkpolicies\/_kubernetes\.tpl:20, where the rule is written/,
    ],
  },
  {
    what: 'a policy is of one direction only',
    file: `${templates}/kubernetes.yaml`,
    from: '{{- include "shop.selectorLabels" $worker | nindent 6 }}\n  policyTypes:\n    - Ingress\n    - Egress\n',
    to: '{{- include "shop.selectorLabels" $worker | nindent 6 }}\n  policyTypes:\n    - Ingress\n',
    engines: ['kubernetes'],
    scenarios: ['backup-uploads'],
    says: [
      /worker → (bucket|internet):\d+\/TCP/,
      /allowed by no policy selects \S+\/worker for egress nearest: NetworkPolicy \S+\/conformance-shop-worker: it selects \S+\/worker, but says nothing of egress templates\/networkpolicies\/kubernetes\.yaml:45, where the policy begins/,
    ],
  },
  {
    what: 'a list of peers is empty, which is everybody',
    file: `${templates}/kubernetes.yaml`,
    from: 'range list $api $worker $backup',
    to: 'range list',
    engines: ['kubernetes'],
    scenarios: ['database-closed'],
    says: [
      'client → postgres:5432/TCP',
      /allowed by NetworkPolicy \S+\/conformance-shop-postgres › spec\.ingress\[0\] TCP 5432 matches TCP port "sql" templates\/networkpolicies\/kubernetes\.yaml:77, where the rule is written/,
    ],
  },
  {
    what: 'a port is a number where its API wants a text',
    file: `${templates}/_cilium.tpl`,
    from: 'port: {{ .Values.postgres.port | quote }}',
    to: 'port: {{ .Values.postgres.port }}',
    engines: ['cilium'],
    scenarios: ['database-closed'],
    says: [
      '✗ failed 1 cell as a whole · cilium',
      /CiliumNetworkPolicy \S+\/conformance-shop-api: spec\.egress\[1\]\.toPorts\[0\]\.ports\[0\]\.port: a port is text here; put the number in quotes, like "443" \(written in templates\/networkpolicies\/_cilium\.tpl:LINE\)/,
    ],
  },
  {
    what: 'a policy of Calico leaves its types out',
    file: `${templates}/calico.yaml`,
    from: '  # No ingress rule: nobody has to reach a backup.\n  types:\n    - Ingress\n    - Egress\n',
    to: '',
    engines: ['calico'],
    scenarios: ['backup-uploads'],
    says: [
      'beside → backup:9999/TCP',
      /allowed by no policy selects \S+\/backup for ingress nearest: NetworkPolicy \S+\/conformance-shop-backup: it selects \S+\/backup, but says nothing of ingress templates\/networkpolicies\/calico\.yaml:106, where the policy begins/,
    ],
  },
  ...['kubernetes', 'cilium', 'calico'].map((engine) => ({
    what: `pods lose their labels (${engine})`,
    file: 'templates/backup/cronjob.yaml',
    from: '{{- include "shop.labels" $backup | nindent 12 }}',
    to: 'app: backup',
    engines: [engine],
    scenarios: ['database-closed'],
    says: [
      'backup → postgres:5432/TCP',
      new RegExp(
        `nearest: \\S+ \\S+/conformance-shop-postgres › spec\\.ingress\\[0\\]: source \\S+/backup \\(\\S+\\) does not match .{0,200} templates/networkpolicies/${engine}\\.yaml:\\d+, where the rule is written`,
      ),
    ],
  })),
  {
    what: 'two selectors of one peer become two peers',
    file: `${templates}/_kubernetes.tpl`,
    from: '\n  podSelector:\n    matchLabels:\n      {{- toYaml',
    to: '\n- podSelector:\n    matchLabels:\n      {{- toYaml',
    engines: ['kubernetes'],
    scenarios: ['scrape'],
    says: [
      'grafana → api:9090/TCP',
      /allowed by NetworkPolicy \S+\/conformance-shop-api › spec\.ingress\[1\] source grafana \(\S+\) matches all pods in namespaces kubernetes\.io\/metadata\.name=monitoring or pods .{0,120}; TCP 9090 matches TCP port "metrics" templates\/networkpolicies\/kubernetes\.yaml:24, where the rule is written/,
    ],
  },
  {
    what: 'every name is allowed instead of one',
    file: `${templates}/cilium.yaml`,
    from: '- matchName: {{ .Values.backup.bucket.host | quote }}',
    to: '- matchPattern: "*"',
    engines: ['cilium'],
    scenarios: ['backup-uploads'],
    says: [
      'backup → mirror:443/TCP',
      /allowed by CiliumNetworkPolicy \S+\/conformance-shop-backup › spec\.egress\[2\] name mirror\.example\.net matches .{0,120} templates\/networkpolicies\/cilium\.yaml:102, where the rule is written/,
    ],
  },
];
