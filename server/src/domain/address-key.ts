/**
 * The key under which attempts from an address are counted. Anybody has a whole /64 of IPv6 addresses, so those count as
 * one. An IPv4 address in IPv6 form is the IPv4 address. Some proxies add the port, which differs each time.
 */
export function addressKey(address: string): string {
  const plain = withoutPort(address.toLowerCase()).replace(/%.*$/, '');
  const mapped = /^[0:]+:ffff:(\d+\.\d+\.\d+\.\d+)$/.exec(plain)?.[1];
  if (mapped !== undefined || !plain.includes(':')) return mapped ?? plain;
  const [head = '', tail] = plain.split('::');
  const groups = (part = '') => part.split(':').filter((group) => group !== '');
  const known = [...groups(head), ...groups(tail)].length;
  const zeros = tail === undefined ? [] : new Array<string>(Math.max(0, 8 - known)).fill('0');
  const all = [...groups(head), ...zeros, ...groups(tail)];
  return `${all
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')}::/64`;
}

const withoutPort = (address: string): string =>
  address.replace(/^([\d.]+):\d+$/, '$1').replace(/^\[(.*)\](:\d+)?$/, '$1');
