import type { Family } from '../vocabulary/flow.ts';
import type { Approach, Expectation } from './expectation.ts';
import { names } from './names.ts';
import { isPortNumber } from './port-text.ts';

/** What a flow's text says of an expectation. */
export type FlowWords = Pick<Expectation, 'source' | 'target' | 'approach' | 'family'>;

/** Flows, or what is wrong with their text: the rest of a sentence that begins with the text. */
export type FlowReading = { readonly flows: readonly FlowWords[] } | { readonly problem: string };

/** `WHO:PORT` in its parts. */
export interface TargetWords {
  readonly who: string;
  readonly port?: string;
}

/** One text's lists can't become more flows than that. */
const mostFlows = 1_000;
const shape = 'write SOURCE -> DESTINATION:PORT';

class FlowProblem extends Error {}

/**
 * Read `[api, worker] -> postgres:5432 via service over IPv4`. Lists become a flow each; `*` stays. Ports are normalised: `53/udp` is
 * `53/UDP`, `80/TCP` is `80`.
 */
export function parseFlow(text: string): FlowReading {
  try {
    return { flows: readFlow(text) };
  } catch (error) {
    if (error instanceof FlowProblem) return { problem: error.message };
    throw error;
  }
}

/** Read `WHO:PORT` or `WHO`. */
export function parseTarget(text: string): TargetWords | { readonly problem: string } {
  try {
    return readTarget(text.trim());
  } catch (error) {
    if (error instanceof FlowProblem) return { problem: error.message };
    throw error;
  }
}

/** The text of a flow, which {@link parseFlow} reads as the same flow. */
export function printFlow({ source, target, approach, family }: FlowWords): string {
  const over = family === undefined ? '' : ` over IPv${String(family)}`;
  return `${source} -> ${target}${approachText(approach)}${over}`;
}

/** Whether a text can be the source of a flow: a name, a replica (`api.1`), or `*`. */
export function isWho(text: string): boolean {
  return text === '*' || names.dnsName.fits(text);
}

function approachText(approach: Approach): string {
  switch (approach.kind) {
    case 'address':
      return '';
    case 'service':
      return ' via service';
    case 'name':
      return ` as ${approach.name}`;
  }
}

function readFlow(text: string): readonly FlowWords[] {
  const [left = '', right, ...more] = text.split('->');
  if (right === undefined) throw new FlowProblem(`has no "->"; ${shape}`);
  if (more.length > 0) throw new FlowProblem(`has more than one "->"; ${shape}`);
  const sources = readSources(left.trim());
  const [, destination = '', words = ''] = /^(\[[^\]]*\](?::\S*)?|\S*)(.*)$/s.exec(right.trim()) ?? [];
  const targets = readTargets(destination);
  const how = readWords(words.split(/\s+/).filter((word) => word !== ''));
  if (sources.length * targets.length > mostFlows) throw new FlowProblem(`stands for more than ${String(mostFlows)} flows`);
  return sources.flatMap((source) => targets.map((target): FlowWords => ({ source, target, ...how })));
}

function readSources(text: string): readonly string[] {
  if (text === '') throw new FlowProblem(`has no source; ${shape}`);
  return listOf(text, 'source').map((name) => {
    if (name.includes(':')) throw new FlowProblem(`has a source with a port, ${quote(name)}; only destinations have one`);
    return checkWho(name);
  });
}

function readTargets(text: string): readonly string[] {
  if (text === '') throw new FlowProblem(`has no destination; ${shape}`);
  const list = /^(\[[^\]]*\])(?::(.*))?$/s.exec(text);
  const port = list?.[2];
  return listOf(list?.[1] ?? text, 'destination').map((item) => {
    const target = readTarget(item);
    if (port === undefined) return printTarget(target);
    if (target.port !== undefined) throw new FlowProblem(`has a port twice: ${quote(item)} has one, and the list has one`);
    return printTarget({ ...target, port: readPort(port) });
  });
}

function listOf(text: string, what: string): readonly string[] {
  if (!text.startsWith('[')) return [text];
  if (!text.endsWith(']')) throw new FlowProblem(`has a list without its end: ${quote(text)}`);
  const items = text
    .slice(1, -1)
    .split(',')
    .map((item) => item.trim());
  if (items.includes('')) throw new FlowProblem(`has a list with an empty place: ${quote(text)}`);
  if (items.length > mostFlows) throw new FlowProblem(`stands for more than ${String(mostFlows)} flows`);
  const twice = items.find((item, index) => items.indexOf(item) !== index);
  if (twice !== undefined) throw new FlowProblem(`names the ${what} ${quote(twice)} twice`);
  if (items.length > 1 && items.some((item) => item === '*' || item.startsWith('*:'))) {
    throw new FlowProblem(`has * in a list; it stands for every subject and has to stand alone`);
  }
  return items;
}

function readTarget(text: string): TargetWords {
  const colon = text.indexOf(':');
  if (colon === -1) return { who: checkWho(text) };
  return { who: checkWho(text.slice(0, colon)), port: readPort(text.slice(colon + 1)) };
}

function printTarget({ who, port }: TargetWords): string {
  return port === undefined ? who : `${who}:${port}`;
}

function checkWho(name: string): string {
  if (!isWho(name)) throw new FlowProblem(`names ${quote(name)}; a name is of a-z, 0-9, - and dots, or * for every subject`);
  return name;
}

function readPort(text: string): string {
  const [, digits, protocol = ''] = /^([0-9]+)(?:\/(.*))?$/s.exec(text) ?? [];
  if (digits === undefined) {
    if (!names.portName.fits(text)) {
      throw new FlowProblem(`has the port ${quote(text)}; a port is a port's name, a number, or a number with /TCP, /UDP or /SCTP`);
    }
    return text;
  }
  if (!isPortNumber(Number(digits)) || digits.startsWith('0')) throw new FlowProblem(`has the port ${digits}; ports are 1 to 65535`);
  if (!text.includes('/') || protocol.toUpperCase() === 'TCP') return digits;
  const known = ['UDP', 'SCTP'].find((each) => each === protocol.toUpperCase());
  if (known === undefined) throw new FlowProblem(`has the protocol ${quote(protocol)}; protocols are TCP, UDP and SCTP`);
  return `${digits}/${known}`;
}

function readWords(words: readonly string[]): Pick<FlowWords, 'approach' | 'family'> {
  let approach: Approach | undefined;
  let family: Family | undefined;
  for (let index = 0; index < words.length; index += 2) {
    const [word = '', value] = words.slice(index, index + 2);
    if (word === 'over') {
      if (family !== undefined) throw new FlowProblem('says "over" twice');
      family = readFamily(value);
    } else {
      const next = readApproach(word, value);
      if (approach !== undefined) throw new FlowProblem('says twice how it goes; write one "via service" or one "as NAME"');
      approach = next;
    }
  }
  return { approach: approach ?? { kind: 'address' }, ...(family !== undefined && { family }) };
}

function readFamily(value: string | undefined): Family {
  if (value === 'IPv4') return 4;
  if (value === 'IPv6') return 6;
  throw new FlowProblem(`${value === undefined ? 'ends after "over"' : `goes over ${quote(value)}`}; write over IPv4 or over IPv6`);
}

function readApproach(word: string, value: string | undefined): Approach {
  if (word === 'via') {
    if (value === 'service') return { kind: 'service' };
    throw new FlowProblem(`${value === undefined ? 'ends after "via"' : `goes via ${quote(value)}`}; write via service`);
  }
  if (word === 'as') {
    if (value === undefined) throw new FlowProblem('ends after "as"; write as and a DNS name');
    if (!names.dnsName.fits(value)) throw new FlowProblem(`goes as ${quote(value)}; expected ${names.dnsName.words}`);
    return { kind: 'name', name: value };
  }
  throw new FlowProblem(`goes on with ${quote(word)}; after the destination there may be via service, as NAME, over IPv4 or over IPv6`);
}

function quote(text: string): string {
  return JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text);
}
