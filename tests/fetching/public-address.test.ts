// Which addresses are public, held against Node's own lists of ranges, and what the allow-list opens.
import { BlockList } from 'node:net';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isInRange, readAddress, readRange } from '#lib/server/fetching/address-bytes.ts';
import { isAllowed, mayAllow, readAllowList } from '#lib/server/fetching/allow.ts';
import { isPublicAddress, sealedAs } from '#lib/server/fetching/public-address.ts';

describe('an address is public', () => {
	it.each([
		'1.1.1.1',
		'9.255.255.255',
		'11.0.0.0',
		'100.63.255.255',
		'100.128.0.0',
		'126.255.255.255',
		'128.0.0.0',
		'169.253.255.255',
		'169.255.0.0',
		'172.15.255.255',
		'172.32.0.0',
		'191.255.255.255',
		'192.0.1.0',
		'192.167.255.255',
		'192.169.0.0',
		'198.17.255.255',
		'198.20.0.0',
		'223.255.255.255',
		'2000::1',
		'2001:200::1',
		'2001:db7:ffff::',
		'2001:db9::',
		'2003::1',
		'2606:4700:4700::1111',
		'2a00:1450::5efe:a00:1:1',
		'3ffe:ffff::1'
	])('%s', (address) => expect(isPublicAddress(address)).toBe(true));
});

const four = (address: string, bits: number) => ({ address, bits, type: 'ipv4' as const });
const six = (address: string, bits: number) => ({ address, bits, type: 'ipv6' as const });
/** The same law in another's words: what Node's lists say of ranges written by hand. */
const closedFour = listOf([
	four('0.0.0.0', 8),
	four('10.0.0.0', 8),
	four('100.64.0.0', 10),
	four('127.0.0.0', 8),
	four('169.254.0.0', 16),
	four('172.16.0.0', 12),
	four('192.0.0.0', 24),
	four('192.0.2.0', 24),
	four('192.88.99.0', 24),
	four('192.168.0.0', 16),
	four('198.18.0.0', 15),
	four('198.51.100.0', 24),
	four('203.0.113.0', 24),
	four('224.0.0.0', 3),
	four('168.63.129.16', 32)
]);
const openSix = listOf([six('2000::', 3)]);
const closedSix = listOf([six('2001::', 23), six('2001:db8::', 32), six('2002::', 16), six('3fff::', 20)]);

describe('any address', () => {
	it('of IPv4 is public or not as by lists of its ranges', () => {
		const near = fc.constantFrom(0, 1, 9, 10, 11, 63, 64, 100, 127, 128, 169, 172, 192, 198, 203, 223, 224, 254, 255);
		const byte = fc.oneof(near, fc.nat(255));
		fc.assert(
			fc.property(fc.tuple(byte, byte, byte, byte), (bytes) => {
				const address = bytes.join('.');
				expect(isPublicAddress(address)).toBe(!closedFour.check(address, 'ipv4'));
			}),
			{ numRuns: 5000 }
		);
	});

	it('of IPv6 is public or not as by lists of its ranges', () => {
		const near = fc.constantFrom(0, 1, 0x1ff, 0x200, 0xdb8, 0x2000, 0x2001, 0x2002, 0x3fff, 0x4000, 0xfe80, 0xffff);
		const group = fc.oneof(near, fc.nat(0xffff));
		const groups = fc.array(group, { minLength: 8, maxLength: 8 }).filter((all) => all[5] !== 0x5efe);
		fc.assert(
			fc.property(groups, (all) => {
				const address = all.map((each) => each.toString(16)).join(':');
				const isPublic = openSix.check(address, 'ipv6') && !closedSix.check(address, 'ipv6');
				expect(isPublicAddress(address)).toBe(isPublic);
			}),
			{ numRuns: 5000 }
		);
	});

	it('of IPv4 in the disguises of IPv6 is never public, and shut for good where it is shut bare', () => {
		fc.assert(
			fc.property(
				fc.ipV4(),
				fc.constantFrom('::', '::ffff:', '::ffff:0:', '64:ff9b::', '64:ff9b:1::'),
				(bare, before) => {
					expect(isPublicAddress(`${before}${bare}`)).toBe(false);
					expect(sealedAs(`${before}${bare}`)).toBe(sealedAs(bare));
				}
			)
		);
	});

	it('is the same bytes however it is written', () => {
		fc.assert(
			fc.property(fc.ipV6(), (address) => {
				const bytes = readAddress(address);
				expect(bytes?.length).toBe(16);
				const groups = Array.from({ length: 8 }, (_, at) =>
					(((bytes?.[at * 2] ?? 0) << 8) | (bytes?.[at * 2 + 1] ?? 0)).toString(16)
				);
				expect(readAddress(groups.join(':'))).toEqual(bytes);
				expect(readAddress(address.toUpperCase())).toEqual(bytes);
			})
		);
	});

	it('is in a range or not as by Node', () => {
		fc.assert(
			fc.property(fc.ipV4(), fc.ipV4(), fc.integer({ min: 1, max: 32 }), (address, network, bits) => {
				const range = readRange(`${network}/${bits}`);
				const bytes = readAddress(address);
				if (range === undefined || bytes === undefined) throw new Error('It was not read.');
				expect(isInRange(bytes, range)).toBe(listOf([four(network, bits)]).check(address, 'ipv4'));
			})
		);
	});
});

describe('the allow-list', () => {
	it.each([
		['wiki.intranet', 'wiki.intranet', 80, '10.0.0.1', true],
		['wiki.intranet', 'wiki.intranet', 443, 'fd00::1', true],
		['Wiki.Intranet.', 'wiki.intranet', 80, '10.0.0.1', true],
		['вики.example', 'xn--b1amah.example', 80, '10.0.0.1', true],
		['wiki.intranet', 'wiki.intranet', 8080, '10.0.0.1', false],
		['wiki.intranet', 'other.intranet', 80, '10.0.0.1', false],
		['wiki.intranet', 'a.wiki.intranet', 80, '10.0.0.1', false],
		['wiki.intranet:8080', 'wiki.intranet', 8080, '10.0.0.1', true],
		['wiki.intranet:8080', 'wiki.intranet', 80, '10.0.0.1', false],
		['wiki.intranet:*', 'wiki.intranet', 6379, '10.0.0.1', true],
		['127.0.0.1:8091', '127.0.0.1', 8091, '127.0.0.1', true],
		['127.0.0.1:8091', 'a.example', 8091, '127.0.0.1', true],
		['127.0.0.1:8091', '127.0.0.1', 80, '127.0.0.1', false],
		['127.0.0.1:8091', '127.0.0.1', 8091, '::ffff:127.0.0.1', false],
		['10.1.0.0/16', '10.1.2.3', 443, '10.1.2.3', true],
		['10.1.0.0/16', '10.2.0.1', 443, '10.2.0.1', false],
		['10.1.0.0/16', '10.1.2.3', 22, '10.1.2.3', false],
		['10.1.0.0/16:22', '10.1.2.3', 22, '10.1.2.3', true],
		['fd00::/8', 'fd12::1', 80, 'fd12::1', true],
		['fd00::1', 'fd00::1', 80, 'fd00::1', true],
		['[fd00::1]:8080', 'fd00::1', 8080, 'fd00::1', true],
		['[fd00::]/8:8080', 'fd12::1', 8080, 'fd12::1', true]
	])('%s and %s at %i by %s: %s', (text, host, port, address, isOpen) => {
		const list = readAllowList(text) ?? [];
		expect(list).toHaveLength(1);
		expect(isAllowed(list, { host, port }, address)).toBe(isOpen);
		if (isOpen) expect(mayAllow(list, { host, port })).toBe(true);
	});

	it.each([
		'10.0.0.0/7',
		'1.2.3',
		'1.2.3.4/33',
		'::/6',
		'a b',
		'a/8',
		'a:b',
		'a:99999',
		'[wiki]',
		'[10.0.0.1]:80',
		'*',
		'*.intranet'
	])('does not take %s', (text) => expect(readAllowList(text)).toBeUndefined());

	it.each(['169.254.0.0/16', '169.254.169.254:80', 'fe80::1', '[fe80::1]:80', '168.63.129.16', 'fd00:ec2::254'])(
		'does not take %s, where clouds keep their keys',
		(text) => expect(readAllowList(text)).toBeUndefined()
	);
});

function listOf(ranges: readonly { address: string; bits: number; type: 'ipv4' | 'ipv6' }[]): BlockList {
	const list = new BlockList();
	for (const { address, bits, type } of ranges) list.addSubnet(address, bits, type);
	return list;
}
