// Which IP addresses are of the public internet, and which no foreign address may lead to.
import { isInRange, isRangeIn, readAddress, readRange, type AddressRange } from './address-bytes.ts';

type Named = readonly [AddressRange, string];

/** Ranges that are not public, by the IANA registries of special-purpose addresses (RFC 6890, RFC 8190), and what they are. */
const closed = named([
	['0.0.0.0/8', 'an address of this network'],
	['10.0.0.0/8', 'an address of a private network'],
	['100.64.0.0/10', 'an address inside a provider’s network'],
	['127.0.0.0/8', 'an address of this machine itself'],
	['169.254.0.0/16', 'a link-local address'],
	['172.16.0.0/12', 'an address of a private network'],
	['192.0.0.0/24', 'an address kept for protocols'],
	['192.0.2.0/24', 'an address for examples'],
	['192.88.99.0/24', 'an address of a relay between networks'],
	['192.168.0.0/16', 'an address of a private network'],
	['198.18.0.0/15', 'an address for measurements'],
	['198.51.100.0/24', 'an address for examples'],
	['203.0.113.0/24', 'an address for examples'],
	['224.0.0.0/4', 'an address of many machines at once'],
	['240.0.0.0/4', 'an address kept for later'],
	['::/128', 'an address of this machine itself'],
	['::1/128', 'an address of this machine itself'],
	['::/96', 'an IPv4 address in disguise'],
	['::ffff:0:0/96', 'an IPv4 address in disguise'],
	['::ffff:0:0:0/96', 'an IPv4 address in disguise'],
	['64:ff9b::/96', 'an IPv4 address in disguise'],
	['64:ff9b:1::/48', 'an IPv4 address in disguise'],
	['2001::/32', 'an address of a tunnel'],
	['2001::/23', 'an address kept for protocols'],
	['2001:db8::/32', 'an address for examples'],
	['2002::/16', 'an IPv4 address in disguise'],
	['3fff::/20', 'an address for examples'],
	['fc00::/7', 'an address of a private network'],
	['fe80::/10', 'a link-local address'],
	['fec0::/10', 'an address of a private network'],
	['ff00::/8', 'an address of many machines at once']
]);

/** What nothing opens, not even the allow-list: where clouds hand out the keys of a machine. */
const sealed = named([
	['169.254.0.0/16', 'a link-local address, which is never asked'],
	['fe80::/10', 'a link-local address, which is never asked'],
	['168.63.129.16', 'an address of the cloud’s own services, which is never asked'],
	['100.100.100.200', 'an address of the cloud’s own services, which is never asked'],
	['192.0.0.192', 'an address of the cloud’s own services, which is never asked'],
	['fd00:ec2::/32', 'an address of the cloud’s own services, which is never asked'],
	['fd20:ce::254', 'an address of the cloud’s own services, which is never asked']
]);

/** All that is given out in IPv6 (RFC 4291, 2.4). */
const globalSix = named([['2000::/3', '']]);
/** Where an IPv4 address stands in an IPv6 one of each range: mapped, compatible, translated (RFC 6052), 6to4. */
const disguises = (
	[
		['::/96', 12],
		['::ffff:0:0/96', 12],
		['::ffff:0:0:0/96', 12],
		['64:ff9b::/96', 12],
		['64:ff9b:1::/48', 12],
		['2002::/16', 2]
	] as const
).map(([range, at]) => ({ range: rangeOf(range), at }));

/** Whether an address is of the public internet. What is no address is not. */
export function isPublicAddress(address: string): boolean {
	return closedAs(address) === undefined;
}

/** What an address is that is not public, as the end of "is"; undefined where it is public. */
export function closedAs(address: string): string | undefined {
	const bytes = readAddress(address);
	if (bytes === undefined) return 'no address that can be asked';
	const found = sealedAs(address) ?? nameIn(closed, bytes);
	if (found !== undefined || bytes.length === 4) return found;
	if (nameIn(globalSix, bytes) === undefined) return 'an address outside the public internet';
	return isTunnelled(bytes) ? 'an IPv4 address in disguise' : undefined;
}

/** The same for what even the allow-list cannot open, in whichever disguise. */
export function sealedAs(address: string): string | undefined {
	const bytes = readAddress(address);
	if (bytes === undefined) return undefined;
	const within = disguises.filter(({ range }) => isInRange(bytes, range)).map(({ at }) => bytes.slice(at, at + 4));
	return [bytes, ...within].map((each) => nameIn(sealed, each)).find((found) => found !== undefined);
}

/** Whether the whole of a range is what nothing opens. */
export function isSealedRange(range: AddressRange): boolean {
	return sealed.some(([outer]) => isRangeIn(range, outer));
}

/** ISATAP (RFC 5214, 6.1): the lower half names an IPv4 address behind 0000:5efe or 0200:5efe. */
function isTunnelled(bytes: Uint8Array): boolean {
	return ((bytes[8] ?? 0) & 0xfd) === 0 && bytes[9] === 0 && bytes[10] === 0x5e && bytes[11] === 0xfe;
}

function nameIn(list: readonly Named[], bytes: Uint8Array): string | undefined {
	return list.find(([range]) => isInRange(bytes, range))?.[1];
}

function named(rows: readonly (readonly [string, string])[]): readonly Named[] {
	return rows.map(([range, name]) => [rangeOf(range), name]);
}

function rangeOf(text: string): AddressRange {
	const range = readRange(text);
	if (range === undefined) throw new Error(`${text} is no range.`);
	return range;
}
