/** A TCP flow with the address that it goes to. */
export interface AddressedFlow {
  /** Name of the source pod. */
  readonly source: string;
  readonly address: string;
  readonly port: number;
}

/** Probes at once, in every way of probing that is compared. */
export const concurrentProbes = 16;

/** The command of one probe: what a confirmed silence costs is the same in all ways. */
export function probeCommand({ address, port }: AddressedFlow): readonly string[] {
  return ['/agnhost', 'connect', `${address}:${String(port)}`, '--timeout=3s'];
}
