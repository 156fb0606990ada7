import type { FindingKind } from '../../harness/vocabulary/results.ts';
import type { SourceInfo } from '../../harness/vocabulary/source-info.ts';

/** What is tested, in a word. */
export function sourceNoun(kind: SourceInfo['kind']): string {
  switch (kind) {
    case 'chart':
    case 'manifests':
      return kind;
    case 'kustomize':
      return 'kustomization';
  }
}

/** Who is to blame for a disagreement, in words. */
export function findingWords(finding: FindingKind, source: SourceInfo['kind']): string {
  switch (finding) {
    case 'source-defect':
      return `${source === 'chart' ? 'chart or docs' : `${sourceNoun(source)} or declaration`} defect: declared ≠ predicted`;
    case 'enforcer-deviation':
      return 'enforcer or model deviation: predicted ≠ observed';
    case 'wrong-verdict':
      return 'declared ≠ observed; nothing is predicted';
  }
}
