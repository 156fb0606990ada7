import { z } from 'zod';
import { labelSelectorOf } from '../schema/label-selector-schema.ts';

/**
 * Cilium's `EndpointSelector`: a label selector whose keys may name the label's source (`k8s:app`, `reserved:host`, `any:app`).
 * Source: Cilium documentation, "Layer 3 Policies", "Endpoints based"; `pkg/labels/validation.go`.
 */
export const endpointSelectorSchema = labelSelectorOf(
  z
    .string()
    .regex(
      /^([A-Za-z0-9]+:)?([a-z0-9]([-a-z0-9.]*[a-z0-9])?\/)?[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$/,
      'is not a label key (a source such as k8s: may stand before it)',
    ),
);
