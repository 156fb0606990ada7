import assert from 'node:assert/strict';
import { constants } from 'node:os';
import { mock } from 'node:test';
import { calls, LibcError } from '../../../../clusters/embedded/agent/linux/libc.ts';
import { NetworkNamespace } from '../../../../clusters/embedded/agent/linux/network-namespace.ts';

describe('a network namespace that the kernel does not give', () => {
  afterEach(() => {
    mock.restoreAll();
  });

  /** As it would be on a machine without privileges, or without room: this one has both. */
  function refusal(error: Error): unknown {
    mock.method(calls, 'unshareNetworkNamespace', () => {
      throw error;
    });
    try {
      NetworkNamespace.create();
    } catch (refused) {
      return refused;
    }
    return assert.fail('it was made');
  }

  it('is refused with what to raise where no more are to be had', () => {
    const full = new LibcError('unshare', constants.errno.ENOSPC);
    assert.deepEqual(
      refusal(full),
      new Error(
        'unshare: ENOSPC: this user may have no more network namespaces: raise user.max_net_namespaces, or run fewer scenarios at a time',
        { cause: full },
      ),
    );
  });

  it('is refused in the words of the call for any other reason', () => {
    for (const error of [new LibcError('unshare', constants.errno.EPERM), new TypeError('a defect')]) {
      assert.equal(refusal(error), error);
      mock.restoreAll();
    }
  });
});
