import { wrapText } from '../../harness/text/wrap-text.ts';
import type { Page } from './page.ts';

const rule = '━';
const indent = '  ';

/** What nobody may overlook: no packets were sent, the run is incomplete, the run was stopped. Empty where all is well. */
export function renderBanners({ results: { run }, paint, width }: Page): readonly string[] {
  const banners = [
    ...(run.cluster.evidence === 'prediction'
      ? [
          paintLines(
            paint.yellow,
            'PREDICTION ONLY — no packet was sent; not a proof. This is what the policy model computes from the manifests.',
            width,
          ),
        ]
      : []),
    ...(run.completeness === 'partial'
      ? [paintLines(paint.yellow, 'PARTIAL RUN — it was interrupted. What is below holds, the rest is missing.', width)]
      : []),
    ...(run.problem === undefined ? [] : [paintLines(paint.red, `PROBLEM — ${run.problem}`, width)]),
  ];
  const line = paint.dim(rule.repeat(width));
  return banners.length === 0 ? [] : [line, ...banners.flat().map(paint.bold), line, ''];
}

/** Continuations are indented, so that no line of a message can pass for one of the report's own. */
function paintLines(paint: (text: string) => string, text: string, width: number): readonly string[] {
  return wrapText(text, width - indent.length).map((line, index) => paint(index === 0 ? line : `${indent}${line}`));
}
