/**
 * Which look at flows a call of `probe` is: `first` of a phase, `settling` while an enforcer may still be taking a change in, or
 * `confirming` what was seen. Where an enforcer takes time every flow is looked at several times, so that a look alone need not prove a denial;
 * a confirming one must.
 */
export type Pass = 'first' | 'settling' | 'confirming';
