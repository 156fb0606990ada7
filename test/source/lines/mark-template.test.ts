import assert from 'node:assert/strict';
import { markKey, markTemplate } from '../../../harness/source/lines/mark-template.ts';

describe('markTemplate', () => {
  for (const [name, line, expected] of [
    ['an object', 'kind: NetworkPolicy', `kind: NetworkPolicy\n${markKey}: "t.yaml:1"`],
    ['an object whose kind is an action', 'kind: {{ .kind }}', `kind: {{ .kind }}\n${markKey}: "t.yaml:1"`],
    ['an item of a list', '    - from: []', `    - ${markKey}: "t.yaml:1"\n      from: []`],
    ['a map', '{{- $a := dict "b" 1 -}}', `{{- $a := dict "${markKey}" "t.yaml:1" "b" 1 -}}`],
    [
      'maps in a map',
      '{{ list (dict "a" (dict $b 1)) }}',
      `{{ list (dict "${markKey}" "t.yaml:1" "a" (dict "${markKey}" "t.yaml:1" $b 1)) }}`,
    ],
  ] as const) {
    it(`marks ${name}`, () => {
      assert.equal(markTemplate(line, 't.yaml', 'objects and maps'), expected);
    });
  }

  for (const line of [
    '{{- $a := ternary $b dict (not $c) -}}',
    '{{- $a := dict -}}',
    '  kind: Service',
    'kind:',
    'kind: {{ include "x" (dict',
    '    - {{ toYaml . }}',
    '    - 10.0.0.0/8',
    '# (a dictionary "of" words)',
  ]) {
    it(`leaves alone: ${line}`, () => {
      assert.equal(markTemplate(line, 't.yaml', 'objects'), line);
      if (!line.includes('include')) assert.equal(markTemplate(line, 't.yaml', 'objects and maps'), line);
    });
  }

  it('counts lines from 1, and marks only objects where that is asked for', () => {
    assert.equal(markTemplate('a: 1\nkind: A\n- b: 1', 'f', 'objects'), `a: 1\nkind: A\n${markKey}: "f:2"\n- b: 1`);
  });
});
