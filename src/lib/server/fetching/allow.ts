// The publisher's own list of hosts and ranges that may be fetched from though they are not public.
import { isIP } from 'node:net';
import { isInRange, readAddress, readRange, type AddressRange } from './address-bytes.ts';
import { isSealedRange } from './public-address.ts';
import { isHostName, isUsualPort } from './target.ts';

const mostEntries = 64;
/** Wider than any private range is a slip: 10.0.0.0/8 and fc00::/7 are the widest there are. */
const fewestBits: Readonly<Record<number, number>> = { 4: 8, 16: 7 };

/** Where an entry holds: at one port, at the two of the web, or at all. */
export type AllowedPort = number | 'usual' | 'every';

/** A host by its name, or the addresses of a range under whichever name. */
export type Allowed =
	{ kind: 'name'; name: string; port: AllowedPort } | { kind: 'range'; range: AddressRange; port: AllowedPort };

/**
 * Reads `wiki.intranet, 127.0.0.1:8091, 10.1.0.0/16, [fd00::1]:8080, 192.168.4.1:*`.
 * @returns undefined where an entry is none, is link-local or another address that is never asked, or there are more than 64
 */
export function readAllowList(text: string): readonly Allowed[] | undefined {
	const entries = text
		.split(',')
		.map((entry) => entry.trim())
		.filter((entry) => entry !== '');
	if (entries.length > mostEntries) return undefined;
	const read = entries.map(readEntry);
	return read.every((entry) => entry !== undefined) ? read : undefined;
}

/** Whether the list opens an address of a host at a port. */
export function isAllowed(
	list: readonly Allowed[],
	{ host, port }: { host: string; port: number },
	address: string
): boolean {
	const bytes = readAddress(address);
	if (bytes === undefined) return false;
	return list.some(
		(entry) =>
			isPortOf(entry.port, port) && (entry.kind === 'name' ? entry.name === host : isInRange(bytes, entry.range))
	);
}

/** Whether the list could open a port for a host, as far as one can tell before its addresses are known. */
export function mayAllow(list: readonly Allowed[], { host, port }: { host: string; port: number }): boolean {
	return list.some((entry) => isPortOf(entry.port, port) && (entry.kind === 'range' || entry.name === host));
}

function isPortOf(allowed: AllowedPort, port: number): boolean {
	if (allowed === 'every') return true;
	return allowed === 'usual' ? isUsualPort(port) : allowed === port;
}

function readEntry(entry: string): Allowed | undefined {
	const [, inBrackets, bare, length = '', portText] =
		/^(?:\[([^\]]*)\]|([^:/[\]]+|[0-9a-f:.]+))(\/\d+)?(?::(\d+|\*))?$/i.exec(entry) ?? [];
	// The colons of an IPv6 address outside brackets leave no room for a port
	const isBareSix = readRange(entry) !== undefined;
	const port = isBareSix ? 'usual' : readPort(portText);
	const subject = isBareSix ? entry : `${inBrackets ?? bare ?? ''}${length}`;
	if (port === undefined || (inBrackets !== undefined && isIP(inBrackets) !== 6)) return undefined;
	const range = readRange(subject);
	if (range !== undefined) {
		const isNarrow = range.bits >= (fewestBits[range.bytes.length] ?? 0);
		return isNarrow && !isSealedRange(range) ? { kind: 'range', range, port } : undefined;
	}
	const name = readName(subject);
	return name === undefined ? undefined : { kind: 'name', name, port };
}

function readPort(text: string | undefined): AllowedPort | undefined {
	if (text === undefined) return 'usual';
	if (text === '*') return 'every';
	const port = Number(text);
	return port >= 1 && port <= 65_535 ? port : undefined;
}

/** A name as `parseTarget` would write it; digits and dots alone are an address that went wrong. */
function readName(text: string): string | undefined {
	if (/[\s/?#@\\*]/.test(text)) return undefined;
	const host = URL.parse(`http://${text}/`)?.hostname.replace(/\.$/, '');
	return host !== undefined && isIP(host) === 0 && isHostName(host) ? host : undefined;
}
