// What kind of file bytes are: by what is in them; a name only decides between texts that could be either.
import { decodeText } from '../decode.ts';
import { formatOf } from '../press/picture-format.ts';
import { BringFault } from './fault.ts';
import { findTableKind } from './tables.ts';

/** A file whose kind is known. */
export type Recognised =
	| { kind: 'zip' }
	| { kind: 'mhtml' }
	| { kind: 'table' | 'json' | 'bookmarks' | 'page' | 'markdown' | 'plain'; text: string };

/** Bytes at the beginning by which a file is known, as Latin-1, and what it is. */
const known: readonly (readonly [RegExp, string])[] = [
	[/^%PDF/, 'a PDF, which is laid out for paper'],
	[/^Rar!/, 'a RAR archive; bring a zip'],
	[/^7z\xbc\xaf/, 'a 7z archive; bring a zip'],
	[/^\x1f\x8b/, 'packed with gzip; unpack it first'],
	[/^\xd0\xcf\x11\xe0/, 'an old Office document; save it as HTML'],
	[/^.{60}BOOKMOBI/s, 'a Kindle book; bring an EPUB'],
	[/^SQLite format 3/, 'a database'],
	[/^bplist00/, 'a Safari web archive; save the page as HTML']
];

/**
 * The kind of a file, with its text where it is one.
 * @param name its name, for the extension
 * @throws BringFault where it is none that is read
 */
export function recognise(bytes: Uint8Array, name: string): Recognised {
	if (bytes.length === 0) throw new BringFault('it is empty');
	const head = Buffer.from(bytes.subarray(0, 512)).toString('latin1');
	if (/^PK(?:\x03\x04|\x05\x06|\x07\x08)/.test(head)) return { kind: 'zip' };
	for (const [form, what] of known) if (form.test(head)) throw new BringFault(`it is ${what}`);
	const picture = formatOf(bytes);
	if (picture !== undefined && picture !== 'svg' && picture !== 'bmp')
		throw new BringFault('it is a picture; bring it together with its article');
	if (isMhtml(head)) return { kind: 'mhtml' };
	const plain = decodeText(bytes, undefined, 'html').text.replace(/^\ufeff/, '');
	if (looksBinary(plain.slice(0, 4096))) throw new BringFault('it is neither text nor any other kind that is read');
	return recogniseText(plain, name);
}

/** A page saved with its pictures (RFC 2557): a message whose head says that its parts belong together. */
function isMhtml(head: string): boolean {
	return (
		/^(?:\ufeff|\xef\xbb\xbf)?\s*(?:[A-Za-z][A-Za-z-]*:)/.test(head) &&
		/(?:^|\n)(?:MIME-Version:|Snapshot-Content-Location:|Content-Type:\s*multipart\/related)/i.test(head)
	);
}

/** No text has many control characters or letters that could not be decoded. */
function looksBinary(head: string): boolean {
	const odd = head.match(/[\x00-\x08\x0e-\x1a\x1c-\x1f\ufffd]/g)?.length ?? 0;
	return head.includes('\0') || odd > head.length / 50;
}

function recogniseText(text: string, name: string): Recognised {
	const head = text.slice(0, 4096).trimStart();
	const extension = /\.([a-z0-9]{1,10})$/i.exec(name)?.[1]?.toLowerCase() ?? '';
	if (
		/^<!doctype\s+netscape-bookmark-file/i.test(head) ||
		/<title>\s*(?:Pocket Export|Instapaper: Export)\s*<\/title>/i.test(head)
	)
		return { kind: 'bookmarks', text };
	if (/^(?:\[|\{)/.test(head) && (extension === 'json' || isJson(text))) return { kind: 'json', text };
	if (/^<(?:!doctype\s+html|html|head|body)[\s>]/i.test(skipComments(text.slice(0, 65_536))))
		return { kind: 'page', text };
	if (findTableKind(text) !== undefined) return { kind: 'table', text };
	if (extension === 'csv') throw new BringFault('its first line is not that of an export that is known');
	if (extension === 'html' || extension === 'htm' || extension === 'xhtml') return { kind: 'page', text };
	if (extension === 'md' || extension === 'markdown') return { kind: 'markdown', text };
	if (extension === 'txt') return { kind: 'plain', text };
	if (/^<[a-z!?]/i.test(head)) throw new BringFault('it is markup of a kind that is not read');
	return { kind: /^(?:---\s*\n[^]*?\n---\s*\n|# \S)/.test(head) ? 'markdown' : 'plain', text };
}

/** What comes after a prolog and comments, which may stand before a page. */
function skipComments(text: string): string {
	let rest = text.trimStart();
	for (;;) {
		const end = rest.startsWith('<!--') ? rest.indexOf('-->', 4) : rest.startsWith('<?') ? rest.indexOf('>') : -1;
		if (end < 0) return rest;
		rest = rest.slice(end + (rest.startsWith('<?') ? 1 : 3)).trimStart();
	}
}

function isJson(text: string): boolean {
	return /^\s*\[\s*(?:\{|\])/.test(text.slice(0, 1000)) || /^\s*\{\s*["}]/.test(text.slice(0, 1000));
}
