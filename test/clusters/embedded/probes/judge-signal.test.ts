import assert from 'node:assert/strict';
import { judgeSignal } from '../../../../clusters/embedded/agent/probes/judge-signal.ts';
import { classifyError } from '../../../../clusters/embedded/agent/probes/classify-error.ts';

const expected = { endpoint: 'a/web', source: '10.244.0.2' };

describe('what a probe saw', () => {
  it('is a connection where the destination answers and saw the source itself', () => {
    assert.deepEqual(judgeSignal({ kind: 'answered', answer: { witness: expected } }, expected), {
      kind: 'connected',
      detail: 'answer of a/web, which saw 10.244.0.2',
    });
  });

  it('is an error where the destination saw another source', () => {
    assert.deepEqual(judgeSignal({ kind: 'answered', answer: { witness: { ...expected, source: '172.18.0.2' } } }, expected), {
      kind: 'error',
      detail: 'the server saw source 172.18.0.2, expected 10.244.0.2',
    });
  });

  it('is an error where someone else answers', () => {
    assert.deepEqual(judgeSignal({ kind: 'answered', answer: { witness: { ...expected, endpoint: 'a/other' } } }, expected), {
      kind: 'error',
      detail: 'a/other answered, expected a/web',
    });
  });

  it('is a drop with the rule that the record names', () => {
    assert.deepEqual(judgeSignal({ kind: 'dropped', decision: 'NetworkPolicy a/b › spec.ingress[0]' }, expected), {
      kind: 'dropped',
      detail: 'dropped by NetworkPolicy a/b › spec.ingress[0] (NFLOG)',
      decidedBy: 'NetworkPolicy a/b › spec.ingress[0]',
    });
  });

  it('is a rejection where the DNS server refuses', () => {
    const answer = { witness: expected, lookup: { code: 5, addresses: [] } };
    assert.equal(judgeSignal({ kind: 'answered', answer }, expected).kind, 'rejected');
  });
});

describe('an error of a socket', () => {
  const kinds = {
    ECONNREFUSED: 'refused',
    EHOSTUNREACH: 'error',
    ENETUNREACH: 'error',
    EACCES: 'error',
    EMFILE: 'error',
    ECONNRESET: 'error',
  };
  for (const [code, kind] of Object.entries(kinds)) {
    it(`${code} means ${kind}`, () => {
      const signal = classifyError(Object.assign(new Error(`connect ${code}`), { code }));
      assert.equal(signal.kind, kind);
      assert.ok(signal.detail.startsWith(`connect ${code}`));
    });
  }

  it('of the network says that no policy made it: those of this cluster drop', () => {
    const unreachable = Object.assign(new Error('connect EHOSTUNREACH'), { code: 'EHOSTUNREACH' });
    assert.match(classifyError(unreachable).detail, /: the network failed, for policies of this cluster refuse nothing$/);
  });

  it('without a code is the probe’s own', () => {
    assert.deepEqual(classifyError('lost'), { kind: 'error', detail: 'lost' });
  });
});
