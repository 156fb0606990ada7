import assert from 'node:assert/strict';
import type { CellPolicies } from '../../harness/cluster/cluster.ts';
import { allowed, denied } from '../../harness/suite/expectation.ts';
import type { Scenario } from '../../harness/suite/scenario.ts';
import type { Results } from '../../harness/vocabulary/results.ts';
import { type Behaviour, type Look, modelCluster } from './model-cluster.ts';
import { runTiny, tinyChart, tinyScenario } from './tiny-chart.ts';

/** Three cells that differ in a value which changes nothing. */
function three(changes: (id: string) => Partial<Scenario> = () => ({})): readonly Scenario[] {
  return ['one', 'two', 'three'].map((id) =>
    tinyScenario({ id, values: () => ({ networkPolicy: { enabled: true, comment: id } }), ...changes(id) }),
  );
}

const place = 'npc-abc123-one-k';

/** A look as the tests name it: `enforced 2 controller:8082` where the flow is of the second cell. */
function describeLook({ when, request }: Look): string {
  return `${when} ${request.id.split('/')[0] ?? ''}:${String(request.flow.port)}`;
}

/** Run them in one namespace. */
async function inTurns(scenarios: readonly Scenario[], behaviour: Behaviour = {}, files = tinyChart): Promise<Results> {
  return await runTiny(scenarios, { cluster: modelCluster({ concurrentCells: 1, ...behaviour }) }, files);
}

function outcomesOf({ cells }: Results): readonly unknown[] {
  return cells.map(({ namespace, outcome }) => [namespace, outcome]);
}

describe('cells that take turns', () => {
  it('share their pods, and have their policies in force one after another', async () => {
    const looks: string[] = [];
    const results = await inTurns(three(), {
      observe: (look) => {
        if (look.request.flow.family === 4) looks.push(describeLook(look));
        return look.honest;
      },
    });
    assert.deepEqual(outcomesOf(results), [
      [place, 'ok'],
      [place, 'ok'],
      [place, 'ok'],
    ]);
    assert.equal(results.summary.exitCode, 0);
    assert.deepEqual(
      looks,
      ['one', 'two', 'three'].flatMap((id) =>
        ['open', 'enforced', 'restored']
          .filter((when) => when !== 'open' || id === 'one')
          .flatMap((when) => [8080, 8082].map((port) => `${when} ${id}:${String(port)}`)),
      ),
    );
  });

  it('are as many at once as there is room for, and say what a run that has room for all says', async () => {
    const enforced: number[] = [];
    const spied = (concurrentCells: number): Promise<Results> => {
      const cluster = modelCluster({ concurrentCells });
      return runTiny(three(), {
        cluster: {
          ...cluster,
          start: async (options) => {
            const running = await cluster.start(options);
            return {
              ...running,
              enforce: (cells: readonly CellPolicies[]) => {
                enforced.push(cells.length);
                return running.enforce(cells);
              },
            };
          },
        },
      });
    };
    const [two, all] = [await spied(2), await spied(3)];
    assert.deepEqual(enforced, [2, 1, 3]);
    const flowsOf = ({ cells }: Results): string =>
      JSON.stringify(cells.map(({ id, flows }) => [id, flows])).replaceAll(/npc-abc123-\w+-k/g, '');
    assert.equal(flowsOf(two), flowsOf(all));
    assert.deepEqual(two.summary, all.summary);
    assert.deepEqual(
      two.run.stages.map(({ name }) => name),
      all.run.stages.map(({ name }) => name),
    );
  });

  it('say which turn it is', async () => {
    const stages = new Set<string>();
    await runTiny(three(), {
      cluster: modelCluster({ concurrentCells: 2 }),
      onProgress: ({ stage, total }) => total > 0 && stages.add(stage),
    });
    assert.deepEqual(
      [...stages].filter((stage) => stage.startsWith('enforced')),
      ['enforced, turn 1 of 2', 'enforced, turn 2 of 2'],
    );
  });

  it('send nothing of flows that the cluster can not send', async () => {
    const sent = new Set<number>();
    const results = await inTurns(three(), {
      cannotProbe: ({ flow }) => (flow.port === 8080 ? 'there is no way' : undefined),
      observe: ({ honest, request }) => {
        sent.add(request.flow.port);
        return honest;
      },
    });
    assert.deepEqual([...sent], [8082]);
    for (const { flows } of results.cells)
      assert.deepEqual(
        flows.map(({ port, outcome, reason }) => [port, outcome, reason]),
        [8080, 8080, 8082, 8082].map((port) => (port === 8080 ? [port, 'skipped', 'there is no way'] : [port, 'ok', undefined])),
      );
  });

  it('look themselves at flows that the turn before did not see restored', async () => {
    const opened: string[] = [];
    const scenarios = three((id) => ({
      expect: () => [
        allowed('prometheus', 'controller:metrics', 'its rule'),
        denied(id === 'two' ? 'flagger' : 'prometheus', 'controller:gate', 'no rule'),
      ],
    }));
    await inTurns(scenarios, {
      observe: (look) => {
        if (look.request.flow.family === 4 && look.request.id.includes('two/') && look.when === 'restored') opened.push(describeLook(look));
        return look.honest;
      },
    });
    assert.deepEqual(opened, ['restored two:8082', 'restored two:8080', 'restored two:8082']);
  });

  it('take over of the turn before that a flow connects, not how long that took', async () => {
    let looks = 0;
    const results = await inTurns(three(), {
      observe: ({ when, honest, request }) => {
        if (when !== 'restored' || request.flow.port !== 8082 || !request.id.startsWith('one/')) return honest;
        looks += 1;
        return looks > 2 ? 'connected' : 'dropped';
      },
      settleWithinMs: 60_000,
    });
    const gates = results.cells.map(({ flows }) => flows.find(({ port, family }) => port === 8082 && family === 4)?.observed);
    const kindsOf = (phase: 'open' | 'restored'): unknown => gates.map((gate) => gate?.[phase]?.attempts.map(({ kind }) => kind));
    assert.deepEqual(kindsOf('restored'), [['dropped', 'connected'], ['connected'], ['connected']]);
    assert.deepEqual(kindsOf('open'), [['connected'], ['connected'], ['connected']]);
    assert.equal(results.summary.outcome, 'ok');
  });

  it('take nothing for open that the turn before left shut', async () => {
    const results = await inTurns(three(), {
      observe: ({ when, honest, request }) => (when === 'restored' && request.flow.port === 8082 ? 'dropped' : honest),
    });
    const reasons = results.cells.map(({ flows }) => flows.find(({ port }) => port === 8082)?.reason ?? '');
    assert.match(reasons[0] ?? '', /^with the policies removed again it was dropped/);
    for (const reason of reasons.slice(1)) assert.match(reason, /^without any policy it was dropped/);
    assert.deepEqual(
      results.cells.map(({ outcome }) => outcome),
      ['failed', 'inconclusive', 'inconclusive'],
    );
  });

  it('share a look where they are there at the same time and send the same packets, and expect the same of them', async () => {
    const looks: string[] = [];
    const [one, two] = ['one', 'two'].map((id) => tinyScenario({ id }));
    assert.ok(one && two);
    const wrong = tinyScenario({ id: 'wrong', expect: () => [allowed('prometheus', 'controller:gate', 'declared wrongly')] });
    const results = await runTiny([one, two, wrong], {
      cluster: modelCluster({
        observe: (look) => {
          if (look.request.flow.family === 4 && look.when === 'enforced') looks.push(describeLook(look));
          return look.honest;
        },
      }),
    });
    assert.deepEqual(looks, ['enforced one:8080', 'enforced one:8082', 'enforced wrong:8082', 'enforced wrong:8082']);
    assert.deepEqual(
      results.cells.map(({ outcome, flows }) => [outcome, flows.map(({ observed }) => observed.enforced?.attempts.length)]),
      [
        ['ok', [1, 1, 1, 1]],
        ['ok', [1, 1, 1, 1]],
        ['failed', [2, 2]],
      ],
    );
  });

  it('lose nothing that the turns before found where the run ends', async () => {
    const aborted = new AbortController();
    const results = await runTiny(three(), {
      signal: aborted.signal,
      cluster: modelCluster({
        concurrentCells: 1,
        observe: ({ request, when, honest }) => {
          if (request.id.startsWith('two/') && when === 'enforced') {
            aborted.abort(new Error('SIGINT'));
            aborted.signal.throwIfAborted();
          }
          return honest;
        },
      }),
    });
    assert.equal(results.run.completeness, 'partial');
    assert.deepEqual(
      results.cells.map(({ outcome }) => outcome),
      ['ok', 'inconclusive', 'inconclusive'],
    );
  });

  it('have a namespace of their own where their controller is another', async () => {
    const texts = Object.entries(tinyChart).map(([file, text]) => [
      file,
      text.replaceAll('app: controller', 'app: {{ .Values.app | default "controller" }}'),
    ]);
    const files = Object.fromEntries(texts) as typeof tinyChart;
    const scenarios = three((id) => ({
      values: () => ({ networkPolicy: { enabled: true, comment: id }, ...(id === 'two' ? { app: 'other' } : {}) }),
    }));
    assert.deepEqual(outcomesOf(await inTurns(scenarios, {}, files)), [
      [place, 'ok'],
      ['npc-abc123-two-k', 'ok'],
      [place, 'ok'],
    ]);
  });
});
