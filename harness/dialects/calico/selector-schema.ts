import { z } from 'zod';
import { parseSelector } from './selector/parse-selector.ts';
import type { Selector } from './selector/selector.ts';
import { SelectorSyntaxError } from './selector/selector-syntax-error.ts';

/** A selector with its text; undefined where the text is empty, which means that there is none. */
export type SelectorField = { readonly text: string; readonly selector: Selector } | undefined;

/** A selector field of anything but a rule's `namespaceSelector`. Source: Calico documentation, "Network policy", "Selectors". */
export const selectorSchema = z
  .string()
  .max(1024, 'is longer than 1024 characters, which the API refuses')
  .refine((text) => !text.includes('global('), "global() can only stand in a rule's namespaceSelector")
  .transform(readSelector)
  .optional();

/** `namespaceSelector` of a rule's source or destination, where `global()` can stand alone. */
export const ruleNamespaceSelectorSchema = z
  .string()
  .max(1024, 'is longer than 1024 characters, which the API refuses')
  .transform(readSelector)
  .refine(
    (field) => field?.selector.kind === 'global' || !field?.text.includes('global('),
    'global() cannot be combined with other selectors',
  )
  .optional();

function readSelector(text: string, context: z.RefinementCtx): SelectorField {
  if (text === '') return undefined;
  try {
    return { text, selector: parseSelector(text) };
  } catch (error) {
    if (!(error instanceof SelectorSyntaxError)) throw error;
    const message = `${JSON.stringify(text)} is not a selector: ${error.message}; Calico enforces nothing of a policy with a malformed selector`;
    context.addIssue({ code: 'custom', message });
    return z.NEVER;
  }
}
