import assert from 'node:assert/strict';
import { closeSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import koffi from 'koffi';
import { calls } from '../../../../clusters/embedded/agent/linux/libc.ts';
import { logGroup } from '../../../../clusters/embedded/nft/log-group.ts';

/** A netlink socket of the agent's that talks to netfilter. */
export interface NetlinkSocketOfAgent {
  readonly fd: number;
  /** Its address: what the kernel sends messages to. */
  readonly port: number;
  /** Messages that had no room in its receive buffer. */
  readonly drops: number;
}

const netfilterProtocol = '12';

/** In the order in which the agent opened them. Source: /proc/net/netlink (af_netlink.c). */
export function netfilterSockets(agent: number): readonly NetlinkSocketOfAgent[] {
  const proc = `/proc/${String(agent)}`;
  const rows = new Map(
    readFileSync(`${proc}/net/netlink`, 'utf8')
      .trim()
      .split('\n')
      .map((line) => line.trim().split(/\s+/))
      .filter(([, protocol]) => protocol === netfilterProtocol)
      .map((columns) => [`socket:[${columns[9] ?? ''}]`, { port: Number(columns[2]), drops: Number(columns[8]) }]),
  );
  return readdirSync(`${proc}/fd`)
    .map(Number)
    .toSorted((left, right) => left - right)
    .flatMap((fd) => {
      const row = rows.get(readlinkSync(`${proc}/fd/${String(fd)}`));
      return row === undefined ? [] : [{ fd, ...row }];
    });
}

/** The socket that gets the records of drops. Source: /proc/net/netfilter/nfnetlink_log (nfnetlink_log.c). */
export function dropLogSocket(agent: number): NetlinkSocketOfAgent {
  const groups = readFileSync(`/proc/${String(agent)}/net/netfilter/nfnetlink_log`, 'utf8')
    .trim()
    .split('\n');
  const port = groups.map((line) => line.trim().split(/\s+/).map(Number)).find(([group]) => group === logGroup)?.[1];
  const socket = netfilterSockets(agent).find((each) => each.port === port);
  assert.ok(socket !== undefined, 'the agent listens to the log of drops');
  return socket;
}

// Numbers that are the same on every architecture (asm-generic/unistd.h).
const pidfdOpen = 434;
const pidfdGetfd = 438;
const syscall: (number: number, first: number, second: number, third: number) => number = koffi
  .load(null)
  .func('long syscall(long, long, long, long)');

/** Give a socket of the agent's the least receive buffer that the kernel has: the fault, in the real socket. */
export function shrinkReceiveBuffer(agent: number, { fd }: NetlinkSocketOfAgent): void {
  const socketLevel = 1;
  const receiveBuffer = 8;
  const process_ = checked('pidfd_open', syscall(pidfdOpen, agent, 0, 0));
  const same = checked('pidfd_getfd', syscall(pidfdGetfd, process_, fd, 0));
  calls.setIntOption(same, socketLevel, receiveBuffer, 1);
  for (const own of [same, process_]) closeSync(own);
}

function checked(call: string, result: number): number {
  assert.ok(result >= 0, `${call}: errno ${String(koffi.errno())}`);
  return result;
}
