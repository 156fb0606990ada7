import type { Expectation } from './expectation.ts';
import { type FlowWords, isWho, parseTarget, printFlow, type TargetWords } from './flow-text.ts';
import type { HostPeer, PeerPorts } from './peer.ts';
import { numberText, protocolsOf } from './port-text.ts';
import { hintFor, ownValue, showValue } from './problem.ts';
import { findStandingPeer, type StandingPeer } from './standing-peers.ts';
import type { Suite } from './suite.ts';

/** What is wrong with one of a list of expectations: a sentence without an end mark. */
export interface ExpectationProblem {
  readonly index: number;
  readonly message: string;
}

/**
 * What is wrong with a scenario's expectations as far as a suite knows without its source: peers' ports and families, rows, the same flow
 * twice, two verdicts for one flow. Names that are no peer's are subjects', which only the source knows.
 */
export function expectationProblems(
  expectations: readonly Expectation[],
  suite: Pick<Suite, 'peers' | 'tables'>,
): readonly ExpectationProblem[] {
  const rows = suite.tables.flatMap((table) => table.rows.map(({ id }) => id));
  const knownRows = new Set(rows);
  const seen = new Map<string, Expectation[]>();
  return expectations.flatMap((expectation, index): readonly ExpectationProblem[] => {
    const own = flowProblems(expectation, suite.peers);
    const row =
      expectation.row === undefined || knownRows.has(expectation.row)
        ? []
        : [`${showValue(expectation.row)} is no row; ${hintFor(expectation.row, rows, 'there are no tables')}`];
    const key = flowKey(expectation, suite.peers);
    const earlier = seen.get(key) ?? [];
    const clash = earlier.find((other) => overlap(other.family, expectation.family) && overlap(other.lookup, expectation.lookup));
    earlier.push(expectation);
    seen.set(key, earlier);
    const repeated = clash === undefined ? [] : [clashProblem(expectation, clash)];
    return [...own, ...row, ...repeated].map((message) => ({ index, message }));
  });
}

/** What is wrong with a flow's ends. */
export function flowProblems(flow: FlowWords, peers: Suite['peers']): readonly string[] {
  const text = JSON.stringify(printFlow(flow));
  const target = parseTarget(flow.target);
  if ('problem' in target) return [`${JSON.stringify(flow.target)} ${target.problem}`];
  if (!isWho(flow.source))
    return [`${text} comes from ${JSON.stringify(flow.source)}; a name is of a-z, 0-9, - and dots, or * for every subject`];
  const someone = findPeer(target.who, peers);
  if (someone === undefined) return [];
  const problem = portProblem(target, someone) ?? wayProblem(flow, target.who, someone);
  return problem === undefined ? [] : [`${text} ${problem}`];
}

type Someone = StandingPeer['peer'];

function findPeer(name: string, peers: Suite['peers']): Someone | undefined {
  return ownValue(peers, name) ?? findStandingPeer(name)?.peer;
}

function portProblem({ who, port }: TargetWords, { kind, ports }: Someone): string | undefined {
  const known = Object.keys(ports);
  if (known.length === 0) return `goes to ${who}, which has no ports; declare some, e.g. ports: [80]`;
  if (port === undefined || resolvePort(port, ports) !== undefined) return undefined;
  // Where these listen, only the cluster knows.
  if (/^[0-9]/.test(port) && (kind === 'node' || kind === 'apiserver')) return undefined;
  return `goes to the port ${port}, which ${who} does not have; ${hintFor(port, known, 'it has none')}`;
}

/** The port as number and protocol. */
function resolvePort(port: string, ports: PeerPorts): string | undefined {
  const named = ownValue(ports, port);
  if (named?.application === 'dns') return numberText(named.port, port.endsWith('-tcp') ? 'TCP' : 'UDP');
  if (named !== undefined) return protocolsOf(named.application).map((protocol) => numberText(named.port, protocol))[0];
  const texts = Object.values(ports).flatMap(({ application, port: number }) =>
    protocolsOf(application).map((protocol) => numberText(number, protocol)),
  );
  return texts.find((text) => text === port);
}

function wayProblem({ approach, family }: FlowWords, who: string, someone: Someone): string | undefined {
  if (someone.kind !== 'host') return undefined;
  if (approach.kind === 'service') return `goes via a Service, which ${who} has none of: it is outside the cluster`;
  if (approach.kind === 'name' && !someone.names.includes(approach.name)) return nameProblem(approach.name, who, someone);
  const families = someone.addresses.map((address) => (address.includes(':') ? 6 : 4));
  if (family !== undefined && families.length > 0 && !families.includes(family)) {
    return `goes over IPv${String(family)}, of which ${who} has no address`;
  }
  return undefined;
}

function nameProblem(name: string, who: string, { names }: HostPeer): string {
  return `goes as ${name}, which is no name of ${who}; ${hintFor(name, names, 'it has none')}`;
}

function flowKey({ source, target, approach }: Expectation, peers: Suite['peers']): string {
  const words = parseTarget(target);
  if ('problem' in words) return target;
  const someone = findPeer(words.who, peers);
  const port = words.port === undefined || someone === undefined ? words.port : (resolvePort(words.port, someone.ports) ?? words.port);
  return JSON.stringify([source, words.who, port, approach]);
}

function overlap<Value>(one: Value | undefined, other: Value | undefined): boolean {
  return one === undefined || other === undefined || one === other;
}

function clashProblem(expectation: Expectation, earlier: Expectation): string {
  const text = JSON.stringify(printFlow(expectation));
  const place = earlier.at === undefined ? '' : ` in line ${String(earlier.at.line)}`;
  return earlier.verdict === expectation.verdict
    ? `${text} is there twice, first${place === '' ? ' before' : place}`
    : `${text} is to be ${expectation.verdict}, and ${earlier.verdict}${place === '' ? ' before' : place}; one flow has one verdict`;
}
