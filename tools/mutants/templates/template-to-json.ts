import { describeFate } from '../report/to-json.ts';
import type { JudgedTemplate } from './judge-templates.ts';

/** A judged mutant of a template as plain data. */
export function templateToJson({ mutant, fate, packets }: JudgedTemplate): unknown {
  const plain = fate.kind === 'checked' || fate.kind === 'identical' ? fate : describeFate(fate);
  return { ...mutant, fate: plain, ...(packets && { packets }) };
}
