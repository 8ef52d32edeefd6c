// What a reader can already see of a document when only its first bytes have come over the wire.
import { once } from 'node:events';
import { connect } from 'node:net';
import { brotliDecompressSync, constants } from 'node:zlib';
import { parse, type DefaultTreeAdapterTypes } from 'parse5';
import { budgets, type Figure } from './budgets.ts';

/** What the first bytes of a document hold. */
export interface FirstFlight {
	path: string;
	/** Length of the whole answer on the wire: status line, headers and compressed body. */
	wholeBytes: number;
	headerBytes: number;
	hasHeadline: boolean;
	hasStandfirst: boolean;
	/** Paragraphs of the body that have come whole. */
	paragraphs: number;
	/** Whether every style stands in the document, and none is waited for. */
	isStyled: boolean;
}

type Element = DefaultTreeAdapterTypes.Element;
type Parent = DefaultTreeAdapterTypes.ParentNode;

/** Asks for a path as a browser does, over a bare connection, and looks at the first bytes of the answer. */
export async function readFirstFlight(port: number, path: string): Promise<FirstFlight> {
	const answer = await askBare(port, path);
	const end = answer.indexOf('\r\n\r\n') + 4;
	const headers = answer.subarray(0, end).toString('latin1');
	if (!/^HTTP\/1\.1 200 /.test(headers) || !/^content-encoding: br\r$/im.test(headers))
		throw new Error(`${path} was not answered with a document in brotli:\n${headers}`);
	const cut = answer.subarray(end, budgets.firstFlightBytes);
	// A flush at the end gives all that a cut stream already says
	const text = brotliDecompressSync(cut, { finishFlush: constants.BROTLI_OPERATION_FLUSH }).toString('utf8');
	return { path, wholeBytes: answer.length, headerBytes: end, ...readCut(text) };
}

/** What stands whole in the beginning of a document. */
export function readCut(text: string): Omit<FirstFlight, 'path' | 'wholeBytes' | 'headerBytes'> {
	// What the cut left open is not whole: the parser is given only what ends with a closed paragraph
	const elements = [...walk(parse(text.slice(0, text.lastIndexOf('</p>') + '</p>'.length)))];
	const body = elements.find((element) => hasClass(element, 'body'));
	const sheets = elements.filter((element) => element.tagName === 'link' && isWaitedFor(element));
	return {
		hasHeadline: elements.some(({ tagName, parentNode }) => tagName === 'h1' && isWithin(parentNode, 'headline')),
		hasStandfirst: elements.some((element) => hasClass(element, 'standfirst')),
		paragraphs: body === undefined ? 0 : [...walk(body)].filter(({ tagName }) => tagName === 'p').length,
		isStyled: sheets.length === 0 && elements.some(({ tagName }) => tagName === 'style')
	};
}

/** The figure for the article that shows least of itself among those looked at. */
export function weighFirstFlights(flights: readonly FirstFlight[]): Figure {
	const count = (flight: FirstFlight): number =>
		flight.hasHeadline && flight.hasStandfirst && flight.isStyled ? flight.paragraphs : 0;
	const least = flights.toSorted((one, other) => count(one) - count(other))[0];
	if (least === undefined) throw new Error('no document was looked at');
	return {
		name: `first ${budgets.firstFlightBytes} bytes of an article: headline, standfirst, styles, and paragraphs`,
		found: count(least),
		limit: budgets.firstFlightParagraphs,
		unit: 'paragraphs',
		bound: 'least',
		details: flights
			.toSorted((one, other) => count(one) - count(other))
			.slice(0, 3)
			.map(
				({ path, wholeBytes, headerBytes, paragraphs, isStyled }) =>
					`${path}: ${paragraphs} paragraphs${isStyled ? '' : ', styles not inlined'}; whole answer ${wholeBytes} B, of it headers ${headerBytes} B`
			)
	};
}

async function askBare(port: number, path: string): Promise<Buffer> {
	const socket = connect(port, '127.0.0.1');
	const chunks: Buffer[] = [];
	socket.on('data', (chunk) => chunks.push(chunk));
	socket.write(
		`GET ${path} HTTP/1.1\r\nHost: localhost:${port}\r\nAccept: text/html\r\nAccept-Encoding: gzip, deflate, br\r\nConnection: close\r\n\r\n`
	);
	await once(socket, 'end');
	return Buffer.concat(chunks);
}

function* walk(parent: Parent): Generator<Element> {
	for (const child of parent.childNodes) {
		if (!('tagName' in child)) continue;
		yield child;
		yield* walk(child);
	}
}

function hasClass({ attrs }: Element, name: string): boolean {
	return attrs.some((attr) => attr.name === 'class' && attr.value.split(' ').includes(name));
}

/** Whether a `link` brings styles that the first paint waits for; Kit leaves disabled ones beside what it has inlined. */
function isWaitedFor({ attrs }: Element): boolean {
	const isSheet = attrs.some(({ name, value }) => name === 'rel' && value === 'stylesheet');
	return isSheet && !attrs.some(({ name }) => name === 'disabled');
}

function isWithin(parent: Parent | null, name: string): boolean {
	return parent !== null && 'tagName' in parent && hasClass(parent, name);
}
