import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { isAbsolute, join, normalize } from 'node:path';
import { create } from 'xmlbuilder2';
import type { Results } from '../../harness/vocabulary/results.ts';
import type { Legs } from '../../harness/vocabulary/legs.ts';
import { readResults } from '../../reports/read-results.ts';
import { reporters } from '../../reports/registry.ts';
import type { RenderedReport } from '../../reports/reporter.ts';
import { reporterNames, type ReporterName } from '../../reports/reporter-names.ts';
import { writeReports } from '../../reports/write-reports.ts';
import { hostileResults, payload } from '../fixtures/hostile-results.ts';

describe('a results file from a stranger', function () {
  this.timeout(120_000);
  const results = hostileResults();
  const legs: Legs = [results, { ...results, run: { ...results.run, cluster: { ...results.run.cluster, cni: '../../../etc/passwd' } } }];

  function render(name: ReporterName, what: Legs = [results]): readonly RenderedReport[] {
    return reporters[name].render(what, { width: 100, colours: 'off', resultsFile: 'out/results.json', repository: process.cwd() });
  }

  function textOf(name: ReporterName): string {
    return render(name)
      .map(({ text }) => text)
      .join('');
  }

  it('is one that can be read: what it says is a question of the reports', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'hostile-'));
    try {
      await writeFile(join(folder, 'results.json'), JSON.stringify(results));
      assert.equal((await readResults(join(folder, 'results.json'))).cells.length, results.cells.length);
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  for (const name of reporterNames) {
    it(`${name}: nothing that steers a terminal or reorders text`, () => {
      // The page's own program may name such characters; what the stranger says is packed.
      const text = textOf(name).replace(/<(script|style)\b[^]*?<\/\1>/g, '');
      assert.doesNotMatch(text, /(?![\t\n])[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u202a-\u202e]/u);
    });

    it(`${name}: no file outside of the folder`, () => {
      for (const report of render(name, legs)) {
        if (report.kind !== 'file') continue;
        assert.ok(!isAbsolute(report.fileName) && !normalize(report.fileName).startsWith('..'), report.fileName);
        assert.match(report.fileName, /^[a-z0-9][\w.-]*(\/[\w.-]+)*$/);
        assert.ok(report.fileName.split('/').every((part) => part.length < 200));
      }
    });

    it(`${name}: no line that commands the CI job`, () => {
      const commands = textOf(name)
        .split('\n')
        .filter((line) => /^\s*(?:::|##\[)/.test(line));
      if (name !== 'annotations') assert.deepEqual(commands, []);
      for (const line of commands) assert.match(line, /^::(error|warning|notice) (?:\w+=[^,:]*,?)+::/);
    });
  }

  it('legs whose names differ in signs only are written beside each other', () => {
    const named = (cni: string): Results => ({ ...results, run: { ...results.run, cluster: { ...results.run.cluster, cni } } });
    const files = render('json', [named('a/b'), named('a?b')]).flatMap((report) => (report.kind === 'file' ? [report.fileName] : []));
    assert.equal(new Set(files).size, 2);
  });

  it('annotations: as many commands as causes, and nothing else', () => {
    const lines = textOf('annotations').trimEnd().split('\n');
    assert.ok(lines.length > 3 && lines.every((line) => /^::(error|warning|notice) /.test(line)));
  });

  it('junit: XML with the elements of JUnit only', () => {
    const names = new Set<string>();
    create(textOf('junit')).each((node) => names.add(node.node.nodeName), false, true);
    const known = ['testsuites', 'testsuite', 'properties', 'property', 'testcase', 'failure', 'error', 'skipped', 'system-out', '#text'];
    assert.deepEqual(
      [...names].filter((each) => !known.includes(each)),
      [],
    );
  });

  it('html: two scripts of its own, no event handler, nothing of the stranger outside of the packed data', () => {
    const page = textOf('html').replace(/<script type="application\/octet-stream" id="data">[A-Za-z0-9+/=]*<\/script>/, '');
    assert.equal((page.match(/<script\b/g) ?? []).length, 1);
    assert.doesNotMatch(page, /owned|onerror=alert/);
  });

  it('markdown: no HTML, link, image, heading or mention outside of code', () => {
    const whole = textOf('markdown');
    const blocks = whole.match(/<(pre|summary)>[^]*?<\/\1>/g) ?? [];
    assert.ok(blocks.length > 3);
    for (const block of blocks)
      assert.doesNotMatch(block.replace(/<!-- -->/g, ' ').replace(/<\/?(?:pre|summary|code|b)>/g, ''), /[<>]|@everyone/);
    for (const block of blocks.filter((each) => each.startsWith('<summary>'))) assert.doesNotMatch(block, /\n/);
    const text = whole.replace(/<(pre|summary)>[^]*?<\/\1>/g, '').replace(/(?<![`\\])(`+)(?!`)[^]*?(?<!`)\1(?!`)/g, '');
    assert.doesNotMatch(text, /<(?:script|img)\b|(?<!\\)\]\(javascript|^# owned|@everyone/im);
  });

  it('sarif: JSON', () => {
    const log = JSON.parse(textOf('sarif')) as { runs: readonly unknown[] };
    assert.equal(log.runs.length, 1);
  });

  it('openmetrics: lines of its grammar only', () => {
    const label = String.raw`[a-z_]+="(?:[^"\\\n]|\\["\\n])*"`;
    const sample = new RegExp(String.raw`^netpol_conformance_\w+(?:\{${label}(?:,${label})*\})? [-+.\de]+$`);
    for (const line of textOf('openmetrics').trimEnd().split('\n'))
      assert.match(line, line.startsWith('#') ? /^# (?:HELP|TYPE|UNIT|EOF)/ : sample);
  });

  it('json: the same results, every character of them', () => {
    assert.deepEqual(JSON.parse(textOf('json')), JSON.parse(JSON.stringify(results)));
    assert.ok(textOf('json').includes(JSON.stringify(payload).slice(1, 8)));
  });

  it('reports are never written through a link that somebody put there', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'hostile-'));
    try {
      const victim = join(folder, 'victim');
      await writeFile(victim, 'mine');
      const out = join(folder, 'out');
      await writeReports([{ kind: 'file', fileName: 'first.txt', text: '1' }], out);
      await symlink(victim, join(out, 'a.txt'));
      await symlink(victim, join(out, `a.txt.${String(process.pid)}.part`));
      await writeReports([{ kind: 'file', fileName: 'a.txt', text: 'theirs' }], out);
      assert.equal(await readFile(victim, 'utf8'), 'mine');
      assert.equal(await readFile(join(out, 'a.txt'), 'utf8'), 'theirs');
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
