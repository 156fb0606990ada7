import assert from 'node:assert/strict';
import { type ChartValueSources, KnownValues } from '../../../harness/source/chart/known-values.ts';
import { parseYaml } from '../../../harness/text/parse-yaml.ts';

const text = `
replicas: 1
empty:
networkPolicy:
  enabled: false
  # flavor: cilium
  ## egress:
  ##   enabled: true
  ##   to:
  ##     - cidr: 192.0.2.0/24
  labels: {}
  peers:
    - name: prometheus
      # optional: true
# At the edge: prose.
#ingress:
#  class: nginx
config: |
  # inText: 1
podAnnotations: {}
  # example.com/kept: yes
'quoted.key': {inner: 1}
`;
const schema = {
  type: 'object',
  $defs: { flavor: { properties: { native: {} } }, loop: { $ref: '#/$defs/loop' } },
  properties: {
    networkPolicy: {
      properties: { mode: { enum: ['a'] }, forbidden: false },
      allOf: [{ properties: { strict: {} } }],
      then: { properties: { later: {} } },
      additionalProperties: true,
    },
    service: { $ref: '#/$defs/flavor' },
    loop: { $ref: '#/$defs/loop' },
    elsewhere: { $ref: 'https://example.com/schema.json' },
    list: { items: { properties: { port: {} } } },
    free: { additionalProperties: { properties: { x: {} } } },
  },
};

function sources(yaml: string, rest: Partial<ChartValueSources> = {}): ChartValueSources {
  return { text: yaml, values: parseYaml(yaml), schema: undefined, subcharts: new Map(), ...rest };
}

const subcharts = new Map([['db', sources('networkPolicy: {enabled: true}\nglobal: {zone: a}\n')]]);
const known = new KnownValues(sources(text, { schema, subcharts }));

describe('the values that a chart knows', () => {
  for (const path of [
    'replicas',
    'empty',
    'networkPolicy',
    'networkPolicy.enabled',
    'networkPolicy.flavor',
    'networkPolicy.egress',
    'networkPolicy.egress.enabled',
    'networkPolicy.egress.to',
    'networkPolicy.labels',
    'networkPolicy.peers[3].name',
    'ingress.class',
    'podAnnotations.example.com/kept'.replace('example.com', 'example\\.com'),
    'quoted\\.key.inner',
    'networkPolicy.mode',
    'networkPolicy.strict',
    'networkPolicy.later',
    'service.native',
    'list[0].port',
    'db',
    'db.networkPolicy.enabled',
    'global.zone',
  ])
    it(`have ${path}`, () => {
      assert.equal(known.knows(path), true);
    });

  for (const path of [
    '',
    'replica',
    'empty.inner',
    'networkPolicy.enable',
    'networkPolicy.enabled.deep',
    'networkPolicy.labels.app',
    'networkPolicy.egress.to[0].cidr',
    'networkPolicy.peers.name',
    'networkPolicy.peers[0].optional',
    'networkPolicy.forbidden',
    'networkPolicy.class',
    'config.inText',
    'inText',
    'podAnnotations.other',
    'quoted.key',
    'loop.x',
    'elsewhere.x',
    'free.x',
    'db.networkPolicy.enable',
    'networkPolicy.constructor',
    '__proto__',
    'global.db',
  ])
    it(`do not have "${path}"`, () => {
      assert.equal(known.knows(path), false);
    });

  it('are looked for once in each part of a schema, however often it is referred to', () => {
    const levels = Array.from({ length: 60 }, (_, index) => {
      const next = { $ref: `#/$defs/level${String(index + 1)}` };
      return [`level${String(index)}`, { allOf: [next, next], properties: { [`key${String(index)}`]: next } }] as const;
    });
    const $defs = Object.fromEntries(levels);
    const deep = new KnownValues(sources('', { schema: { $defs, $ref: '#/$defs/level0' } }));
    assert.deepEqual([deep.knows('key59'), deep.knows('key0.key10.key20'), deep.knows('key10.key0')], [true, true, false]);
  });

  it('are named where one is not among them', () => {
    assert.deepEqual(known.beside('service.nativ'), { parent: 'service', keys: ['native'] });
    assert.deepEqual(known.beside('db.networkPolicy.x.y'), { parent: 'db.networkPolicy', keys: ['enabled'] });
    assert.equal(known.beside('nothing').parent, '');
    assert.deepEqual(new KnownValues(sources('')).beside('a'), { parent: '', keys: [] });
  });
});
