import { dialectOf } from '../harness/dialects/find-kind.ts';
import { rules } from '../harness/findings/registry.ts';
import type { Rule } from '../harness/findings/rule.ts';

/** docs/findings.md: every rule with a bad and a good example. */
export function renderFindingsPage(): string {
  const list = rules.map(({ id, title, severity }) => `| [\`${id}\`](#${id}) | ${severity} | ${title} |`);
  return [
    '# Findings',
    '',
    '<!-- Written by npm run docs from harness/findings; a test runs every example. -->',
    '',
    'What is wrong or suspect about the policies of a source, without any suite: `npm run conformance -- findings SOURCE`.',
    'A finding is *certain* where the objects alone show it. Where something outside of them decides (pods that an operator makes, the address',
    'ranges of a cluster), it is *unknown*, and says what would settle it. The command fails for what is certain and opens or cuts off by',
    'accident; `--findings warning` fails for anything, `--findings off` for nothing.',
    '',
    '| rule | severity | true where it finds something |',
    '| --- | --- | --- |',
    ...list,
    '',
    ...rules.flatMap(describe),
  ].join('\n');
}

function describe({ id, title, severity, dialects, source, example }: Rule): readonly string[] {
  const fenced = (text: string): readonly string[] => ['```yaml', text.trimEnd(), '```', ''];
  return [
    `## ${id}`,
    '',
    `${title}. Severity: ${severity}. Dialects: ${dialects.map((dialect) => dialectOf(dialect).title).join(', ')}. [Source](${source})`,
    '',
    ...(example.beside === undefined ? [] : ['Beside:', '', ...fenced(example.beside)]),
    'Bad:',
    '',
    ...fenced(example.bad),
    'Good:',
    '',
    ...fenced(example.good),
  ];
}
