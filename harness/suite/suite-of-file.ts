import { dirname, resolve } from 'node:path';
import type { SourceSpec } from '../source/source-spec.ts';
import { groupBy } from '../text/group-by.ts';
import { UserError } from '../vocabulary/user-error.ts';
import type { DecidedVerdict } from '../vocabulary/verdict.ts';
import type { Expectation, Place } from './expectation.ts';
import { type FlowWords, parseFlow } from './flow-text.ts';
import type { Peer, PeerNamespace, PeerPorts } from './peer.ts';
import { numberText, parsePort, protocolsOf } from './port-text.ts';
import { ownValue } from './problem.ts';
import type { EverythingElse, Installation, Scenario } from './scenario.ts';
import type { SuiteFile } from './suite-file-schema.ts';
import type { Claim, EngineSpec, SubjectSpec, Suite } from './suite.ts';
import type { TableRow } from '../vocabulary/table.ts';

type ScenarioFile = SuiteFile['scenarios'][number];
type FlowItem = NonNullable<ScenarioFile['allow']>[number];
type PeerFile = NonNullable<SuiteFile['peers']>[string];

/** Where a path of the file stands. */
export type PlaceOf = (path: readonly PropertyKey[]) => Place;

/** The value that a file stands for. */
export interface ReadSuite {
  readonly suite: Suite;
  readonly scenarios: readonly ScenarioFlows[];
  readonly rows: readonly RowFlow[];
}

/** A scenario's expectations, and where each of them is written. */
export interface ScenarioFlows {
  readonly written: ScenarioFile;
  readonly expectations: readonly Expectation[];
  readonly paths: readonly (readonly PropertyKey[])[];
}

/** A flow of a row. */
export interface RowFlow {
  readonly row: string;
  readonly flow: FlowWords;
  readonly path: readonly PropertyKey[];
}

/** Lists of lists are short to write. */
const mostFlows = 100_000;

/** Turn what a file writes into a suite. @param file its path, which its own paths are relative to @throws UserError (3) for more than 100,000 flows */
export function suiteOfFile(written: SuiteFile, file: string, placeOf: PlaceOf): ReadSuite {
  const claims = mapValues(written.claims, (claim): Claim => (typeof claim === 'string' ? { text: claim } : claim));
  const engines = mapValues(written.engines ?? {}, ({ values = {}, dialects }, name): EngineSpec => ({
    values,
    dialects: dialects ?? [name],
  }));
  const rows = (written.tables ?? []).flatMap((table, index) =>
    table.rows.flatMap((row, at) =>
      row.flows.flatMap((text, place) => rowFlows(row.id, text, ['tables', index, 'rows', at, 'flows', place])),
    ),
  );
  const count = counter(file);
  const rowIndex = groupBy(rows, ({ flow }) => endsOf(flow));
  const scenarios = written.scenarios.map((scenario, index) => scenarioFlows(scenario, index, { claims, rows: rowIndex, placeOf, count }));
  const suite: Suite = {
    name: file,
    ...(written.source && { source: sourceOf(written.source, dirname(resolve(file))) }),
    engines,
    subjects: mapValues(written.subjects ?? {}, subjectOf),
    peers: mapValues(written.peers ?? {}, peerOf),
    claims,
    tables: (written.tables ?? []).map(({ id, title, rows: lines }) => ({
      id,
      title,
      rows: lines.map((row): TableRow => ({ id: row.id, title: row.title })),
    })),
    scenarios: written.scenarios.map((scenario, index) =>
      scenarioOf(scenario, scenarios[index]?.expectations ?? [], {
        claims,
        engines: Object.keys(engines),
        release: written.source?.release,
      }),
    ),
    notJudged: written.notJudged ?? {},
  };
  return { suite, scenarios, rows };
}

function counter(file: string): (flows: number) => void {
  let total = 0;
  return (flows) => {
    total += flows;
    if (total > mostFlows) throw new UserError(`${file}: stands for more than ${String(mostFlows)} flows, the most that a suite can.`, 3);
  };
}

function sourceOf(written: NonNullable<SuiteFile['source']>, folder: string): SourceSpec {
  const absolute = (path: string): string => (path === '-' || path.startsWith('oci://') ? path : resolve(folder, path));
  if (written.manifests !== undefined) return { kind: 'manifests', paths: written.manifests.map(absolute) };
  if (written.kustomize !== undefined) return { kind: 'kustomize', path: absolute(written.kustomize) };
  return { kind: 'chart', path: absolute(written.chart ?? '.'), valuesFiles: (written.values ?? []).map(absolute) };
}

function subjectOf({ workload, labels = {}, ports = {} }: NonNullable<SuiteFile['subjects']>[string]): SubjectSpec {
  const read = Object.entries(ports).flatMap(([name, text]) => {
    const port = parsePort(text);
    return port === undefined ? [] : [[name, port] as const];
  });
  return { ...(workload !== undefined && { workload }), labels, ports: Object.fromEntries(read) };
}

function peerOf({ namespace, labels = {}, names, addresses, ports = [] }: PeerFile): Peer {
  const read = portsOf(ports);
  if (namespace === undefined) return { kind: 'host', names: names ?? [], addresses: addresses ?? [], ports: read };
  const declared = Array.isArray(ports) ? [] : Object.keys(ports);
  return { kind: 'pod', namespace: namespaceOf(namespace), labels, ports: read, ...(declared.length > 0 && { declared }) };
}

function namespaceOf(namespace: NonNullable<PeerFile['namespace']>): PeerNamespace {
  if (namespace === 'release') return { kind: 'release' };
  if (typeof namespace === 'string') return { kind: 'named', name: namespace, labels: {} };
  return { kind: 'named', name: namespace.name, labels: namespace.labels ?? {} };
}

/** Ports of a list are called by their number. */
function portsOf(ports: NonNullable<PeerFile['ports']>): PeerPorts {
  const named = Array.isArray(ports) ? ports.map((text) => [undefined, text] as const) : Object.entries(ports);
  return Object.fromEntries(
    named.flatMap(([name, text]) => {
      const port = parsePort(text);
      if (port === undefined) return [];
      const [protocol = 'TCP'] = protocolsOf(port.application);
      return [[name ?? numberText(port.port, protocol), port] as const];
    }),
  );
}

function rowFlows(row: string, text: string, path: readonly PropertyKey[]): readonly RowFlow[] {
  return flowsOf(text).map((flow) => ({ row, flow, path }));
}

type RowIndex = ReadonlyMap<string, readonly RowFlow[]>;

interface FlowContext {
  readonly claims: Readonly<Record<string, Claim>>;
  readonly rows: RowIndex;
  readonly placeOf: PlaceOf;
  readonly count: (flows: number) => void;
}

function scenarioFlows(scenario: ScenarioFile, index: number, context: FlowContext): ScenarioFlows {
  const unsaid = ownValue(context.claims, scenario.claim)?.text ?? scenario.claim;
  const read = (
    items: readonly FlowItem[],
    list: 'allow' | 'deny',
    verdict: DecidedVerdict,
  ): readonly { path: readonly PropertyKey[]; expectation: Expectation }[] =>
    items.flatMap((item, position) => {
      const [text = '', because = unsaid] = typeof item === 'string' ? [item] : (Object.entries(item)[0] ?? []);
      const path = ['scenarios', index, list, position];
      const at = context.placeOf(path);
      const flows = flowsOf(text);
      context.count(flows.length);
      return flows.map((flow) => ({ path, expectation: { ...flow, verdict, because, ...rowOf(flow, context.rows), at } }));
    });
  const all = [...read(scenario.allow ?? [], 'allow', 'allowed'), ...read(scenario.deny ?? [], 'deny', 'denied')];
  return { written: scenario, expectations: all.map(({ expectation }) => expectation), paths: all.map(({ path }) => path) };
}

/** A row that says nothing of the way speaks of every way. */
function rowOf(flow: FlowWords, rows: RowIndex): { readonly row?: string } {
  const found = rows
    .get(endsOf(flow))
    ?.find(
      ({ flow: { approach, family } }) =>
        (family === undefined || family === flow.family) &&
        (approach.kind === 'address' || JSON.stringify(approach) === JSON.stringify(flow.approach)),
    );
  return found === undefined ? {} : { row: found.row };
}

function endsOf({ source, target }: FlowWords): string {
  return `${source} -> ${target}`;
}

function flowsOf(text: string): readonly FlowWords[] {
  const reading = parseFlow(text);
  return 'flows' in reading ? reading.flows : [];
}

interface ScenarioContext {
  readonly claims: Readonly<Record<string, Claim>>;
  readonly engines: readonly string[];
  readonly release: string | undefined;
}

function scenarioOf(written: ScenarioFile, expectations: readonly Expectation[], { claims, engines, release }: ScenarioContext): Scenario {
  const { id, claim, title, values = {}, requires, scope, everythingElse, upgrade, secondRelease, during } = written;
  const installation: Installation = {
    ...(release !== undefined && { release }),
    ...((upgrade === true || during?.endsWith('upgrade') === true) && { stage: 'upgrade' }),
    ...(secondRelease !== undefined && { beside: { release: secondRelease } }),
  };
  return {
    id,
    claim,
    title: title ?? ownValue(claims, claim)?.text ?? claim,
    engines: written.engines ?? engines,
    ...(requires && { requires }),
    ...(scope && { scope }),
    ...(everythingElse && { everythingElse: everythingElseOf(everythingElse) }),
    ...(during && { during }),
    ...(Object.keys(installation).length > 0 && { installation }),
    values: () => values,
    expect: () => expectations,
  };
}

function everythingElseOf(written: NonNullable<ScenarioFile['everythingElse']>): EverythingElse {
  return written === 'denied' ? { ingress: 'denied', egress: 'denied' } : written;
}

function mapValues<From, To>(
  record: Readonly<Record<string, From>>,
  change: (value: From, key: string) => To,
): Readonly<Record<string, To>> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value, key)]));
}
