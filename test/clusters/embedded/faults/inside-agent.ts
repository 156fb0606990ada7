import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readlinkSync } from 'node:fs';
import { execa } from 'execa';
import { agentsOf } from '../agents-of.ts';
import { openFiles } from './open-files.ts';
import { untilStopped } from './until-stopped.ts';

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

/**
 * Have the agent stopped (SIGSTOP) as soon as the kernel tracks so many connections in the node. What waits for that runs in the node
 * already when this resolves: on a busy machine a probe may be over before a command starts.
 * @returns what waits until the agent stands still
 */
export async function stopAtConnections(agent: number, atLeast: number): Promise<() => Promise<void>> {
  const watch = `echo ready
while [ "$(cat /proc/sys/net/netfilter/nf_conntrack_count)" -lt ${String(atLeast)} ]; do sleep 0.005; done
kill -STOP ${String(agent)}`;
  const watching = execa('nsenter', [...enter(agent, 'ns/net'), '--', '/bin/sh', '-c', watch]);
  await once(watching.stdout, 'data');
  return async () => {
    await watching;
    await untilStopped(agent);
  };
}

/** Start a program in the network namespace of a pod. @param index of the pod in the topology of a cluster without external hosts */
export function startInPod(agent: number, index: number, command: readonly string[]): ChildProcess {
  return spawn('nsenter', [...enterPod(agent, index), '--', ...command], { stdio: ['ignore', 'ignore', 'inherit'] });
}

/** Run a command in the network namespace of a pod. @param index as of `startInPod` @returns what it printed */
export async function inPod(agent: number, index: number, command: readonly string[]): Promise<string> {
  const { stdout } = await execa('nsenter', [...enterPod(agent, index), '--', ...command]);
  return stdout;
}

function enterPod(agent: number, index: number): readonly string[] {
  const namespaces = openFiles(agent).filter(({ link }) => link.startsWith('net:'));
  // Before them come the node and the apiserver's host.
  const fd = namespaces[2 + index]?.fd;
  assert.ok(fd !== undefined, 'the pod has a network namespace');
  return enter(agent, `fd/${String(fd)}`);
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
