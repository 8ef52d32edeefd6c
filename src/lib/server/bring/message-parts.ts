// A message of many parts (RFC 2045, 2046, 2557) taken apart within bounds; a part's bytes are decoded when they are asked for.
import { BringFault } from './fault.ts';
import { bringLimits } from './limits.ts';

/** A part of a message. */
export interface MessagePart {
	/** In lower case, without parameters. */
	type: string;
	/** The whole `Content-Type`. */
	contentType: string;
	/** `Content-Location` as written, and `Content-ID` without its angle brackets. */
	location: string | undefined;
	id: string | undefined;
	decode: () => Uint8Array;
}

/** A whole message: its head and all its parts that have none themselves, in their order. */
export interface Message {
	header: (name: string) => string | undefined;
	parts: MessagePart[];
}

/** Heads are longer than this only in bad faith. */
const headLimitBytes = 65_536;

/** @throws BringFault where there are too many parts, or too deep */
export function readMessage(bytes: Uint8Array): Message {
	const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const { headers, body } = splitHead(whole);
	const parts: MessagePart[] = [];
	collect(headers, body, 0, parts);
	return { header: (name) => headers.get(name), parts };
}

function collect(headers: ReadonlyMap<string, string>, body: Buffer, depth: number, parts: MessagePart[]): void {
	const contentType = headers.get('content-type') ?? 'text/plain';
	const type = (contentType.split(';', 1)[0] ?? '').trim().toLowerCase();
	const boundary = type.startsWith('multipart/') ? parameterOf(contentType, 'boundary') : undefined;
	if (boundary === undefined) {
		if (parts.length >= bringLimits.parts) throw new BringFault(`it has more than ${bringLimits.parts} parts`);
		const encoding = (headers.get('content-transfer-encoding') ?? '').trim().toLowerCase();
		parts.push({
			type,
			contentType,
			location: headers.get('content-location')?.trim(),
			id: /^<(.*)>$/.exec(headers.get('content-id')?.trim() ?? '')?.[1],
			decode: () => decodeBody(body, encoding)
		});
		return;
	}
	if (depth >= bringLimits.partDepth) throw new BringFault(`its parts are nested deeper than ${bringLimits.partDepth}`);
	for (const piece of splitBody(body, boundary)) {
		const { headers: own, body: rest } = splitHead(piece);
		collect(own, rest, depth + 1, parts);
	}
}

/** Header fields by their names in lower case, folded lines joined; the first of a name counts. */
function splitHead(bytes: Buffer): { headers: Map<string, string>; body: Buffer } {
	const head = bytes.subarray(0, headLimitBytes);
	const crlf = head.indexOf('\r\n\r\n');
	const lf = head.indexOf('\n\n');
	const isCrlf = crlf >= 0 && (lf < 0 || crlf < lf);
	// A part may begin with the empty line itself.
	const isEmpty = /^\r?\n/.exec(head.subarray(0, 2).toString('latin1'));
	const end = isEmpty !== null ? 0 : isCrlf ? crlf : lf;
	const skip = isEmpty !== null ? isEmpty[0].length : isCrlf ? 4 : 2;
	if (end < 0) return { headers: new Map(), body: bytes };
	const headers = new Map<string, string>();
	const text = head
		.subarray(0, end)
		.toString('utf8')
		.replace(/\r?\n[ \t]+/g, ' ');
	for (const line of text.split(/\r?\n/)) {
		const at = line.indexOf(':');
		const name = line.slice(0, at).trim().toLowerCase();
		if (at > 0 && !headers.has(name)) headers.set(name, line.slice(at + 1).trim());
	}
	return { headers, body: bytes.subarray(end + skip) };
}

/** The pieces between the lines of a boundary. */
function* splitBody(body: Buffer, boundary: string): Generator<Buffer> {
	const mark = Buffer.from(`--${boundary}`, 'latin1');
	let start = -1;
	for (let at = body.indexOf(mark); at >= 0; at = body.indexOf(mark, at + mark.length)) {
		if (at > 0 && body[at - 1] !== 0x0a) continue;
		const after = body.subarray(at + mark.length, at + mark.length + 2).toString('latin1');
		const isLast = after === '--';
		if (!isLast && !/^(?:[\r\n \t]|$)/.test(after)) continue;
		if (start >= 0) yield trimEnd(body.subarray(start, at));
		if (isLast) return;
		const line = body.indexOf(0x0a, at);
		start = line < 0 ? body.length : line + 1;
	}
	// A file that was cut off still gives its last part.
	if (start >= 0 && start < body.length) yield body.subarray(start);
}

/** The line end before a boundary belongs to the boundary. */
function trimEnd(piece: Buffer): Buffer {
	const end = piece.at(-1) === 0x0a ? (piece.at(-2) === 0x0d ? 2 : 1) : 0;
	return piece.subarray(0, piece.length - end);
}

/** A parameter of a header field, with quotation marks or without. */
export function parameterOf(field: string, name: string): string | undefined {
	const form = new RegExp(`;\\s*${name}\\s*=\\s*(?:"((?:[^"\\\\]|\\\\.)*)"|([^;\\s]+))`, 'i').exec(
		field.slice(0, 2000)
	);
	const value = form?.[1]?.replace(/\\(.)/g, '$1') ?? form?.[2];
	return value === '' ? undefined : value;
}

function decodeBody(body: Buffer, encoding: string): Uint8Array {
	if (encoding === 'base64') return Buffer.from(body.toString('latin1'), 'base64');
	return encoding === 'quoted-printable' ? decodeQuoted(body) : body;
}

/** Quoted-printable (RFC 2045, 6.7); what is not of that form stays as it is. */
function decodeQuoted(body: Buffer): Uint8Array {
	const bytes = Buffer.allocUnsafe(body.length);
	let length = 0;
	for (let at = 0; at < body.length; at++) {
		const byte = body[at] ?? 0;
		if (byte !== 0x3d) {
			bytes[length++] = byte;
			continue;
		}
		const next = body.subarray(at + 1, at + 3).toString('latin1');
		const lineEnd = /^\r\n|^\n/.exec(next);
		if (lineEnd !== null) at += lineEnd[0].length;
		else if (/^[0-9a-f]{2}$/i.test(next)) {
			bytes[length++] = Number.parseInt(next, 16);
			at += 2;
		} else bytes[length++] = byte;
	}
	return bytes.subarray(0, length);
}
