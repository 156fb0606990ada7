import { parseAddress } from '../../../../harness/address/parse-address.ts';

/** An address as it stands in a packet: 4 or 16 bytes, big end first. @throws RangeError where it is no address */
export function addressBytes(address: string): Buffer {
  const parsed = parseAddress(address);
  if (parsed === undefined) throw new RangeError(`${JSON.stringify(address)} is not an IP address`);
  return Buffer.from(parsed.value.toString(16).padStart(parsed.family === 4 ? 8 : 32, '0'), 'hex');
}
