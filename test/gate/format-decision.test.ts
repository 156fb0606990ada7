import assert from 'node:assert/strict';
import { formatDecision } from '../../gate/format-decision.ts';
import type { GateDecision, GateEvidence } from '../../gate/gate-decision.ts';

const about = {
  source: { kind: 'chart', name: 'stageset-controller', version: '0.1.0', digest: 'sha256:4f1d0c77aa00bb11cc22dd33' },
} as const;
const evidence: GateEvidence = {
  leg: 'nftables · embedded',
  run: 'k3x9qa',
  startedAt: '2026-08-01T10:00:00.000Z',
  cells: { proven: 5, required: 6 },
  flows: 1,
  rules: { exercised: 2, rendered: 3 },
};
const open: GateDecision = { verdict: 'open', reasons: [], evidence: [], notes: [] };

describe('a decision of the gate, as people read it', () => {
  it('open: one sentence, and what was looked at', () => {
    assert.equal(
      formatDecision({ ...open, evidence: [evidence, { ...evidence, rules: { exercised: 0, rendered: 0 } }] }, about, 80),
      `gate open for stageset-controller 0.1.0 (sha256:4f1d0c77aa00): everything that the policy asks for is proven

evidence
   nftables · embedded: 5 of 6 cells and 1 flow proven; 2 of 3 rules exercised (66%); run k3x9qa of 2026-08-01T10:00:00.000Z
   nftables · embedded: 5 of 6 cells and 1 flow proven; 0 of 0 rules exercised; run k3x9qa of 2026-08-01T10:00:00.000Z
`,
    );
  });

  it('closed: each reason within the width, but for what is to be copied', () => {
    const reason = {
      requirement: 'every scenario of the required claims was run',
      found: '2 cells missing: a; b',
      action: 'run npm run conformance -- --cni cilium, and hand in its results with --from',
    };
    assert.equal(
      formatDecision(
        { ...open, verdict: 'closed', reasons: [reason, { ...reason, requirement: 'short' }], notes: ['one note'] },
        about,
        40,
      ),
      `gate closed for stageset-controller 0.1.0 (sha256:4f1d0c77aa00): 2 reasons

1         every scenario of the required
          claims was run
   found  2 cells missing: a; b
   do     run npm run conformance -- --cni cilium, and hand in its results with --from

2         short
   found  2 cells missing: a; b
   do     run npm run conformance -- --cni cilium, and hand in its results with --from

notes
   one note
`,
    );
  });

  it('shows control characters of a stranger in place of obeying them', () => {
    const hostile = { requirement: 'r', found: 'a\u001b[2Jb', action: 'c\u001bd' };
    const text = formatDecision({ ...open, verdict: 'closed', reasons: [hostile], notes: ['\u001b]8'] }, about, 80);
    assert.equal(text.includes('\u001b'), false);
    assert.match(text, /a.+\[2Jb/);
    assert.match(text, /: 1 reason\n/);
  });
});
