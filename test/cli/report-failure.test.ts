import assert from 'node:assert/strict';
import { reportFailure } from '../../cli/report-failure.ts';
import { UserError } from '../../harness/vocabulary/user-error.ts';
import { saidBy } from './said-by.ts';

describe('a failure', () => {
  for (const exitCode of [2, 3] as const) {
    it(`that a user caused is its sentence, and exit code ${String(exitCode)}`, async () => {
      assert.deepEqual(await saidBy(() => reportFailure(new UserError('No such file.\nName another.', exitCode))), {
        result: exitCode,
        stdout: '',
        stderr: 'No such file.\nName another.\n',
      });
    });
  }

  it('of this tool says so, with the place in the code', async () => {
    const { result, stdout, stderr } = await saidBy(() => reportFailure(new TypeError('x is not a function')));
    assert.deepEqual([result, stdout], [2, '']);
    assert.match(stderr, /^A defect of this tool: TypeError: x is not a function\n {4}at .*report-failure\.test\.ts:\d+/);
  });

  it('that is no error at all is shown as it is', async () => {
    const { result, stderr } = await saidBy(() => reportFailure({ status: 'odd' }));
    assert.deepEqual([result, stderr], [2, "A defect of this tool: { status: 'odd' }\n"]);
  });

  it('for want of something that ran out says what to do about it', async () => {
    const { result, stderr } = await saidBy(() => reportFailure(Object.assign(new Error('EMFILE: open x'), { code: 'EMFILE' })));
    assert.equal(result, 2);
    assert.match(stderr, /^EMFILE: open x\. This process may open no more files: raise the limit/);
  });

  it('can not steer the terminal with what it quotes', async () => {
    const { stderr } = await saidBy(() => reportFailure(new UserError('a chart named \u001b[2Jx', 2)));
    assert.equal(stderr, 'a chart named \\u{1b}[2Jx\n');
  });
});
