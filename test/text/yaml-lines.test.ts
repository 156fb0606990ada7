import assert from 'node:assert/strict';
import { parseYamlWithLines } from '../../harness/text/parse-yaml.ts';

const text = `# a comment
spec:
  ingress:
    - from: []
      ports: &ports
        - port: 80
    - {}
  egress: [{ to: [] },
    { ports: *ports }]
---
&self
- 1
- a: b
`;
const [first, second] = parseYamlWithLines(text);

describe('the lines of a YAML document', () => {
  for (const [path, line] of [
    [[], 2],
    [['spec'], 2],
    [['spec', 'ingress'], 3],
    [['spec', 'ingress', 0], 4],
    [['spec', 'ingress', 0, 'ports'], 5],
    [['spec', 'ingress', 0, 'ports', 0, 'port'], 6],
    [['spec', 'ingress', 1], 7],
    [['spec', 'egress', 1], 9],
    // What an alias stands for is written elsewhere.
    [['spec', 'egress', 1, 'ports', 0], 6],
    [['spec', 'ingress', 1, 'from'], 7],
    [['metadata', 'name'], 2],
  ] as const)
    it(`are where a value is written, or what it is missing in: ${path.join('.')} at ${String(line)}`, () => {
      assert.equal(first?.lines.at(path), line);
    });

  it('are those of the whole text, in a later document', () => {
    assert.equal(second?.lines.at([1]), 13);
  });

  it('are known of all maps, each once', () => {
    assert.deepEqual(Object.fromEntries(first?.lines.mapsIn([]) ?? []), {
      '': 2,
      spec: 3,
      'spec.ingress[0]': 4,
      'spec.ingress[0].ports[0]': 6,
      'spec.ingress[1]': 7,
      'spec.egress[0]': 8,
      'spec.egress[1]': 9,
    });
    assert.deepEqual(Object.fromEntries(first?.lines.mapsIn(['spec', 'ingress', 0]) ?? []), { '': 4, 'ports[0]': 6 });
    assert.equal(first?.lines.mapsIn(['spec', 'nothing']).size, 0);
  });
});
