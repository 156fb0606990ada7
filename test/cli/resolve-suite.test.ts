import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { resolveSuite } from '../../cli/resolve-suite.ts';
import { outsideMocha } from '../../mocha/outside-mocha.ts';
import { ownSuite, writeOwnSuite } from './own-suite.ts';
import { refusalOf } from './refusal-of.ts';
import { within } from './within.ts';

describe('the suite and the source of a command', () => {
  let folder: string;
  let file: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'netpol-conformance-suite-'));
    file = await writeOwnSuite(folder);
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('are those that flags name', async () => {
    for (const [flags, source] of [
      [{ chart: './c' }, { kind: 'chart', path: './c', valuesFiles: [] }],
      [{ manifests: ['a', 'b'] }, { kind: 'manifests', paths: ['a', 'b'] }],
      [
        { kustomize: 'k', manifests: [] },
        { kind: 'kustomize', path: 'k' },
      ],
    ] as const) {
      const found = await resolveSuite({ suite: file, ...flags });
      assert.deepEqual(found.source, source);
      assert.deepEqual(
        found.suite.scenarios.map(({ id }) => id),
        ['mine'],
      );
    }
  });

  it('are the suite of this folder, and its own source', async () => {
    await writeFile(join(folder, 'netpol.yaml'), `source: { chart: . }\n${ownSuite}`);
    const found = await within(folder, () => resolveSuite({}));
    assert.equal(found.source.kind, 'chart');
    assert.equal(found.suite.source, found.source);
    const other = await within(folder, () => resolveSuite({ chart: 'elsewhere' }));
    assert.deepEqual(other.source, { kind: 'chart', path: 'elsewhere', valuesFiles: [] });
  });

  it('are those of this repository in its folder', async () => {
    const { suite, source } = await outsideMocha(() => resolveSuite({}));
    assert.deepEqual([suite.name, source.kind], ['stageset-controller', 'chart']);
  });

  it('are refused where there is none, with what to do', async () => {
    const [exitCode, message] = await refusalOf(() => within(folder, () => resolveSuite({ chart: '.' })));
    assert.equal(exitCode, 3);
    assert.match(message, /^There is no suite here \(netpol\.yaml\), .*--suite FILE/);
  });

  it('are refused where nobody says what the suite is about', async () => {
    const [exitCode, message] = await refusalOf(() => resolveSuite({ suite: file }));
    assert.equal(exitCode, 3);
    assert.match(message, /does not say what it is about: .*--chart, --manifests or --kustomize/);
  });

  it('are refused where flags name two sources', async () => {
    for (const flags of [
      { chart: 'a', manifests: ['b'] },
      { chart: 'a', kustomize: 'b' },
      { manifests: ['a'], kustomize: 'b' },
    ])
      assert.deepEqual(await refusalOf(() => resolveSuite({ suite: file, ...flags })), [
        3,
        '--chart, --manifests and --kustomize are three kinds of source, and a run has one.',
      ]);
  });

  it('are refused where the file of the suite is not there', async () => {
    assert.deepEqual(await refusalOf(() => resolveSuite({ suite: '/no/netpol.yaml' })), [3, '/no/netpol.yaml: there is no such file.']);
  });
});
