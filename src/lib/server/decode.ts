// Bytes from outside become text: one decoder for pages and feeds, which believes what reads, not what is declared.
import { decodeAs, likeliest, type Claims } from './decode-letters.ts';

/** How far into a document its own declaration is looked for; the standard's 1024 is less than real heads need. */
const headBytes = 4096;
/** How many bytes are tried in each encoding, and how far they are looked for. */
const sampleBytes = 16_384;
const sampleReach = 2_000_000;
/** ASCII that stands between other letters is kept so far on each side: enough to see words. */
const contextBytes = 4;
/** A text is UTF-8 with blots, not something else, where so many letters are right for each wrong one. */
const rightForEachWrong = 4;
/** Share of NUL bytes on one side that makes UTF-16. */
const nulShare = 0.3;

/** A text and the encoding by which it was read, by its WHATWG name in lower case (and `utf-32le`, `utf-32be`, `kz-1048`). */
export interface Decoded {
	text: string;
	encoding: string;
}

/**
 * Text of a page or feed from its bytes: by its byte order mark; as UTF-16 by its NULs; as UTF-8 where it is valid or nearly;
 * else by what it declares, what the header says and a guess by letters, whichever reads best. Never throws.
 * @param contentType the whole `Content-Type` header
 */
export function decodeText(bytes: Uint8Array, contentType: string | undefined, kind: 'html' | 'xml'): Decoded {
	const { text, encoding } = decodeBytes(bytes, contentType, kind);
	return { text: text.replace(control, putRight), encoding };
}

function decodeBytes(bytes: Uint8Array, contentType: string | undefined, kind: 'html' | 'xml'): Decoded {
	const marked = markedEncoding(bytes) ?? wideEncoding(bytes);
	if (marked !== undefined) return { text: decodeWide(bytes, marked), encoding: marked };
	// Seven bits with escapes are valid UTF-8 too
	if (isEscapedJapanese(bytes)) return { text: decodeAs(bytes, 'iso-2022-jp'), encoding: 'iso-2022-jp' };
	const utf8 = new TextDecoder().decode(bytes);
	if (isMostlyRight(utf8)) return { text: utf8, encoding: 'utf-8' };
	const encoding = likeliest(takeSample(bytes), readClaims(bytes, contentType, kind));
	return { text: decodeAs(bytes, encoding), encoding };
}

/** Controls of Latin 1 are never meant: they are windows-1252 that somebody took for Latin 1 on the way. */
const control = /[\x80-\x9f]/g;
const western = new TextDecoder('windows-1252');

function putRight(letter: string): string {
	return western.decode(Uint8Array.of(letter.charCodeAt(0)));
}

function markedEncoding(bytes: Uint8Array): string | undefined {
	const [a, b, c, d] = bytes;
	if (a === 0xff && b === 0xfe) return c === 0 && d === 0 ? 'utf-32le' : 'utf-16le';
	if (a === 0xfe && b === 0xff) return 'utf-16be';
	if (a === 0 && b === 0 && c === 0xfe && d === 0xff) return 'utf-32be';
	return a === 0xef && b === 0xbb && c === 0xbf ? 'utf-8' : undefined;
}

/** UTF-16 or UTF-32 without a mark: markup is ASCII enough to leave NULs on one side of every pair. */
function wideEncoding(bytes: Uint8Array): string | undefined {
	const head = bytes.subarray(0, headBytes);
	const nuls = [0, 0, 0, 0];
	for (const [index, byte] of head.entries()) if (byte === 0) nuls[index % 4] = (nuls[index % 4] ?? 0) + 1;
	const isEmpty = nuls.map((count) => count > (head.length / 4) * nulShare);
	const [a, b, c, d] = isEmpty;
	if (a === true && b === true && c === true && d === false) return 'utf-32be';
	if (a === false && b === true && c === true && d === true) return 'utf-32le';
	if (a === true && c === true && b === false && d === false) return 'utf-16be';
	return b === true && d === true && a === false && c === false ? 'utf-16le' : undefined;
}

function decodeWide(bytes: Uint8Array, encoding: string): string {
	if (!encoding.startsWith('utf-32')) return new TextDecoder(encoding).decode(bytes);
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const letters: string[] = [];
	for (let at = 0; at + 4 <= view.byteLength; at += 4) {
		const point = view.getUint32(at, encoding === 'utf-32le');
		const isLetter = point <= 0x10ffff && (point < 0xd800 || point > 0xdfff);
		if (point !== 0xfeff) letters.push(isLetter ? String.fromCodePoint(point) : '\ufffd');
	}
	return letters.join('');
}

/** ISO-2022-JP by its escapes, which nothing else has. */
function isEscapedJapanese(bytes: Uint8Array): boolean {
	const at = bytes.subarray(0, sampleReach).indexOf(0x1b);
	return at >= 0 && bytes[at + 1] === 0x24 && (bytes[at + 2] === 0x42 || bytes[at + 2] === 0x40);
}

/** Whether what was read as UTF-8 is: without a wrong letter, or with a few among many right ones. */
function isMostlyRight(text: string): boolean {
	if (!text.includes('\ufffd')) return true;
	let wrong = 0;
	let right = 0;
	const end = Math.min(text.length, sampleReach);
	for (let at = 0; at < end; at++) {
		const unit = text.charCodeAt(at);
		if (unit === 0xfffd) wrong++;
		else if (unit > 0x7f) right++;
	}
	// A body that was cut inside its last letter is whole but for that
	return right >= wrong * rightForEachWrong || (wrong === 1 && right > 0 && text.endsWith('\ufffd'));
}

/** The bytes that are not ASCII with a little of what stands around them; letters of several bytes stay whole. */
function takeSample(bytes: Uint8Array): Uint8Array {
	const sample = new Uint8Array(sampleBytes);
	const end = Math.min(bytes.length, sampleReach);
	let length = 0;
	let since = contextBytes + 1;
	for (let at = 0; at < end && length < sampleBytes - contextBytes; at++) {
		const byte = bytes[at] ?? 0;
		if (byte < 0x80) {
			since++;
			if (since <= contextBytes) sample[length++] = byte;
			continue;
		}
		const before = since > contextBytes ? Math.min(contextBytes, since - contextBytes, at) : 0;
		if (since > contextBytes && length > 0) sample[length++] = 0x20;
		for (let back = before; back > 0; back--) sample[length++] = bytes[at - back] ?? 0x20;
		sample[length++] = byte;
		since = 0;
	}
	return sample.subarray(0, length);
}

function readClaims(bytes: Uint8Array, contentType: string | undefined, kind: 'html' | 'xml'): Claims {
	const head = new TextDecoder('latin1').decode(bytes.subarray(0, headBytes));
	const inXml = /<\?xml[^>]{0,200}?encoding\s*=\s*["']\s*([^"'\s>]+)/i.exec(head)?.[1];
	const inMeta = /<meta\s[^>]{0,400}?charset\s*=\s*["']?\s*([^\s"'>;/]+)/i.exec(head)?.[1];
	const inHeader = /charset\s*=\s*["']?\s*([^\s"';]+)/i.exec(contentType ?? '')?.[1];
	const language = /<(?:dc:)?language>\s*([a-z]{2})\b|\slang\s*=\s*["']?([a-z]{2})\b/i.exec(head);
	return {
		declared: normalise(kind === 'html' ? (inMeta ?? inXml) : (inXml ?? inMeta)),
		// Servers say Latin 1 of everything; it tells nothing of this document
		header: /^(?:iso-?8859-1|latin-?1)$/i.test(inHeader ?? '') ? undefined : normalise(inHeader),
		language: (language?.[1] ?? language?.[2])?.toLowerCase()
	};
}

/** Names that are seen and that the Encoding standard does not know. */
const otherNames: Record<string, string> = {
	'kz-1048': 'kz-1048',
	kz1048: 'kz-1048',
	'strk1048-2002': 'kz-1048',
	rk1048: 'kz-1048',
	ms949: 'euc-kr',
	cp949: 'euc-kr',
	uhc: 'euc-kr',
	cp932: 'shift_jis',
	cp936: 'gb18030',
	cp950: 'big5',
	'big5-hkscs': 'big5'
};

/** A label as `TextDecoder` knows it; undefined for one that says nothing, and for Unicode, which has been tried by then. */
function normalise(label: string | undefined): string | undefined {
	if (label === undefined) return undefined;
	const plain = label.toLowerCase().replace(/^(?:win|windows|cp|ansi)[-_ ]?(?=125\d|874)/, 'windows-');
	const other = Object.hasOwn(otherNames, plain) ? otherNames[plain] : undefined;
	if (other !== undefined) return other;
	try {
		const { encoding } = new TextDecoder(plain);
		return encoding.startsWith('utf-') || encoding === 'replacement' || encoding === 'x-user-defined'
			? undefined
			: encoding.replace(/^gbk$/, 'gb18030');
	} catch (failure) {
		if (failure instanceof RangeError) return undefined;
		throw failure;
	}
}
