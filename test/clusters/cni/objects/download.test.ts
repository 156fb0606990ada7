import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { download } from '../../../../clusters/cni/objects/download.ts';

const { signal } = new AbortController();

describe('downloading what projects publish', () => {
  const server = createServer((request, response) => {
    response.statusCode = request.url === '/there' ? 200 : 404;
    response.end('kind: Namespace');
  });
  let origin = '';
  before(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    origin = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  });
  after(() => server.close());

  it('reads the file', async () => {
    assert.equal(new TextDecoder().decode(await download({ url: `${origin}/there`, flag: '--x', signal })), 'kind: Namespace');
  });

  it('says in one sentence what cannot be had, why, and which flag names a local copy', async () => {
    await assert.rejects(download({ url: `${origin}/gone`, flag: '--cni-manifest FILE', signal }), {
      name: 'UserError',
      message: `${origin}/gone cannot be downloaded: it answers 404 Not Found; name a local copy with --cni-manifest FILE.`,
    });
    await assert.rejects(download({ url: 'http://127.0.0.1:1/x', flag: '--cni-chart DIR', signal }), {
      message: /^http:\/\/127\.0\.0\.1:1\/x cannot be downloaded: .+; name a local copy with --cni-chart DIR\.$/,
    });
  });
});
