import assert from 'node:assert/strict';
import { checkWords } from '../../../../clusters/kubernetes/probe/check-words.ts';

describe('words of a probe script', () => {
  it('may be names of every kind that is looked up, the root among them', () => {
    for (const name of ['.', 'hooks.example.com.', 'kubernetes.default.svc.cluster.local.', '_dns._udp.example', 's3'])
      checkWords({ address: '10.96.0.10', name });
  });

  it('may not be anything else', () => {
    for (const name of ['', '..', '-x', 'a b', 'a;b', '$(id)', 'a\nb', '+short']) {
      assert.throws(() => {
        checkWords({ address: '10.96.0.10', name });
      }, /can't be probed: expected a domain name/);
    }
  });
});
