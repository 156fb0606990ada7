import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { MutantCoverage } from '@stryker-mutator/api/core';
import { z } from 'zod';

const folderVariable = 'NETPOL_MUTANTS_COVERAGE';
const limitVariable = 'NETPOL_MUTANTS_HIT_LIMIT';

/** Loaded by every child process before anything else; as a URL of its own it needs no loader. */
const preload = `
import { writeFileSync } from 'node:fs';
const context = (globalThis.__stryker__ ??= {});
const limit = process.env.${limitVariable};
if (limit) Object.assign(context, { hitCount: 0, hitLimit: Number(limit) });
const folder = process.env.${folderVariable};
if (folder) process.on('exit', () => {
  const mutants = context.mutantCoverage?.static;
  const { timeOrigin } = performance;
  if (mutants) writeFileSync(folder + '/' + process.pid + '-' + timeOrigin + '.json', JSON.stringify({ from: timeOrigin, to: Date.now(), mutants }));
});`;

/** What a child process ran, and when: milliseconds since 1970. */
const report = z.object({ from: z.number(), to: z.number(), mutants: z.record(z.string(), z.number()) });

/** When a test ran: milliseconds since 1970. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Let instrumented processes that tests start take part. To be called once, before they start. */
export function followChildren(): void {
  process.env['NODE_OPTIONS'] = `${process.env['NODE_OPTIONS'] ?? ''} --import=data:text/javascript,${encodeURIComponent(preload)}`;
}

/** A loop that a mutant does not leave fails in children, too, and so they do not go on for ever. */
export function limitHitsInChildren(limit: number | undefined): void {
  if (limit === undefined) Reflect.deleteProperty(process.env, limitVariable);
  else process.env[limitVariable] = String(limit);
}

/**
 * Note what child processes run during `action`. One that lived while a test ran counts as the test's: it may have been started before,
 * by a hook. What a child runs while it loads its modules counts as well: the mutant is active there from the beginning.
 * @returns a function that adds it to a coverage
 */
export async function coverChildren<Result>(
  action: () => Promise<Result>,
): Promise<{ readonly result: Result; readonly addTo: (coverage: MutantCoverage, tests: ReadonlyMap<string, Span>) => void }> {
  const folder = mkdtempSync(join(tmpdir(), 'netpol-conformance-mutants-'));
  process.env[folderVariable] = folder;
  try {
    const result = await action();
    const reports = readdirSync(folder).map((name) => report.parse(JSON.parse(readFileSync(join(folder, name), 'utf8'))));
    return {
      result,
      addTo: (coverage, tests) => {
        for (const child of reports) addReport(coverage, child, tests);
      },
    };
  } finally {
    Reflect.deleteProperty(process.env, folderVariable);
    rmSync(folder, { recursive: true });
  }
}

function addReport({ perTest }: MutantCoverage, child: z.infer<typeof report>, tests: ReadonlyMap<string, Span>): void {
  for (const [test, { from, to }] of tests) {
    if (to < child.from || child.to < from) continue;
    const covered = (perTest[test] ??= {});
    for (const [mutant, hits] of Object.entries(child.mutants)) covered[mutant] = (covered[mutant] ?? 0) + hits;
  }
}
