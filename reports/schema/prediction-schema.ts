import { z } from 'zod';
import { text } from './scalars.ts';

const policyRef = z
  .strictObject({ apiVersion: text, kind: text, namespace: text.exactOptional(), name: text, file: z.string() })
  .describe('Names one policy object and the file it was read from.');

const traceStep = z
  .strictObject({
    direction: z.enum(['egress', 'ingress']),
    subject: text,
    tier: z.string().exactOptional(),
    policy: policyRef.exactOptional(),
    rule: z.string().exactOptional().describe('Field path of the rule in the policy object; absent for the end of a tier.'),
    effect: z.enum(['allow', 'deny', 'pass', 'log', 'no match', 'next tier']),
    because: z.string(),
    nearest: z
      .strictObject({ policy: policyRef, rule: z.string().exactOptional(), because: z.string() })
      .exactOptional()
      .describe('What came nearest to deciding otherwise, and what it misses.'),
  })
  .meta({ id: 'traceStep' })
  .describe('One step of the walk through tiers, policies and rules.');

/** The verdict that the policy model computes from the manifests. */
export const predictionSchema = z
  .strictObject({ verdict: z.enum(['allowed', 'denied']), decidedBy: traceStep, trace: z.array(traceStep) })
  .describe('The verdict that the policy model computes from the manifests, with the step that decided.');
