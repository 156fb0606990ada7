import assert from 'node:assert/strict';
import { checkExternals } from '../../cli/check-externals.ts';
import { peers } from '../plan/cast.ts';
import { refusalOf } from './refusal-of.ts';

const given = (id: string, port: number) => ({ id, address: '198.51.100.7', port });

describe('hosts that the user provides', () => {
  it("are the suite's, at a port that it has for them", () => {
    checkExternals([given('bucket', 443), given('old-host', 80)], { peers });
    checkExternals([], { peers: {} });
  });

  it('are no others: the refusal lists those that there are', async () => {
    assert.deepEqual(
      await refusalOf(() => {
        checkExternals([given('s3', 443)], { peers });
      }),
      [3, '--external s3: the suite has no host outside of that name; it has bucket, old-host.'],
    );
    assert.match(
      (
        await refusalOf(() => {
          checkExternals([given('prometheus', 9090)], { peers });
        })
      )[1],
      /has no host outside of that name/,
    );
    assert.match(
      (
        await refusalOf(() => {
          checkExternals([given('s3', 443)], { peers: {} });
        })
      )[1],
      /it has none\.$/,
    );
  });

  it('are at the ports that policies name', async () => {
    assert.deepEqual(
      await refusalOf(() => {
        checkExternals([given('bucket', 8443)], { peers });
      }),
      [3, '--external bucket: the suite has bucket at port 443, and so have its policies, not at 8443.'],
    );
  });
});
