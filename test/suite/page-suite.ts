/** Everything that a `netpol.yaml` can say. */
export const pageSuite = `# yaml-language-server: $schema=./netpol.schema.json
source: { chart: . }                    # or { manifests: [k8s/, more.yaml] } or { kustomize: overlays/prod }; paths relative to this file
engines:                                # optional, columns of the tables; a source without a choice has one, named after its dialect
  kubernetes: { values: { networkPolicy: { flavor: kubernetes } } }            # dialects default to [<name>] where the name is a dialect's id
  cilium:     { values: { networkPolicy: { flavor: cilium } }, dialects: [cilium] }
subjects:                               # every rendered workload is there by name; only additions
  api: { labels: { injected-at-runtime: 'yes' } }           # also workload: 'NAME or pattern with *' (an alias), ports: { extra: 9000/udp }
peers:
  ingress-nginx: { namespace: ingress-nginx, labels: { app.kubernetes.io/name: ingress-nginx } }   # a written-down namespace
  client:        { namespace: release, labels: { shop-client: 'true' } }                           # \`release\`: the release's own namespace
  prometheus:    { namespace: { name: monitoring, labels: { team: obs } }, labels: { app: prometheus }, ports: { web: 9090/http } }
  bucket:        { names: [bucket.example.com], ports: [443/tls] }                                 # a host outside; addresses: [198.51.100.10, '2001:db8::10'] optional
claims:
  front-door: Only the ingress controller reaches the api
tables:                                 # optional: required traffic as data
  - id: ingress
    title: Required traffic, ingress
    rows: [ { id: api-http, title: HTTP to the api, flows: [ 'ingress-nginx -> api:http' ] } ]
scenarios:
  - id: closed                          # unique; a-z, 0-9, -; at most 40
    claim: front-door
    title: With policies on, only what is listed is open      # optional; default: the claim's sentence
    engines: [kubernetes, cilium]       # optional; default: all
    values: { networkPolicy: { enabled: true } }
    requires: [networkPolicy.enabled]   # optional: value paths that the source must know, else skipped with the reason
    allow: [ ingress-nginx -> api:http, '[api, worker] -> postgres:5432', '* -> dns' ]
    deny:  [ client -> postgres:5432: why it must be denied ]                     # an item is FLOW, or FLOW: reason
    everythingElse: denied              # optional; or { ingress: denied } / { egress: denied } for one direction
    scope: cluster                      # optional: judged in a world of its own
`;
