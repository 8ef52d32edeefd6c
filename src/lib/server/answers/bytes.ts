// The addresses of the app: the contents list, and articles, packs and pictures by their hashes, as exact bytes.
import { guardHeaders } from '#lib/article/compose/document.ts';
import { readAs } from '#lib/article/schema.ts';
import { hashSchema, type Hash } from '#lib/article/types.ts';
import { currentEdition } from '../store/editions.ts';
import { allTags, chooseCoding, isHeld, writeTag } from './negotiate.ts';
import { openToAll, refuse } from './plain.ts';
import { answerBytes, answerRange } from './ranges.ts';
import { readingStore } from './shelf.ts';

const forEver = 'public, max-age=31536000, immutable';
const textType = 'text/plain; charset=utf-8';

/** Bytes that prove themselves are for every origin: a reader opened from a mirror asks us, as ours asks mirrors. */
export const openHeaders: Readonly<Record<string, string>> = { ...guardHeaders, ...openToAll };

/** How the text of each kind begins, so that no address serves another's. */
const beginnings = {
	contents: /^shyraq\/contents\//,
	article: /^shyraq\/article\//,
	segment: /^\{"id":"|^\{"hash":"[0-9a-f]{64}","bytes":/,
	pack: /^\{"hash":"[0-9a-f]{64}","note":/
};
/** Longer than any beginning. */
const beginningBytes = 100;

/** The first bytes of the two forms a picture is kept in: WebP in RIFF, AVIF in ISO BMFF. */
const pictureTypes = [
	{ type: 'image/webp', at: 8, mark: 'WEBP' },
	{ type: 'image/avif', at: 4, mark: 'ftypavif' }
];

/** Answers `/contents`: the signed list of the edition, to be asked for anew each time. */
export async function answerContents(request: Request): Promise<Response> {
	const edition = await currentEdition(await readingStore());
	if (edition === undefined) return refuse(503);
	return answerText(request, edition.contents, { kind: 'contents', cacheControl: 'no-cache' });
}

/** Answers `/a/<hash>`: an article's signed bytes. */
export function answerArticle(request: Request, hash: string): Promise<Response> {
	return answerNamed(request, hash, { kind: 'article' });
}

/** Answers `/s/<hash>`: a part of the list, or of the list of packs, one a line. */
export function answerSegment(request: Request, hash: string): Promise<Response> {
	return answerNamed(request, hash, { kind: 'segment' });
}

/** Answers `/pack/<hash>`: many articles, one a line. */
export function answerPack(request: Request, hash: string): Promise<Response> {
	return answerNamed(request, hash, { kind: 'pack', type: 'application/x-ndjson; charset=utf-8' });
}

/** Answers `/i/<hash>`: a picture, never compressed again. */
export async function answerPicture(request: Request, hash: string): Promise<Response> {
	const name = readAs(hashSchema, hash);
	const bytes = name === undefined ? undefined : await (await readingStore()).blobs.read(name);
	const type = bytes === undefined ? undefined : pictureTypes.find(({ at, mark }) => startsAt(bytes, at, mark))?.type;
	if (bytes === undefined || type === undefined) return refuse(404);
	const tag = `"${hash}"`;
	const headers = new Headers({ ...openHeaders, 'content-type': type, 'cache-control': forEver, etag: tag });
	if (isHeld(request.headers.get('if-none-match'), [tag])) return new Response(null, { status: 304, headers });
	return answerRange(request, bytes, headers, tag);
}

/** Answers `/ping?nonce=…` with the nonce: what no portal, cache or block page can know. */
export function answerPing(request: Request): Response {
	const nonce = new URL(request.url).searchParams.get('nonce') ?? '';
	if (!/^[A-Za-z0-9_-]{8,64}$/.test(nonce)) return refuse(400);
	const headers = new Headers({ ...guardHeaders, 'content-type': textType, 'cache-control': 'no-store' });
	return answerBytes(request, new TextEncoder().encode(nonce), headers);
}

/** What kind of text an address serves, and how. */
interface TextKind {
	kind: keyof typeof beginnings;
	type?: string;
	cacheControl?: string;
}

async function answerNamed(request: Request, hash: string, kind: TextKind): Promise<Response> {
	const name = readAs(hashSchema, hash);
	return name === undefined ? refuse(404) : answerText(request, name, kind);
}

/** A text of the store in the coding asked for. */
async function answerText(
	request: Request,
	hash: Hash,
	{ kind, type = textType, cacheControl = forEver }: TextKind
): Promise<Response> {
	const { blobs } = await readingStore();
	const coding = chooseCoding(request.headers.get('accept-encoding'));
	const headers = new Headers({
		...openHeaders,
		'content-type': type,
		'cache-control': cacheControl,
		vary: 'Accept-Encoding'
	});
	const plain = await blobs.read(hash);
	if (plain === undefined || !beginnings[kind].test(Buffer.from(plain.subarray(0, beginningBytes)).toString('latin1')))
		return refuse(404);
	if (isHeld(request.headers.get('if-none-match'), allTags(hash))) {
		headers.set('etag', writeTag(hash, coding));
		return new Response(null, { status: 304, headers });
	}
	const coded = coding === 'identity' ? undefined : await blobs.read(hash, coding);
	headers.set('etag', writeTag(hash, coded === undefined ? 'identity' : coding));
	if (coded === undefined) return answerBytes(request, plain, headers);
	headers.set('content-encoding', coding);
	return answerBytes(request, coded, headers);
}

function startsAt(bytes: Uint8Array, at: number, mark: string): boolean {
	return (
		Buffer.from(bytes.buffer, bytes.byteOffset + at, Math.min(mark.length, Math.max(0, bytes.length - at))).toString(
			'latin1'
		) === mark
	);
}
