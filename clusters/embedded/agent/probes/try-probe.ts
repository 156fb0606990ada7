import type { ProbeRequest } from '../../../../harness/cluster/probe-request.ts';
import { describeExhaustion } from '../../../../harness/vocabulary/describe-exhaustion.ts';
import type { Flow } from '../../../../harness/vocabulary/flow.ts';
import { parseWitness } from '../listeners/witness.ts';
import { responseCodes } from '../names/response-codes.ts';
import { encodeQuery, lookUpOverTcp, readAnswer } from './dns-exchange.ts';
import { getOverHttp, readLine, readLineOverTls } from './exchanges.ts';
import { findNameServer } from './find-name-server.ts';
import { judgeSignal, type TryResult } from './judge-signal.ts';
import { overDatagram } from './over-datagram.ts';
import { overStream } from './over-stream.ts';
import type { ProbeContext } from './probe-context.ts';
import { resolveTarget } from './resolve-target.ts';
import type { Signal } from './signal.ts';
import type { Target } from './target.ts';

/** Send the packets of one probe once. Never rejects: what goes wrong is its result. */
export async function tryProbe(context: ProbeContext, { flow, probe }: ProbeRequest): Promise<TryResult> {
  try {
    const target = resolveTarget(context.network, flow);
    const expected = { endpoint: flow.destination, source: target.seenSource };
    if (flow.via.kind !== 'name') return judgeSignal(await exchange(context, target, { flow, probe }), expected);
    const found = await lookUp(context, flow, flow.via.name);
    if (found.kind !== 'found') return found.result;
    return judgeSignal(await exchange(context, { ...target, address: found.address }, { flow, probe }), expected);
  } catch (error) {
    return { kind: 'error', detail: describeExhaustion(error) ?? (error instanceof Error ? error.message : String(error)) };
  }
}

function exchange(context: ProbeContext, target: Target, { flow, probe }: Pick<ProbeRequest, 'flow' | 'probe'>): Promise<Signal> {
  switch (probe.kind) {
    case 'tcp':
      return overStream(context, target, readLine);
    case 'http':
      return overStream(context, target, getOverHttp);
    case 'tls':
      return overStream(context, target, readLineOverTls);
    case 'udp':
      return overDatagram(context, target, Buffer.from('?'), (bytes) => ({ witness: parseWitness(bytes.toString('utf8')) }));
    case 'dns-udp':
      return overDatagram(context, target, encodeQuery({ name: probe.name, family: flow.family }), readAnswer);
    case 'dns-tcp':
      return overStream(context, target, lookUpOverTcp({ name: probe.name, family: flow.family }));
    case 'sctp':
      throw new Error('no probe sends SCTP packets: its flows are skipped');
  }
}

type Found = { readonly kind: 'found'; readonly address: string } | { readonly kind: 'not found'; readonly result: TryResult };

/** Look a name up where the source's resolver would. A lookup that the enforcer dropped or refused is what became of the flow. */
async function lookUp(context: ProbeContext, { source, family }: Flow, name: string): Promise<Found> {
  const lookup = findNameServer(context.network, source);
  const target = resolveTarget(context.network, lookup);
  const signal = await overDatagram(context, target, encodeQuery({ name, family }), readAnswer);
  const result = judgeSignal(signal, { endpoint: lookup.destination, source: target.seenSource });
  const address = signal.kind === 'answered' ? signal.answer.lookup?.addresses[0] : undefined;
  if (result.kind === 'connected' && address !== undefined) return { kind: 'found', address };
  const detail = `lookup of ${name}: ${result.detail}`;
  if (result.kind === 'dropped' || result.kind === 'rejected') return { kind: 'not found', result: { ...result, detail } };
  const code = signal.kind === 'answered' ? signal.answer.lookup?.code : undefined;
  const nothing = code === responseCodes.noSuchName ? 'no such name' : 'no address of the family';
  return { kind: 'not found', result: { kind: 'error', detail: result.kind === 'connected' ? `${detail}: ${nothing}` : detail } };
}
