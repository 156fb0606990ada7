import assert from 'node:assert/strict';
import { closeSync, readFileSync } from 'node:fs';
import koffi from 'koffi';
import { calls } from '../../../../clusters/embedded/agent/linux/libc.ts';
import { openFiles } from './open-files.ts';

/** A netlink socket of the agent's that talks to netfilter. */
export interface NetlinkSocketOfAgent {
  readonly fd: number;
  /** Messages that had no room in its receive buffer. */
  readonly drops: number;
}

const netfilterProtocol = '12';

/** Source: /proc/net/netlink (af_netlink.c). */
function netfilterSockets(agent: number): readonly NetlinkSocketOfAgent[] {
  const rows = new Map(
    readFileSync(`/proc/${String(agent)}/net/netlink`, 'utf8')
      .trim()
      .split('\n')
      .map((line) => line.trim().split(/\s+/))
      .filter(([, protocol]) => protocol === netfilterProtocol)
      .map((columns) => [`socket:[${columns[9] ?? ''}]`, { drops: Number(columns[8]) }]),
  );
  return openFiles(agent).flatMap(({ fd, link }) => {
    const row = rows.get(link);
    return row === undefined ? [] : [{ fd, ...row }];
  });
}

/** The socket that gets the records of drops: the last that the agent opens. (/proc/net/netfilter/nfnetlink_log names it, but to root only.) */
export function dropLogSocket(agent: number): NetlinkSocketOfAgent {
  const socket = netfilterSockets(agent).at(-1);
  assert.ok(socket !== undefined, 'the agent talks to netfilter');
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
