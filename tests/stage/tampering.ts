// What boxes in the middle do to a right answer that passes through them: to its framing, its bytes, or only its dress.
import type { ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import { withoutLength, type RightAnswer } from './faults.ts';

/** The answer is no longer right, however whole it looks: none of it is to be kept. */
export const tamperKinds = [
	/** Half, and the length says that it is all. */
	'short',
	/** Half, with neither a length nor chunks: the end of the line is the end of the answer. */
	'closed-early',
	/** All, and the length says that it is half. */
	'length-short',
	/** All, and the length says that there is more; then the line is cut. */
	'length-long',
	/** Compressed, and half of that, with the right length of the half. */
	'gzip-cut',
	/** Said to be compressed, and is not. */
	'gzip-lie',
	/** An operator's script in front of it. */
	'injected',
	/** The same at its end. */
	'appended',
	/** Letters that the box does not know, replaced one by one. */
	'recoded',
	/** A page that says that the address is blocked. */
	'status-451'
] as const;

/** Right bytes, wrongly dressed, which proves nothing either: all of it is to be kept. */
export const dressKinds = [
	/** No header at all. */
	'headerless',
	/** Said to be a page. */
	'called-html',
	/** Said to be not found. */
	'called-404',
	/** Compressed on the way, though nobody asked for it. */
	'gzip-added',
	/** In chunks of a few bytes, without a length. */
	'crumbs'
] as const;
export type Tampering = (typeof tamperKinds)[number] | (typeof dressKinds)[number];

const injection = Buffer.from('<script>globalThis.portalRan = true</script>\n');
const blockPage = Buffer.from('<!doctype html><title>Blocked</title><h1>This address is blocked</h1>');
const crumbBytes = 7;
const questionMark = 0x3f;

type Headers = RightAnswer['headers'];

/** How each is sent, from the right status, headers (without any of framing) and bytes. */
const ways: Record<Tampering, (response: ServerResponse, status: number, headers: Headers, bytes: Buffer) => void> = {
	short: (response, status, headers, bytes) => send(response, status, headers, halfOf(bytes)),
	'closed-early': (response, status, headers, bytes) => sendRaw(response, status, headers, halfOf(bytes)),
	'length-short': (response, status, headers, bytes) =>
		sendRaw(response, status, { ...headers, 'content-length': String(halfOf(bytes).length) }, bytes),
	'length-long': (response, status, headers, bytes) =>
		sendRaw(response, status, { ...headers, 'content-length': String(bytes.length + 1) }, bytes),
	'gzip-cut': (response, status, headers, bytes) =>
		send(response, status, { ...headers, 'content-encoding': 'gzip' }, halfOf(gzipSync(bytes))),
	'gzip-lie': (response, status, headers, bytes) =>
		send(response, status, { ...headers, 'content-encoding': 'gzip' }, bytes),
	injected: (response, status, headers, bytes) => send(response, status, headers, Buffer.concat([injection, bytes])),
	appended: (response, status, headers, bytes) => send(response, status, headers, Buffer.concat([bytes, injection])),
	recoded: (response, status, headers, bytes) => send(response, status, headers, recode(bytes)),
	'status-451': (response) => send(response, 451, { 'content-type': 'text/html; charset=utf-8' }, blockPage),
	headerless: (response, status, _headers, bytes) => sendRaw(response, status, {}, bytes),
	'called-html': (response, status, headers, bytes) =>
		send(response, status, { ...headers, 'content-type': 'text/html; charset=utf-8' }, bytes),
	'called-404': (response, _status, headers, bytes) => send(response, 404, headers, bytes),
	'gzip-added': (response, status, headers, bytes) =>
		send(response, status, { ...headers, 'content-encoding': 'gzip' }, gzipSync(bytes)),
	crumbs(response, status, headers, bytes) {
		response.writeHead(status, headers);
		for (let at = 0; at < bytes.length; at += crumbBytes) response.write(bytes.subarray(at, at + crumbBytes));
		response.end();
	}
};

/** Whether a name is that of a tampering. */
export function isTampering(name: string): name is Tampering {
	return Object.hasOwn(ways, name);
}

/** Sends the right answer, tampered with. */
export function sendTampered(kind: Tampering, { status, headers, bytes }: RightAnswer, response: ServerResponse): void {
	ways[kind](response, status, withoutLength(headers), bytes);
}

function send(response: ServerResponse, status: number, headers: Headers, body: Buffer): void {
	response.writeHead(status, { ...headers, 'content-length': body.length });
	response.end(body);
}

/** An answer that Node's own server would not write: its end is the end of the line. */
function sendRaw({ socket }: ServerResponse, status: number, headers: Headers, body: Buffer): void {
	const lines = Object.entries(headers).flatMap(([name, value]) =>
		[value ?? []].flat().map((each) => `${name}: ${each}\r\n`)
	);
	socket?.write(`HTTP/1.1 ${status} Answer\r\n${lines.join('')}connection: close\r\n\r\n`);
	socket?.end(body);
}

function halfOf(bytes: Buffer): Buffer {
	return bytes.subarray(0, Math.ceil(bytes.length / 2));
}

function recode(bytes: Buffer): Buffer {
	return Buffer.from(bytes.map((byte) => (byte > 0x7f ? questionMark : byte)));
}
