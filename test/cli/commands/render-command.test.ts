import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { renderCommand } from '../../../cli/commands/render-command.ts';
import { parseArguments } from '../../../cli/parse-arguments.ts';
import { writeChart } from '../../source/chart/support/write-chart.ts';
import { tinyChart } from '../../run/tiny-chart.ts';
import { outsideMocha } from '../../../mocha/outside-mocha.ts';
import { refusalOf } from '../refusal-of.ts';
import { saidBy } from '../said-by.ts';
import { controllerSuite, writeOwnSuite } from '../own-suite.ts';

async function render(...args: readonly string[]): Promise<string> {
  const parsed = parseArguments(['render', ...args]);
  assert.ok(parsed.command === 'render');
  const { result, stdout, stderr } = await outsideMocha(() => saidBy(() => renderCommand(parsed.options)));
  assert.deepEqual([result, stderr], [0, '']);
  return stdout;
}

describe('what render prints', () => {
  let folder: string;
  let file: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'netpol-conformance-render-'));
    file = await writeOwnSuite(folder, controllerSuite);
  });
  after(() => rm(folder, { recursive: true }));

  it('is the values as a comment, then each policy with its template, as they are applied', async () => {
    await using chart = await writeChart(tinyChart);
    assert.equal(
      await render('--chart', chart.path, '--suite', file),
      `# values
# networkPolicy:
#   enabled: true
#   engine: kubernetes
---
# templates/policy.yaml
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: controller
  namespace: npc-abcdef-mine-k
spec:
  podSelector:
    matchLabels:
      app: controller
  policyTypes:
    - Ingress
  ingress:
    - ports:
        - port: 8080
`,
    );
  });

  it("has the user's values under those of the scenario, a later file over an earlier one", async () => {
    await using chart = await writeChart(tinyChart);
    const files = [join(folder, 'one.yaml'), join(folder, 'two.yaml')] as const;
    await writeFile(files[0], '{ networkPolicy: { enabled: false }, a: one, b: "one\\n\\ntwo\\n" }');
    await writeFile(files[1], '{ a: two }');
    const said = await render('--chart', chart.path, '--suite', file, '--values', files[0], '--values', files[1]);
    assert.ok(
      said.startsWith(
        '# values\n# networkPolicy:\n#   enabled: true\n#   engine: kubernetes\n# a: two\n# b: |\n#   one\n\n#   two\n---\n# templates/policy.yaml\n',
      ),
      said,
    );
  });

  it("is of this project's own chart where none is named, in the engine that is asked for", async () => {
    const said = await render('--scenario', 'row-metrics', '--engine', 'calico');
    const policies = said.split('\n---\n').slice(1);
    assert.ok(policies.length > 0, said);
    for (const policy of policies) assert.match(policy, /^# templates\/policies\/calico\.yaml\napiVersion: projectcalico\.org\/v3\n/);
  });

  it('can not steer the terminal with what a template is named', async () => {
    const policy = tinyChart['templates/policy.yaml'];
    await using chart = await writeChart({ ...tinyChart, 'templates/policy.yaml': '', 'templates/a\u001b[2J.yaml': policy });
    assert.match(await render('--chart', chart.path, '--suite', file), /\n---\n# templates\/a\\u\{1b\}\[2J\.yaml\napiVersion: /);
  });

  it('is refused for what is no chart', async () => {
    const [exitCode, message] = await refusalOf(() => render('--chart', '/no/such/chart', '--suite', file));
    assert.equal(exitCode, 3);
    assert.match(message, /\/no\/such\/chart.*does not exist/);
  });

  it('is refused, with the reason, for values that the chart does not render', async () => {
    await using chart = await writeChart({ ...tinyChart, 'templates/broken.yaml': '{{ fail "not with these" }}' });
    const [exitCode, message] = await refusalOf(() => render('--chart', chart.path, '--suite', file));
    assert.equal(exitCode, 2);
    assert.match(message, /not with these/);
  });
});
