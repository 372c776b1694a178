const IPV4_LOOPBACK = /^127(\.(25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)){3}$/;
const IPV6_TEXT = /^[\da-f:.]+$/i;
/** `::1`, and `127.0.0.0/8` mapped into IPv6, in the one spelling that URLs give to an address. */
const IPV6_LOOPBACK = /^\[(::1|::ffff:7f[\da-f]{2}:[\da-f]{1,4})\]$/;

/** Whether the host name or address, IPv6 with or without brackets, can only mean this machine. */
export function isLoopbackHost(host: string): boolean {
  const address = host.replace(/^\[(.*)\]$/, '$1');
  if (address === 'localhost' || address.endsWith('.localhost')) return true;
  if (IPV4_LOOPBACK.test(address)) return true;
  if (!address.includes(':') || !IPV6_TEXT.test(address)) return false;
  const url = `http://[${address}]`;
  return URL.canParse(url) && IPV6_LOOPBACK.test(new URL(url).hostname);
}
