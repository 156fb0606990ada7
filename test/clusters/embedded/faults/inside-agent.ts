import assert from 'node:assert/strict';
import { readlinkSync } from 'node:fs';
import { execa } from 'execa';
import { agentsOf } from '../agents-of.ts';

/** The process id of the one agent of this process. */
export function onlyAgent(): number {
  const [agent, ...others] = agentsOf(process.pid);
  assert.ok(agent !== undefined && others.length === 0, 'one agent is to run');
  return agent;
}

/** Run a command in the node: the agent's network namespace, as root of its user namespace. @returns what it printed */
export async function inNode(agent: number, command: readonly string[], input = ''): Promise<string> {
  const proc = `/proc/${String(agent)}`;
  const own = readlinkSync('/proc/self/ns/user') === readlinkSync(`${proc}/ns/user`);
  const user = own ? [] : [`--user=${proc}/ns/user`, '--preserve-credentials'];
  const env = { PATH: `${process.env['PATH'] ?? ''}:/usr/sbin:/sbin` };
  const { stdout } = await execa('nsenter', [...user, `--net=${proc}/ns/net`, '--', ...command], { env, input });
  return stdout;
}

/** Run nft commands in the node. */
export function nftInNode(agent: number, commands: string): Promise<string> {
  return inNode(agent, ['nft', '-f', '-'], commands);
}
