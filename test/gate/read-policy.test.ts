import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cniNames } from '../../clusters/cni/cni-name.ts';
import { enforcersOf } from '../../clusters/cni/registry.ts';
import type { GatePolicy } from '../../gate/gate-policy.ts';
import { readPolicy } from '../../gate/read-policy.ts';
import { claims } from '../../scenarios/claims.ts';
import { UserError } from '../../harness/vocabulary/user-error.ts';
import { engines } from '../../scenarios/engines.ts';

const known = { engines: [...engines], claims: Object.keys(claims) };

const complete = `
version: 1
chart: stageset-controller
maxAge: 36h
required:
  - cni: cilium
    kubernetes: "1.34"
    ipFamily: dual
    engines: [kubernetes, cilium]
    claims: [row-gate]
    minimum: { cells: 2, flows: 30, ruleCoverage: 87.5% }
allowed:
  - deviation: cilium-ip-block
    cni: cilium
    flows: controller → apiserver:*
    reason: documented by Cilium
    expires: 2027-03-31
  - skipped: the cluster's own DNS *
    reason: kind's DNS has one port
    expires: 2027-03-31
`;

describe('a gate policy', () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'gate-policy-'));
  });
  after(() => rm(folder, { recursive: true }));

  async function read(text: string): Promise<GatePolicy> {
    await writeFile(join(folder, 'gate.yaml'), text);
    return readPolicy(join(folder, 'gate.yaml'), known);
  }

  it('is read with every field', async () => {
    const expires = new Date('2027-04-01T00:00:00Z');
    assert.deepEqual(await read(complete), {
      source: 'stageset-controller',
      maxAgeMs: 36 * 3_600_000,
      required: [
        {
          cni: 'cilium',
          kubernetes: '1.34',
          ipFamily: 'dual',
          engines: ['kubernetes', 'cilium'],
          claims: ['row-gate'],
          minimum: { cells: 2, flows: 30, ruleCoverage: 0.875 },
        },
      ],
      allowed: [
        {
          kind: 'deviation',
          what: 'cilium-ip-block',
          cni: 'cilium',
          flows: 'controller → apiserver:*',
          reason: 'documented by Cilium',
          expires,
        },
        { kind: 'skipped', what: "the cluster's own DNS *", reason: "kind's DNS has one port", expires },
      ],
    });
  });

  it('says what it is about as source, or by its older name', async () => {
    assert.equal((await read(complete.replace('chart: ', 'source: '))).source, 'stageset-controller');
    for (const none of ['', 'chart: a\nsource: b\n'])
      await assert.rejects(read(complete.replace('chart: stageset-controller\n', none)), { message: /must have source, .* and not both/ });
  });

  it('asks for all engines and claims, and for no minimum, where it says no more', async () => {
    const { required, maxAgeMs, allowed } = await read(
      'version: 1\nchart: c\nmaxAge: 3d\nrequired: [{ cni: nftables, engines: all, claims: all }]\n',
    );
    assert.equal(maxAgeMs, 3 * 86_400_000);
    assert.deepEqual(allowed, []);
    assert.deepEqual(required, [
      { cni: 'nftables', engines, claims: Object.keys(claims), minimum: { cells: 0, flows: 0, ruleCoverage: 0 } },
    ]);
  });

  describe('is refused, with the path of what is wrong, for', () => {
    const cases: readonly (readonly [string, string, string, RegExp])[] = [
      [
        'an engine that does not exist',
        '[kubernetes, cilium]',
        '[kubernetes, antrea]',
        /required\[0\]\.engines\[1\]: must be all, or a list of: kubernetes, cilium/,
      ],
      [
        'a claim that the suite does not have',
        '[row-gate]',
        '[row-gait]',
        /required\[0\]\.claims\[0\]: must be all, or a list of: off-by-default, pod-scoped/,
      ],
      ['a number that is no percentage', '87.5%', '0.875', /required\[0\]\.minimum\.ruleCoverage: must be a percentage/],
      ['an allowance without a reason', '    reason: documented by Cilium\n', '', /allowed\[0\]/],
      [
        'an allowance without a day',
        "    reason: kind's DNS has one port\n    expires: 2027-03-31\n",
        '    reason: it is\n',
        /allowed\[1\]/,
      ],
      ['a day that does not exist', '2027-03-31', '2027-02-31', /allowed\[0\]/],
      ['an age without a unit', '36h', '36', /maxAge: must be hours or days/],
      ['no requirement', 'required:', 'required: []\nelse:', /required: is empty/],
      ['an unknown field', 'kubernetes: "1.34"', 'kubernets: "1.34"', /required\[0\]: Unrecognized key: "kubernets"/],
      ['a version that YAML takes for a number', '"1.34"', '1.30', /required\[0\]\.kubernetes: must be a version in quotes/],
      ['an IP family that there is not', 'ipFamily: dual', 'ipFamily: both', /required\[0\]\.ipFamily: must be ipv4, ipv6 or dual/],
      ['another version of the policy', 'version: 1', 'version: 2', /version: /],
    ];
    for (const [name, from, to, message] of cases) {
      it(name, async () => {
        assert.ok(complete.includes(from));
        await assert.rejects(read(complete.replace(from, to)), (error) => {
          assert.ok(error instanceof UserError);
          assert.equal(error.exitCode, 2);
          assert.match(error.message, message);
          return true;
        });
      });
    }

    it('text that is no YAML', async () => {
      await assert.rejects(read('a: [b'), /gate\.yaml: is no YAML/);
    });

    it('a file that is not there, or that is none', async () => {
      await assert.rejects(readPolicy(join(folder, 'none.yaml'), known), {
        message: /none\.yaml: can't be read \(there is no such file\)/,
        exitCode: 3,
      });
      await assert.rejects(readPolicy(folder, known), { message: /can't be read \(Error: EISDIR/, exitCode: 3 });
    });

    it('a file that is larger than any policy', async () => {
      await assert.rejects(read('#'.repeat(1_048_577)), { message: /holds more than 1 MiB/, exitCode: 2 });
    });

    it('several mistakes at once, each on its line', async () => {
      const lines = (text: string): Promise<string> =>
        read(text).then(String, (error: unknown) => (error instanceof UserError ? error.message : ''));
      const path = join(folder, 'gate.yaml');
      assert.deepEqual((await lines(complete.replace('36h', '36').replace('"1.34"', '1.30'))).split('\n'), [
        `${path}: maxAge: must be hours or days, e.g. 36h or 3d`,
        `${path}: required[0].kubernetes: must be a version in quotes, e.g. "1.34"`,
        'docs/gate.md describes the policy.',
      ]);
      assert.match(await lines('[]'), /gate\.yaml: Invalid input: expected object/);
    });
  });

  it('of this project is read, asks for every claim on the embedded cluster, and allows only deviations that exist', async () => {
    const { required, source, allowed } = await readPolicy('gate.yaml', known);
    const there = cniNames.flatMap((cni) => enforcersOf(cni).flatMap(({ deviations }) => deviations.map(({ id }) => `${id} on ${cni}`)));
    for (const { kind, what, cni } of allowed) if (kind === 'deviation') assert.ok(there.includes(`${what} on ${String(cni)}`), what);
    assert.equal(source, 'stageset-controller');
    assert.deepEqual(required.find(({ cni }) => cni === 'nftables')?.claims, Object.keys(claims));
  });
});
