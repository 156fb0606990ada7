import assert from 'node:assert/strict';
import { parseArguments, type ParsedArguments } from '../../cli/parse-arguments.ts';
import { UserError } from '../../harness/vocabulary/user-error.ts';

type RunOptions = Extract<ParsedArguments, { command: 'run' }>['options'];
const runDefaults: RunOptions = {
  engine: [],
  suite: undefined,
  scenario: [],
  claim: [],
  grep: undefined,
  shard: undefined,
  chart: undefined,
  manifests: [],
  kustomize: undefined,
  values: [],
  cluster: undefined,
  cni: undefined,
  nodes: undefined,
  'ip-family': undefined,
  'node-image': undefined,
  'probe-image': undefined,
  'cni-manifest': [],
  'cni-chart': undefined,
  'cni-values': [],
  reuse: undefined,
  context: undefined,
  external: [],
  'allow-namespaces': false,
  spread: false,
  reporter: ['console', 'json', 'junit', 'html'],
  out: 'out',
  keep: false,
};

function refusal(args: readonly string[]): string {
  try {
    parseArguments(args);
  } catch (error) {
    assert.ok(error instanceof UserError, String(error));
    assert.equal(error.exitCode, 3);
    return error.message;
  }
  return assert.fail(`accepted: ${args.join(' ')}`);
}

describe('parseArguments', () => {
  it('without arguments runs everything with the defaults', () => {
    assert.deepEqual(parseArguments([]), { command: 'run', options: runDefaults });
    assert.deepEqual(parseArguments(['run']), { command: 'run', options: runDefaults });
  });

  it('reads every flag of run', () => {
    const line =
      'run --engine cilium,calico --engine cilium --scenario egress-* --claim row-gate,health --grep ^ro+ --suite s.yaml --chart ./c --manifests m --manifests n --kustomize k --values a.yaml --values=b,c.yaml --cluster predict --reporter json --out x --shard 2/4 --keep';
    assert.deepEqual(parseArguments(line.split(' ')), {
      command: 'run',
      options: {
        ...runDefaults,
        engine: ['cilium', 'calico'],
        scenario: ['egress-*'],
        claim: ['row-gate', 'health'],
        grep: /^ro+/u,
        shard: { index: 2, of: 4 },
        suite: 's.yaml',
        chart: './c',
        manifests: ['m', 'n'],
        kustomize: 'k',
        values: ['a.yaml', 'b,c.yaml'],
        cluster: 'predict',
        reporter: ['json'],
        out: 'x',
        keep: true,
      },
    });
  });

  it('run --list is list, and keeps the selection', () => {
    const listed = parseArguments(['--list', '--engine', 'calico', '--out', 'x']);
    assert.deepEqual(listed, parseArguments(['list', '--engine', 'calico']));
  });

  it('explain reads its flow', () => {
    const parsed = parseArguments(['explain', '--from', 'controller', '--to', 'dns:53/udp', '--family', '6', '--name', 'a.example.com']);
    assert.deepEqual(parsed, {
      command: 'explain',
      options: {
        from: 'controller',
        to: { endpoint: 'dns', port: 53, protocol: 'UDP' },
        family: 6,
        name: 'a.example.com',
        engine: undefined,
        scenario: undefined,
        suite: undefined,
        chart: undefined,
        manifests: [],
        kustomize: undefined,
        values: [],
      },
    });
  });

  it('render and doctor', () => {
    assert.deepEqual(parseArguments(['render', '--engine', 'calico', '--scenario', 'health']), {
      command: 'render',
      options: {
        suite: undefined,
        engine: 'calico',
        scenario: 'health',
        chart: undefined,
        manifests: [],
        kustomize: undefined,
        values: [],
      },
    });
    assert.deepEqual(parseArguments(['doctor']), { command: 'doctor' });
  });

  it('report reads its paths from --from and from what follows, as a shell expands them', () => {
    assert.deepEqual(parseArguments(['report', '--from', 'a', 'b', 'c,d', '--reporter', 'sarif,markdown', '--from', 'e']), {
      command: 'report',
      options: { from: ['a', 'e', 'b', 'c,d'], reporter: ['sarif', 'markdown'], gate: undefined, out: 'out' },
    });
    assert.deepEqual(parseArguments(['report', 'merge', 'a', 'b']), { command: 'report merge', options: { from: ['a', 'b'], out: 'out' } });
    assert.deepEqual(parseArguments(['report', 'diff', 'a', 'b', '--engines', 'kubernetes,cilium']), {
      command: 'report diff',
      options: { from: ['a', 'b'], reporter: 'console', engines: ['kubernetes', 'cilium'] },
    });
    assert.deepEqual(parseArguments(['report', 'trend', 'a', '--reporter', 'json']), {
      command: 'report trend',
      options: { from: ['a'], reporter: 'json' },
    });
  });

  for (const [args, topic] of [
    [['help', 'report', 'diff'], 'report diff'],
    [['report', 'diff', '--help'], 'report diff'],
    [['--help'], undefined],
    [['-h'], undefined],
    [['help'], undefined],
    [['help', 'explain'], 'explain'],
    [['explain', '--help'], 'explain'],
    [['--nonsense', '--help'], undefined],
  ] as const) {
    it(`${args.join(' ')}: help`, () => {
      assert.deepEqual(parseArguments(args), { command: 'help', topic });
    });
  }

  it('--version', () => {
    assert.deepEqual(parseArguments(['run', '--version']), { command: 'version' });
  });

  for (const [args, ...parts] of [
    [['expalin'], 'Unknown command "expalin". Did you mean "explain"?', 'Known: run, list, explain, render, '],
    [['cilium'], 'Unknown command "cilium".', 'Flags need -- before them'],
    [['help', 'rum'], 'Did you mean "run"?'],
    [['help', 'run', 'list'], 'help takes one command'],
    [['--engin', 'cilium'], 'Unknown flag "--engin". Did you mean "--engine"?', '--shard', 'help run'],
    [['-x'], 'Unknown flag "-x".'],
    [['--from', 'a'], '--from is a flag of the command explain, not of run.'],
    [['--engine', ''], 'empty value'],
    [['--engine'], '--engine needs a value'],
    [['--engine', '--list'], '--engine needs a value'],
    [['--list=yes'], '--list is a switch'],
    [['--out', 'a', '--out', 'b'], '--out is given twice'],
    [['--reporter', 'xml'], 'Unknown reporter "xml".', 'Known: console, json, junit'],
    [['--cluster', 'kid'], 'Unknown cluster "kid"'],
    [['--claim', ''], 'empty value'],
    [['--scenario-file', 'a.mjs'], 'Unknown flag "--scenario-file".'],
    [['--suite', 'a.yaml', '--suite', 'b.yaml'], '--suite is given twice'],
    [['--grep', '('], '--grep "(" is not a regular expression'],
    [['--', '--engine', 'cilium'], 'A -- between the flags is one too many'],
    [['--keep', 'please'], 'Unexpected argument "please"'],
    [['explain', '--to', 'controller:8080'], '--from ENDPOINT is missing'],
    [['explain', '--from', 'a', '--to', 'controller'], 'expected ENDPOINT:PORT'],
    [['explain', '--from', 'a', '--to', 'controller:0'], 'from 1 to 65535'],
    [['explain', '--from', 'a', '--to', 'controller:65536'], 'from 1 to 65535'],
    [['explain', '--from', 'a', '--to', 'b:1', '--family', '5'], 'Unknown IP family "5"'],
    [['report'], 'report needs results to read', 'help report'],
    [['report', 'merge', '--out', 'x'], 'report merge needs results to read'],
    [['report', 'diff', 'a', '--engines', 'cilium'], 'expected two engines'],
    [['report', 'trend', 'a', '--reporter', 'html'], 'Unknown reporter "html"', 'Known: console, markdown, json'],
    [['report', 'merge', 'a', '--from', 'b'], '--from is a flag of the command'],
    [['doctor', '--list'], '--list is a flag of the command run'],
  ] as const) {
    it(`refuses ${JSON.stringify(args.join(' '))}`, () => {
      const message = refusal(args);
      for (const part of parts) assert.ok(message.includes(part), `${JSON.stringify(part)} is not in:\n${message}`);
    });
  }

  for (const shard of ['0/4', '5/4', '1', 'a/b', '1/0', '-1/2', '1/2/3', '']) {
    it(`refuses shard ${JSON.stringify(shard)}`, () => {
      assert.match(refusal([`--shard=${shard}`]), /expected i\/n with 1 ≤ i ≤ n/);
    });
  }

  it('reads a destination whose endpoint holds colons, and a port by name', () => {
    const parsed = parseArguments(['explain', '--from', '2001:db8::1', '--to', '2001:db8::2:http/SCTP']);
    assert.ok(parsed.command === 'explain');
    assert.deepEqual(parsed.options.to, { endpoint: '2001:db8::2', port: 'http', protocol: 'SCTP' });
  });
});
