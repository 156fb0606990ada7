/** `open`: no policy, every flow must connect. `enforced`: policies applied. `restored`: policies removed, everything connects again. */
export const phases = ['open', 'enforced', 'restored'] as const;

/** One of the three phases of a cell. */
export type Phase = (typeof phases)[number];
