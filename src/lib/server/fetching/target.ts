// An address as given, taken apart and looked at before anybody is asked for anything.
import { isIP } from 'node:net';
import { FetchTrouble } from './trouble.ts';

/** The longest address that is asked for, in characters; RFC 9110, 4.1 wants at least 8000 to be understood by servers. */
const mostCharacters = 8000;
const usualPorts: ReadonlySet<number> = new Set([80, 443]);

/** An address that may be asked for, if its host and port may. */
export interface Target {
	/** As the standard writes it, without the part behind `#`. */
	href: string;
	/** Scheme, host and port. */
	origin: string;
	isSecure: boolean;
	/** A name in lower case and ASCII without a dot at its end, or an IP address without brackets. */
	host: string;
	isIpAddress: boolean;
	port: number;
	/** What the server is asked for: path and query. */
	path: string;
	/** The value of the `Host` header. */
	authority: string;
}

/**
 * Takes an http(s) address apart by the URL standard (url.spec.whatwg.org), which reads every odd form of an IPv4 address as that address.
 * @param base what an address without scheme or host is meant from, as in a redirect
 * @throws FetchTrouble of the kind `refused` where it is no address, has another scheme, a name or password, or no real host
 */
export function parseTarget(address: string, base?: string): Target {
	const url = readUrl(address, base);
	if (url.protocol !== 'http:' && url.protocol !== 'https:')
		throw new FetchTrouble('refused', 'is no address of the web, which begins with http or https');
	if (url.username !== '' || url.password !== '')
		throw new FetchTrouble('refused', 'has a name or password in it, which Shyraq never sends');
	const isSecure = url.protocol === 'https:';
	const host = url.hostname.replace(/^\[(.*)\]$/, '$1').replace(/\.$/, '');
	const isIpAddress = isIP(host) !== 0;
	if (!isIpAddress && !isHostName(host)) throw new FetchTrouble('refused', 'has a host that cannot be one');
	if (url.port === '0') throw new FetchTrouble('refused', 'is at port 0, which is none');
	const name = isIP(host) === 6 ? `[${host}]` : host;
	const authority = url.port === '' ? name : `${name}:${url.port}`;
	const origin = `${url.protocol}//${authority}`;
	const path = `${url.pathname}${url.search}`;
	return {
		href: `${origin}${path}`,
		origin,
		isSecure,
		host,
		isIpAddress,
		port: url.port === '' ? (isSecure ? 443 : 80) : Number(url.port),
		path,
		authority
	};
}

/** Whether a name means this machine itself, whatever a name server says (RFC 6761, 6.3). */
export function isLocalName(host: string): boolean {
	return /(?:^|\.)localhost$|^localhost\.localdomain$|^ip6-(?:localhost|loopback)$/.test(host);
}

/** Whether a port is one of those the web has for itself. */
export function isUsualPort(port: number): boolean {
	return usualPorts.has(port);
}

function readUrl(address: string, base: string | undefined): URL {
	if (address.length > mostCharacters) throw new FetchTrouble('refused', `is longer than ${mostCharacters} characters`);
	const text = address.trim();
	if (/\p{Cc}/u.test(text)) throw new FetchTrouble('refused', 'has a character in it that cannot be seen');
	// A slash less or more is mended by the standard: what counts is the host that comes out
	const url = URL.parse(text, base);
	if (url === null || url.hostname === '')
		throw new FetchTrouble('refused', 'is no address of the web, which begins with http or https');
	if (url.href.length > mostCharacters)
		throw new FetchTrouble('refused', `is longer than ${mostCharacters} characters`);
	return url;
}

/** Whether a host in lower case has the letters and lengths of RFC 1035, 2.3.4; the underscore, which many have, is fine. */
export function isHostName(host: string): boolean {
	return host.length <= 253 && host.split('.').every((label) => /^[a-z0-9_-]{1,63}$/.test(label));
}
