import assert from 'node:assert/strict';
import { access, readdir, readFile } from 'node:fs/promises';
import { openCluster } from '../api/open-cluster.ts';
import { clusterSpec } from '../cli/cluster-spec.ts';
import { clusterNames } from '../cli/flags/cluster-flags.ts';
import { commandNames } from '../cli/flags/commands.ts';
import { cniNames } from '../clusters/cni/cni-name.ts';
import { cnis } from '../clusters/cni/registry.ts';
import { dialects } from '../harness/dialects/registry.ts';
import { deviations, enforcers } from '../harness/enforcers/registry.ts';
import { reporters } from '../reports/registry.ts';
import { reporterNames } from '../reports/reporter-names.ts';
import { operators } from '../tools/mutants/operators/registry.ts';
import { runOptions } from './cli/commands/run-options.ts';
import { egressTable, ingressTable } from '../scenarios/tables/rows.ts';

async function filesIn(folder: string): Promise<readonly string[]> {
  return (await readdir(folder)).map((name) => name.replace(/\.ts$/, '')).sort();
}

describe('registries are complete', () => {
  it('every row file is in its table', async () => {
    for (const [direction, table] of [
      ['ingress', ingressTable],
      ['egress', egressTable],
    ] as const) {
      assert.deepEqual(
        table.map(({ id }) => id).sort(),
        (await filesIn(`scenarios/tables/${direction}`)).map((file) => `${direction}/${file}`),
      );
    }
  });

  it('every dialect and every enforcer is in its registry, each with an id of its own', async () => {
    for (const [folder, file, ids] of [
      ['harness/dialects', 'dialect.ts', dialects.map(({ id }) => id)],
      ['harness/enforcers', 'enforcer.ts', enforcers.map(({ id }) => id)],
    ] as const) {
      const files = (await readdir(folder, { recursive: true })).filter((path) => path.endsWith(`/${file}`));
      assert.ok(files.length > 0);
      assert.equal(ids.length, files.length, files.join(', '));
      assert.equal(new Set(ids).size, ids.length, ids.join(', '));
    }
  });

  it('every deviation is one of its enforcer', async () => {
    const files = (await readdir('harness/enforcers', { recursive: true })).filter((path) => path.includes('/deviations/'));
    const texts = await Promise.all(files.map((path) => readFile(`harness/enforcers/${path}`, 'utf8')));
    const written = texts.flatMap((text) => [...text.matchAll(/: Deviation = \{\n {2}id: '([a-z-]+)'/g)].map(([, id]) => id));
    assert.deepEqual(written.toSorted(), deviations.map(({ id }) => id).toSorted());
  });

  it('every kind of a dialect is listed once in each version, and codes are letters of their own', () => {
    const kinds = dialects.flatMap((dialect) =>
      dialect.kinds.flatMap(({ apiVersions, kind }) => apiVersions.map((one) => `${one}/${kind}`)),
    );
    assert.equal(new Set(kinds).size, kinds.length);
    const codes = dialects.map(({ code }) => code);
    assert.equal(new Set(codes).size, codes.length);
    assert.ok(codes.every((code) => /^[a-z]$/.test(code)));
  });

  it('every reporter has its place in the registry, under its own name', async () => {
    const files = (await readdir('reports', { recursive: true })).filter((file) => file.endsWith('-reporter.ts'));
    assert.deepEqual(files.map((file) => file.replace(/^.*\/|-reporter\.ts$/g, '')).sort(), Object.keys(reporters).sort());
    assert.deepEqual(Object.keys(reporters).sort(), [...reporterNames].sort());
    for (const [name, reporter] of Object.entries(reporters)) assert.equal(reporter.name, name);
  });

  it('every name that --cluster takes has its cluster', async () => {
    for (const name of clusterNames) {
      const context = name === 'existing' ? ['--context', 'staging'] : [];
      assert.equal((await openCluster(clusterSpec(runOptions('--cluster', name, ...context)))).name, name);
    }
  });

  it('every scenario file is in the suite', async () => {
    const files = (await readdir('scenarios')).filter((file) => file.endsWith('.spec.ts'));
    const text = await readFile('scenarios/suite.ts', 'utf8');
    const imported = [...text.matchAll(/from '\.\/(.*\.spec\.ts)'/g)].map(([, file]) => file);
    const spread = [...text.matchAll(/^ {4}\.\.\.\w+,$/gm)];
    assert.deepEqual(imported.toSorted(), files.toSorted());
    assert.equal(spread.length, files.length);
  });

  it('every CNI is in the registry, brings enforcers that there are, and has its file', async () => {
    const ids: readonly string[] = enforcers.map(({ id }) => id);
    assert.deepEqual(Object.keys(cnis), [...cniNames]);
    for (const name of cniNames) {
      await access(`clusters/cni/${name}.ts`);
      assert.ok(cnis[name].enforcers.length > 0);
      assert.deepEqual(
        cnis[name].enforcers.filter((id) => !ids.includes(id)),
        [],
      );
    }
  });

  it('every command has its file, but for those that only print help', async () => {
    const files = await filesIn('cli/commands');
    const commands = commandNames.filter((name) => name !== 'help').map((name) => `${name.replace(' ', '-')}-command`);
    assert.deepEqual(
      commands.filter((command) => !files.includes(command)),
      [],
    );
    assert.deepEqual(
      files.filter((file) => file.endsWith('-command') && !commands.includes(file)),
      [],
    );
  });

  it('every mistake that policies could have is in its registry', async () => {
    const helpers = ['cidrs', 'edits', 'operator', 'registry'];
    const files = (await filesIn('tools/mutants/operators')).filter((file) => !helpers.includes(file));
    assert.equal(operators.length, files.length);
  });

  it('the recipes of CONTRIBUTING name files that there are', async () => {
    const [, recipes = ''] = /^## Recipes$(.*?)^`test/ms.exec(await readFile('CONTRIBUTING.md', 'utf8')) ?? [];
    const named = [...recipes.matchAll(/`([\w-]+(?:\/[\w.-]+)+\/?)`/g)].map(([, path = '']) => path);
    assert.ok(named.length > 30);
    for (const path of named) await assert.doesNotReject(access(path), path);
  });
});
