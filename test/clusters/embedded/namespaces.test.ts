import assert from 'node:assert/strict';
import { inNode, inPod, onlyAgent } from './faults/inside-agent.ts';
import { openFiles } from './faults/open-files.ts';
import { pod, topology } from './topology.ts';
import { startCluster } from './with-cluster.ts';

describe('network namespaces of the embedded cluster', () => {
  it('are held open one for each host, with no socket of those that set them up', async () => {
    await using cluster = await startCluster();
    await cluster.deploy(topology(Array.from({ length: 9 }, (_, index) => pod(`a/p${String(index)}`, []))));
    const agent = onlyAgent();
    // The node, the apiserver's host, and the pods.
    assert.equal(openFiles(agent).filter(({ link }) => link.startsWith('net:')).length, 11);
    const [, ...sockets] = (await inPod(agent, 0, ['cat', '/proc/net/netlink'])).trim().split('\n');
    // The third column is the process; the kernel's own sockets have none.
    assert.ok(sockets.length > 0);
    assert.deepEqual(
      sockets.filter((line) => line.trim().split(/\s+/)[2] !== '0'),
      [],
    );
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
