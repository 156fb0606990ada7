import assert from 'node:assert/strict';
import { calls, LibcError } from '../../../../clusters/embedded/agent/linux/libc.ts';

const noFile = 1_000_000;

describe('call into the C library that fails', () => {
  const failing: readonly (readonly [name: string, errno: string, call: () => unknown])[] = [
    ['socket', 'EAFNOSUPPORT', () => calls.openSocket(10_000, 3, 0)],
    [
      'send',
      'EBADF',
      () => {
        calls.send(noFile, Buffer.alloc(1));
      },
    ],
    ['recv', 'EBADF', () => calls.receive(noFile, Buffer.alloc(1))],
    [
      'setsockopt',
      'EBADF',
      () => {
        calls.setIntOption(noFile, 1, 8, 1);
      },
    ],
    [
      'setns',
      'EBADF',
      () => {
        calls.enterNetworkNamespace(noFile);
      },
    ],
  ];
  for (const [name, errno, call] of failing) {
    it(`says that it was ${name}, and why`, () => {
      assert.throws(call, (error: unknown) => {
        assert.ok(error instanceof LibcError);
        assert.deepEqual([error.name, error.message, error.errno], ['LibcError', `${name}: ${errno}`, errno]);
        return true;
      });
    });
  }
});
