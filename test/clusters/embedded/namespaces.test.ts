import assert from 'node:assert/strict';
import { inNode, inPod, onlyAgent } from './faults/inside-agent.ts';
import { openFiles } from './faults/open-files.ts';
import { pod, topology } from './topology.ts';
import { startCluster } from './with-cluster.ts';

/** How many files of each kind an agent has open whose pods serve nothing. */
async function openWith(pods: number): Promise<{ readonly sockets: number; readonly namespaces: number }> {
  await using cluster = await startCluster();
  await cluster.deploy(topology(Array.from({ length: pods }, (_, index) => pod(`a/p${String(index)}`, []))));
  const links = openFiles(onlyAgent()).map(({ link }) => link);
  const count = (kind: string): number => links.filter((link) => link.startsWith(kind)).length;
  return { sockets: count('socket:'), namespaces: count('net:') };
}

describe('network namespaces of the embedded cluster', () => {
  it('are held open one for each host, with no socket that only setting them up needs', async () => {
    const [few, many] = [await openWith(1), await openWith(9)];
    assert.deepEqual(few.namespaces, 3);
    assert.deepEqual(many, { sockets: few.sockets, namespaces: few.namespaces + 8 });
  });

  it('are left again: the agent itself stays in the node', async () => {
    await using cluster = await startCluster();
    await cluster.deploy(topology([pod('a/one'), pod('a/two')]));
    const interfaces = (await inNode(onlyAgent(), ['cat', '/proc/net/dev'])).match(/^ *\w+(?=:)/gm)?.map((name) => name.trim());
    // The loopback interface, and the node's ends to the apiserver's host and both pods.
    assert.deepEqual(interfaces?.toSorted(), ['lo', 'p1', 'p2', 'p3']);
  });

  it('have the kernel neither forward for a pod nor give it addresses of its own accord', async () => {
    await using cluster = await startCluster();
    await cluster.deploy(topology([pod('a/one', [])]));
    const agent = onlyAgent();
    const read = async (inside: (command: readonly string[]) => Promise<string>, names: readonly string[]): Promise<readonly string[]> =>
      (await inside(['cat', ...names.map((name) => `/proc/sys/net/${name}`)])).split('\n');
    const ofPod = ['ipv4/ip_forward', 'ipv6/conf/default/accept_ra', 'ipv6/conf/default/addr_gen_mode'];
    assert.deepEqual(await read((command) => inPod(agent, 0, command), ofPod), ['0', '0', '1']);
    const ofNode = ['ipv4/ip_forward', 'ipv6/conf/all/forwarding', 'ipv6/conf/default/addr_gen_mode', 'ipv4/conf/all/rp_filter'];
    assert.deepEqual(await read((command) => inNode(agent, command), ofNode), ['1', '1', '1', '0']);
  });
});
