// What the network, the name server, TLS, HTTP and compression call their failures, in words.
import { tellBytes, type Limits } from './limits.ts';
import { FetchTrouble } from './trouble.ts';

const unknownHost = 'has a host that no name server knows';
const outOfReach = 'has a host that cannot be reached from here';
const brokenOff = 'broke the connection off before the answer was whole';
const badPacking = 'sent packed bytes that cannot be unpacked, or not all of them';

/** By the codes of Node and the system (nodejs.org/api/errors.html, getaddrinfo(3), zlib.h). */
const predicates: Readonly<Record<string, string>> = {
	ENOTFOUND: unknownHost,
	ENODATA: unknownHost,
	EAI_AGAIN: 'has a host that the name server could not look up now',
	EAI_FAIL: 'has a host that the name server could not look up now',
	ETIMEOUT: 'has a host that the name server could not look up now',
	ECONNREFUSED: 'takes no connections',
	ECONNRESET: brokenOff,
	ECONNABORTED: brokenOff,
	EPIPE: brokenOff,
	ERR_STREAM_PREMATURE_CLOSE: brokenOff,
	ETIMEDOUT: outOfReach,
	EHOSTUNREACH: outOfReach,
	EHOSTDOWN: outOfReach,
	ENETUNREACH: outOfReach,
	ENETDOWN: outOfReach,
	EADDRNOTAVAIL: outOfReach,
	EAFNOSUPPORT: outOfReach,
	EINVAL: outOfReach,
	EACCES: outOfReach,
	EPERM: outOfReach,
	EPROTO: 'makes no secure connection',
	Z_BUF_ERROR: badPacking,
	Z_DATA_ERROR: badPacking,
	Z_STREAM_ERROR: badPacking,
	Z_NEED_DICT: badPacking,
	CERT_HAS_EXPIRED: 'shows a certificate that has run out',
	CERT_NOT_YET_VALID: 'shows a certificate that is not valid yet',
	ERR_TLS_CERT_ALTNAME_INVALID: 'shows a certificate for another name'
};

/** Families of codes, by how they begin. */
const families: readonly (readonly [RegExp, string])[] = [
	[/^HPE_/, 'answers with what is not HTTP'],
	[/^ERR_(?:BROTLI_|_ERROR_|BUFFER_)|^ERR__ERROR_/, badPacking],
	[/CERT|SIGNATURE|^CRL_|^HOSTNAME_MISMATCH|ISSUER/, 'shows a certificate that nobody we know has signed'],
	[/^ERR_(?:SSL|TLS)_/, 'makes no secure connection']
];

/** A caught failure as trouble; undefined where it is no failure of the network but a bug, to be thrown on. */
export function troubleOf(caught: unknown, limits: Limits): FetchTrouble | undefined {
	if (caught instanceof FetchTrouble) return caught;
	if (!(caught instanceof Error) || !('code' in caught) || typeof caught.code !== 'string') return undefined;
	const { code } = caught;
	if (code === 'HPE_HEADER_OVERFLOW' || code === 'HPE_CHUNK_EXTENSIONS_OVERFLOW')
		return new FetchTrouble('refused', `sends headers of more than ${tellBytes(limits.headerBytes)}`, {
			cause: caught
		});
	const predicate = predicates[code] ?? families.find(([begin]) => begin.test(code))?.[1];
	return predicate === undefined ? undefined : new FetchTrouble('failed', predicate, { cause: caught });
}
