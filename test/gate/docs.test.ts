import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArguments } from '../../cli/parse-arguments.ts';
import { readPolicy } from '../../gate/read-policy.ts';
import { suite } from '../../scenarios/suite.ts';

describe('docs/gate.md and docs/ci.md', () => {
  it('show a policy that is one', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'gate-docs-'));
    const [block = ''] = await blocksOf('docs/gate.md', 'yaml');
    await writeFile(join(folder, 'gate.yaml'), block);
    const { required, allowed } = await readPolicy(join(folder, 'gate.yaml'), {
      engines: Object.keys(suite.engines),
      claims: Object.keys(suite.claims),
    });
    assert.deepEqual([required.length, allowed.length], [2, 2]);
    await rm(folder, { recursive: true });
  });

  it('show commands that parse', async () => {
    const lines = [...(await blocksOf('docs/gate.md', 'sh')), ...(await blocksOf('docs/ci.md', 'sh'))].join('').trim().split('\n');
    assert.ok(lines.length >= 8);
    for (const line of lines.filter((each) => !each.startsWith('act '))) {
      const [, script = '', rest = ''] =
        /^(?:npm run (?:--silent )?(\w+) --|npx netpol-conformance) ([^>]*)/.exec(line) ?? assert.fail(line);
      const words = rest.trim().split(' ');
      const command = script === '' || script === 'conformance' ? words : [script, ...words];
      assert.doesNotThrow(() => parseArguments(command), line);
    }
  });

  it('name workflows and jobs that there are, where they show how to try them', async () => {
    const lines = (await blocksOf('docs/ci.md', 'sh'))
      .join('')
      .split('\n')
      .filter((line) => line.startsWith('act '));
    assert.ok(lines.length > 0);
    for (const line of lines) {
      const [, workflow = '', job = ''] = / -W (\S+) -j (\S+) /.exec(line) ?? assert.fail(line);
      assert.match(await readFile(workflow, 'utf8'), new RegExp(`^  ${job}:$`, 'm'), line);
    }
  });
});

async function blocksOf(file: string, language: string): Promise<readonly string[]> {
  const page = await readFile(file, 'utf8');
  return [...page.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\`$`, 'gms'))].map(([, text = '']) => text);
}
