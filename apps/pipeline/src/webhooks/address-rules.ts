import { BlockList, isIP } from 'node:net';
import { isLoopback } from '#libs/runtime';

/** Where machines find their cloud's credentials, and what is never an endpoint. */
const LINK_LOCAL = new BlockList();
LINK_LOCAL.addSubnet('169.254.0.0', 16, 'ipv4');
LINK_LOCAL.addSubnet('0.0.0.0', 8, 'ipv4');
LINK_LOCAL.addAddress('100.100.100.200', 'ipv4');
LINK_LOCAL.addAddress('192.0.0.192', 'ipv4');
LINK_LOCAL.addSubnet('fe80::', 10, 'ipv6');
LINK_LOCAL.addAddress('::', 'ipv6');
LINK_LOCAL.addSubnet('fd00:ec2::', 32, 'ipv6');

/** Addresses of the other protocol inside IPv6: mapped and NAT64. */
const EMBEDDED_IPV4 = /^(?:::ffff:|64:ff9b::)(?:(\d+\.\d+\.\d+\.\d+)|([0-9a-f]{1,4}):([0-9a-f]{1,4}))$/i;

export interface AddressRules {
  allowLinkLocal: boolean;
  /** For a connection that is not encrypted. */
  onlyLoopback: boolean;
}

/** Why nothing is sent to an IP address, or null when it may be. */
export function addressFault(address: string, { allowLinkLocal, onlyLoopback }: AddressRules): string | null {
  const plain = withoutIpv6(address);
  if (onlyLoopback && !isLoopback(plain))
    return `${address} is not this machine; http is for this machine only`;
  const isForbidden = LINK_LOCAL.check(plain, isIP(plain) === 6 ? 'ipv6' : 'ipv4');
  if (isForbidden && !allowLinkLocal)
    return `${address} is a link-local or metadata address (webhooks.allowLinkLocal)`;
  return null;
}

function withoutIpv6(address: string): string {
  const [, dotted, high, low] = EMBEDDED_IPV4.exec(address) ?? [];
  if (dotted !== undefined) return dotted;
  if (high === undefined || low === undefined) return address;
  const [a, b] = [parseInt(high, 16), parseInt(low, 16)];
  return [a >> 8, a & 255, b >> 8, b & 255].join('.');
}
