/** Where every case begins. Its lines are counted from 1. */
export const rightSuite = `source: { chart: . }
engines:
  kubernetes: {}
  cilium: { values: { flavor: cilium } }
subjects:
  api: { labels: { late: 'yes' } }
peers:
  client: { namespace: release, labels: { app: client } }
  prometheus: { namespace: monitoring, ports: { web: 9090/http } }
  bucket: { names: [bucket.example.com], addresses: [198.51.100.10], ports: [443/tls] }
claims: { door: Nobody gets in }
tables: [{ id: ingress, title: Ingress, rows: [{ id: web, title: Web, flows: ['client -> api:http'] }] }]
scenarios:
  - id: closed
    claim: door
    engines: [cilium]
    values: { networkPolicy: true }
    requires: [networkPolicy]
    allow: ['client -> api:http', '* -> dns']
    deny: [prometheus -> api:http: it scrapes nothing]
    everythingElse: denied
`;
/** A suite with something wrong in it, and every line that is said of it. */
export interface WrongSuite {
  readonly what: string;
  /** What of `rightSuite` is replaced; absent: all of it. */ readonly from?: string;
  readonly to: string;
  readonly says: readonly string[];
}
