import type { XMLBuilder } from 'xmlbuilder2/lib/interfaces.js';
import { countCases } from './count-cases.ts';
import { formatSeconds } from './format-seconds.ts';
import type { Case, Suite } from './suite.ts';

/** Write a suite with its properties and cases. The order of elements and the time without a zone are what strict readers want. */
export function appendSuite(parent: XMLBuilder, { name, classname, startedAt, properties, cases }: Suite): void {
  const durationMs = cases.reduce((sum, each) => sum + each.durationMs, 0);
  const suite = parent.ele('testsuite', {
    name,
    ...countCases(cases),
    time: formatSeconds(durationMs),
    timestamp: startedAt.slice(0, 'YYYY-MM-DDTHH:MM:SS'.length),
  });
  const list = suite.ele('properties');
  for (const [key, value] of Object.entries(properties)) list.ele('property', { name: key, value });
  for (const each of cases) appendCase(suite, classname, each);
}

function appendCase(suite: XMLBuilder, classname: string, { name, durationMs, result }: Case): void {
  const element = suite.ele('testcase', { classname, name, time: formatSeconds(durationMs) });
  switch (result.kind) {
    case 'passed':
      if (result.output !== undefined) element.ele('system-out').txt(result.output);
      return;
    case 'failure':
    case 'error':
      element.ele(result.kind, { type: result.type, message: result.message }).txt(result.text);
      return;
    case 'skipped':
      element.ele('skipped', { message: result.message });
  }
}
