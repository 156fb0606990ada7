import assert from 'node:assert/strict';
import fc from 'fast-check';
import { annotationsReporter } from '../../../reports/annotations/annotations-reporter.ts';
import type { Legs } from '../../../harness/vocabulary/legs.ts';
import { locatedResults } from '../located-results.ts';
import { buildCell, buildFlow, buildResults } from '../build-results.ts';
import { greenResults, mixedResults } from '../sample-results.ts';
import { textOf } from '../text-of.ts';

interface Command {
  readonly level: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly message: string;
}

/** Read workflow commands as GitHub's runner does: a command is a line, its values are escaped with percent signs. */
function parse(text: string): readonly Command[] {
  const lines = text.split('\n');
  assert.equal(lines.pop(), '');
  return lines.map((line) => {
    const match = /^::(?<level>error|warning|notice) (?<properties>[^:]*)::(?<message>.*)$/.exec(line);
    const { level = '', properties = '', message = '' } = match?.groups ?? assert.fail(line);
    const pairs = properties.split(',').map((pair) => {
      const [name = '', ...value] = pair.split('=');
      return [name, unescape(value.join('='))] as const;
    });
    return { level, properties: Object.fromEntries(pairs), message: unescape(message) };
  });
}

function unescape(text: string): string {
  return text.replaceAll('%2C', ',').replaceAll('%3A', ':').replaceAll('%0A', '\n').replaceAll('%0D', '\r').replaceAll('%25', '%');
}

function annotate(...legs: Legs): readonly Command[] {
  return parse(textOf(annotationsReporter, legs));
}

describe('annotations reporter', () => {
  it('points at the line that writes the deciding rule', () => {
    const [command] = annotate(locatedResults('rule'));
    assert.deepEqual(
      [command?.level, command?.properties['file'], command?.properties['line']],
      ['error', 'chart/templates/_kubernetes.tpl', '8'],
    );
    assert.match(command?.message ?? '', /This line writes the rule that decides/);
    assert.match(command?.message ?? '', /^expected: allowed/m);
  });

  it('points at the policy where no rule decides, and says so', () => {
    const [command] = annotate(locatedResults('policy'));
    assert.deepEqual([command?.properties['file'], command?.properties['line']], ['chart/templates/policies/kubernetes.yaml', '5']);
    assert.match(command?.message ?? '', /This line begins the policy that decides/);
  });

  it('names the file alone where no line is known, and no file where the chart is elsewhere', () => {
    assert.equal(annotate(locatedResults('file'))[0]?.properties['line'], undefined);
    assert.equal(annotate(locatedResults('file'))[0]?.properties['file'], 'chart/templates/policies/kubernetes.yaml');
    for (const path of ['/elsewhere/chart', '../chart', 'oci://registry.example.com/chart', 'chart.tgz'])
      assert.equal(annotate(locatedResults('rule', { path }))[0]?.properties['file'], undefined, path);
    assert.equal(
      annotate(locatedResults('rule', { path: '/repository/charts/one' }))[0]?.properties['file'],
      'charts/one/templates/_kubernetes.tpl',
    );
  });

  it('is one command a cause, by outcome, and none where all is well', () => {
    assert.deepEqual(annotate(greenResults()), []);
    const levels = annotate(mixedResults()).map(({ level }) => level);
    assert.deepEqual(new Set(levels), new Set(['error', 'warning', 'notice']));
    assert.deepEqual(
      levels,
      levels.toSorted((a, b) => ['error', 'warning', 'notice'].indexOf(a) - ['error', 'warning', 'notice'].indexOf(b)),
    );
  });

  it('says what stopped a run', () => {
    const [command] = annotate(buildResults([], { problem: 'no docker:\n100%, really' }));
    assert.equal(command?.level, 'error');
    assert.equal(command.message, 'no docker:\n100%, really');
  });

  it('says which leg of a matrix', () => {
    const cluster = { name: 'kind', cni: 'cilium', evidence: 'packets', details: {} } as const;
    for (const { properties } of annotate(greenResults(), buildResults(mixedResults().cells, { cluster })))
      assert.match(properties['title'] ?? '', / · cilium · kind$/);
  });

  it('no text of results can end a command, begin another, or change a property', () => {
    const hostile = fc.string({
      unit: fc.constantFrom('::', ':', ',', '%', '\n', '\r', '=', 'error', '%0A', '::error::x', '##[group]', ' '),
    });
    fc.assert(
      fc.property(hostile, (text) => {
        const flow = buildFlow({ id: text, source: text, reason: text, because: text, outcome: 'failed', verdict: 'denied' });
        const commands = annotate(buildResults([buildCell({ id: text, title: text, outcome: 'failed', flows: [flow] })]));
        assert.equal(commands.length, 1);
        assert.deepEqual(Object.keys(commands[0]?.properties ?? {}), ['title']);
      }),
    );
  });
});
