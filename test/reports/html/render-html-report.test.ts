import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { renderHtmlReport } from '../../../reports/html/render-html-report.ts';
import { mixedResults } from '../sample-results.ts';
import { manyFlows } from './many-flows.ts';

const most = 1_500_000;

describe('renderHtmlReport', () => {
  const html = renderHtmlReport({ legs: [mixedResults()] });

  it('is one document that refers to nothing outside itself', () => {
    assert.match(html, /^<!doctype html>/);
    const references = [...html.matchAll(/<(?:script|link|img|iframe)[^>]*\s(?:src|href)="([^"]*)"/g)].map(([, url]) => url);
    assert.deepEqual(references, ['data:,']);
  });

  it('allows exactly its own script and style to run', () => {
    const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1] ?? '';
    assert.match(policy, /^default-src 'none';/);
    assert.doesNotMatch(policy, /unsafe/);
    for (const element of ['script', 'style']) {
      const text = new RegExp(`<${element}>([\\s\\S]*?)</${element}>`).exec(html)?.[1] ?? '';
      assert.ok(text.length > 1000);
      assert.ok(policy.includes(`${element}-src 'sha256-${createHash('sha256').update(text).digest('base64')}'`));
    }
  });

  it('stays small for 5,000 flows', () => {
    const size = Buffer.byteLength(renderHtmlReport({ legs: [manyFlows(5000)] }));
    assert.ok(size < most, `${String(size)} bytes`);
  });

  it('is the same for the same results', () => {
    assert.equal(renderHtmlReport({ legs: [mixedResults()] }), html);
  });
});
