import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { readlinkSync } from 'node:fs';
import { execa } from 'execa';
import { agentsOf } from '../agents-of.ts';
import { openFiles } from './open-files.ts';

/** The process id of the one agent of this process. */
export function onlyAgent(): number {
  const [agent, ...others] = agentsOf(process.pid);
  assert.ok(agent !== undefined && others.length === 0, 'one agent is to run');
  return agent;
}

/** Run a command in the node: the agent's network namespace, as root of its user namespace. @returns what it printed */
export async function inNode(agent: number, command: readonly string[], input = ''): Promise<string> {
  const { stdout } = await execa('nsenter', [...enter(agent, 'ns/net'), '--', ...command], { env: withAdminPath(), input });
  return stdout;
}

/** Connections that the kernel tracks in the node. */
export async function countConnections(agent: number): Promise<number> {
  return Number(await inNode(agent, ['cat', '/proc/sys/net/netfilter/nf_conntrack_count']));
}

/** Start a program in the network namespace of a pod. @param index of the pod in the topology of a cluster without external hosts */
export function startInPod(agent: number, index: number, command: readonly string[]): ChildProcess {
  const namespaces = openFiles(agent).filter(({ link }) => link.startsWith('net:'));
  // Before them come the node and the apiserver's host.
  const fd = namespaces[2 + index]?.fd;
  assert.ok(fd !== undefined, 'the pod has a network namespace');
  return spawn('nsenter', [...enter(agent, `fd/${String(fd)}`), '--', ...command], { stdio: ['ignore', 'ignore', 'inherit'] });
}

function enter(agent: number, namespace: string): readonly string[] {
  const proc = `/proc/${String(agent)}`;
  const own = readlinkSync('/proc/self/ns/user') === readlinkSync(`${proc}/ns/user`);
  return [...(own ? [] : [`--user=${proc}/ns/user`, '--preserve-credentials']), `--net=${proc}/${namespace}`];
}

/** Ordinary users of Debian have no /usr/sbin in their PATH, where nft is. */
function withAdminPath(): { readonly PATH: string } {
  return { PATH: `${process.env['PATH'] ?? ''}:/usr/sbin:/sbin` };
}

/** Run nft commands in the node. */
export function nftInNode(agent: number, commands: string): Promise<string> {
  return inNode(agent, ['nft', '-f', '-'], commands);
}
