import { hintFor, type Problem, showValue } from './problem.ts';
import { findStandingPeer, standingPeers } from './standing-peers.ts';
import type { EngineSpec, Suite } from './suite.ts';

/** What one part of a suite says of another that is not so. Paths are those of the suite. @param dialects ids of all there are */
export function suiteProblems(suite: Suite, dialects: readonly string[]): readonly Problem[] {
  return [
    ...Object.entries(suite.engines).flatMap(([name, engine]) => engineProblems(name, engine, suite, dialects)),
    ...Object.keys(suite.peers).flatMap((name) => peerProblems(name, suite)),
    ...Object.keys(suite.subjects).flatMap(subjectProblems),
    ...claimProblems(suite),
    ...twice(
      suite.tables.map(({ id }, index) => ({ id, path: ['tables', index, 'id'] })),
      'table',
    ),
    ...twice(
      suite.tables.flatMap(({ rows }, index) => rows.map(({ id }, at) => ({ id, path: ['tables', index, 'rows', at, 'id'] }))),
      'row',
    ),
    ...twice(
      suite.scenarios.map(({ id }, index) => ({ id, path: ['scenarios', index, 'id'] })),
      'scenario',
    ),
    ...scenarioProblems(suite),
  ];
}

/** Values mean nothing to a source that is no chart. @param path of the values */
export function valuesProblems({ source }: Suite, place: string, path: readonly PropertyKey[]): readonly Problem[] {
  if (source === undefined || source.kind === 'chart') return [];
  const message = `${place} has ${String(path.at(-1))}, which only a chart takes; the source is ${source.kind}`;
  return [{ path, part: 'key', message }];
}

function engineProblems(
  name: string,
  { dialects: own, values }: EngineSpec,
  suite: Suite,
  dialects: readonly string[],
): readonly Problem[] {
  if (own.length === 1 && own[0] === name && !dialects.includes(name)) {
    const message = `engines.${name} is not named after a dialect and names none; write dialects: [...], with one of ${dialects.join(', ')}`;
    return [{ path: ['engines', name], part: 'key', message }];
  }
  const unknownDialects = own.flatMap((dialect, index) =>
    dialects.includes(dialect)
      ? []
      : [unknown(`engines.${name}.dialects`, dialect, 'dialect', dialects, ['engines', name, 'dialects', index])],
  );
  const needless = Object.keys(values).length === 0 ? [] : valuesProblems(suite, `engines.${name}`, ['engines', name, 'values']);
  return [...unknownDialects, ...needless];
}

function peerProblems(name: string, { subjects }: Suite): readonly Problem[] {
  const path = ['peers', name];
  if (findStandingPeer(name) !== undefined) {
    const others = Object.keys(standingPeers).join(', ');
    return [{ path, part: 'key', message: `peers.${name} is called like a standing peer; take another name than ${others}` }];
  }
  if (Object.hasOwn(subjects, name))
    return [{ path, part: 'key', message: `peers.${name} is called like a subject; a name is one or the other` }];
  return [];
}

function subjectProblems(name: string): readonly Problem[] {
  const path = ['subjects', name];
  if (findStandingPeer(name) !== undefined) {
    const message = `subjects.${name} is called like a standing peer; give the workload another name here, with workload: ${name}`;
    return [{ path, part: 'key', message }];
  }
  const replica = /^(.*)\.\d+$/.exec(name)?.[1];
  if (replica !== undefined) {
    return [{ path, part: 'key', message: `subjects.${name} reads like a replica of ${replica}; declare ${replica}` }];
  }
  return [];
}

function claimProblems({ claims, engines }: Suite): readonly Problem[] {
  return Object.entries(claims).flatMap(([id, claim]) =>
    (claim.engines ?? []).flatMap((engine, index) =>
      Object.hasOwn(engines, engine)
        ? []
        : [unknown(`claims.${id}.engines`, engine, 'engine', Object.keys(engines), ['claims', id, 'engines', index])],
    ),
  );
}

function scenarioProblems({ scenarios, claims, engines }: Suite): readonly Problem[] {
  const claimIds = Object.keys(claims);
  const engineNames = Object.keys(engines);
  return scenarios.flatMap((scenario, index) => {
    const place = `scenarios.${scenario.id}`;
    const path = ['scenarios', index];
    const claim = Object.hasOwn(claims, scenario.claim)
      ? []
      : [unknown(`${place}.claim`, scenario.claim, 'claim', claimIds, [...path, 'claim'])];
    const unknownEngines = scenario.engines.flatMap((engine, at) =>
      Object.hasOwn(engines, engine) ? [] : [unknown(`${place}.engines`, engine, 'engine', engineNames, [...path, 'engines', at])],
    );
    return [...claim, ...unknownEngines];
  });
}

function unknown(place: string, given: string, what: string, known: readonly string[], path: readonly PropertyKey[]): Problem {
  const hint = hintFor(given, known, `the suite declares no ${what}`);
  return { path, part: 'value', message: `${place} names the unknown ${what} ${showValue(given)}; ${hint}` };
}

function twice(items: readonly { readonly id: string; readonly path: readonly PropertyKey[] }[], what: string): readonly Problem[] {
  const seen = new Set<string>();
  return items.flatMap(({ id, path }): readonly Problem[] => {
    if (!seen.has(id)) {
      seen.add(id);
      return [];
    }
    return [{ path, part: 'value', message: `${JSON.stringify(id)} is the id of two ${what}s; ids are unique in a suite` }];
  });
}
