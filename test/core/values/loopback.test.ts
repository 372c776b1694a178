import { BlockList, isIP } from 'node:net';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isLoopbackHost } from '../../../src/core/values/loopback.ts';

test.each(['localhost', 'app.localhost', '127.0.0.1', '127.255.255.255', '::1', '[::1]', '0:0:0:0:0:0:0:1'])(
  '%s means this machine',
  (host) => {
    expect(isLoopbackHost(host)).toBe(true);
  },
);

test.each([
  '',
  '0.0.0.0',
  '128.0.0.1',
  '127.0.0.256',
  '127.0.0.1.example.com',
  'localhost.example.com',
  'notlocalhost',
  '::',
  '::2',
  '::1]/x[',
  '::ffff:128.0.0.1',
])('%s may mean another', (host) => {
  expect(isLoopbackHost(host)).toBe(false);
});

test('reads addresses as Node does', () => {
  const loopback = new BlockList();
  loopback.addSubnet('127.0.0.0', 8, 'ipv4');
  loopback.addAddress('::1', 'ipv6');
  const mapped = fc.ipV4().map((address) => `::ffff:${address}`);
  const near = fc.tuple(fc.nat(255), fc.nat(255), fc.nat(255)).map((parts) => `127.${parts.join('.')}`);
  const addresses = fc.oneof(
    fc.ipV4(),
    near,
    near.map((address) => `::FFFF:${address}`),
    mapped,
    fc.ipV6(),
  );
  fc.assert(
    fc.property(addresses, (address) => {
      const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
      expect(isLoopbackHost(address)).toBe(loopback.check(address, family));
    }),
    { numRuns: 2_000 },
  );
});
