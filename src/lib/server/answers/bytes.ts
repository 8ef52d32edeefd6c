// The addresses of the app: the contents list, and articles, packs and pictures by their hashes, as exact bytes.
import * as v from 'valibot';
import { guardHeaders } from '#lib/article/compose/document.ts';
import { hashSchema, type Hash } from '#lib/article/types.ts';
import { currentEdition } from '../store/editions.ts';
import { allTags, chooseCoding, isHeld, writeTag } from './negotiate.ts';
import { refuse } from './plain.ts';
import { readingStore } from './shelf.ts';

const forEver = 'public, max-age=31536000, immutable';
const textType = 'text/plain; charset=utf-8';

/** The first bytes of the two forms a picture is kept in: WebP in RIFF, AVIF in ISO BMFF. */
const pictureTypes = [
	{ type: 'image/webp', at: 8, mark: 'WEBP' },
	{ type: 'image/avif', at: 4, mark: 'ftypavif' }
];

/** Answers `/contents`: the signed list of the edition, to be asked for anew each time. */
export async function answerContents(request: Request): Promise<Response> {
	const edition = await currentEdition(await readingStore());
	if (edition === undefined) return refuse(503);
	return answerText(request, edition.contents, textType, 'no-cache');
}

/** Answers `/a/<hash>`: an article's signed bytes. */
export async function answerArticle(request: Request, hash: string): Promise<Response> {
	const name = v.safeParse(hashSchema, hash);
	return name.success ? answerText(request, name.output, textType, forEver, 'shyraq/article/') : refuse(404);
}

/** Answers `/pack/<hash>`: many articles, one a line. */
export async function answerPack(request: Request, hash: string): Promise<Response> {
	const name = v.safeParse(hashSchema, hash);
	return name.success
		? answerText(request, name.output, 'application/x-ndjson; charset=utf-8', forEver, '{"hash":')
		: refuse(404);
}

/** Answers `/i/<hash>`: a picture, never compressed again. */
export async function answerPicture(request: Request, hash: string): Promise<Response> {
	const name = v.safeParse(hashSchema, hash);
	const bytes = name.success ? await (await readingStore()).blobs.read(name.output) : undefined;
	const type = bytes === undefined ? undefined : pictureTypes.find(({ at, mark }) => startsAt(bytes, at, mark))?.type;
	if (bytes === undefined || type === undefined) return refuse(404);
	const headers = new Headers({ ...guardHeaders, 'content-type': type, 'cache-control': forEver, etag: `"${hash}"` });
	if (isHeld(request.headers.get('if-none-match'), [`"${hash}"`])) return new Response(null, { status: 304, headers });
	return answerBytes(request, bytes, headers);
}

/** Answers `/ping?nonce=…` with the nonce: what no portal, cache or block page can know. */
export function answerPing(request: Request): Response {
	const nonce = new URL(request.url).searchParams.get('nonce') ?? '';
	if (!/^[A-Za-z0-9_-]{8,64}$/.test(nonce)) return refuse(400);
	const headers = new Headers({ ...guardHeaders, 'content-type': textType, 'cache-control': 'no-store' });
	return answerBytes(request, new TextEncoder().encode(nonce), headers);
}

/** A text of the store in the coding asked for; `start` is how bytes of this kind begin, so that no address serves another's. */
async function answerText(
	request: Request,
	hash: Hash,
	type: string,
	cacheControl: string,
	start = ''
): Promise<Response> {
	const { blobs } = await readingStore();
	const coding = chooseCoding(request.headers.get('accept-encoding'));
	const headers = new Headers({
		...guardHeaders,
		'content-type': type,
		'cache-control': cacheControl,
		vary: 'Accept-Encoding'
	});
	const plain = await blobs.read(hash);
	if (plain === undefined || !startsAt(plain, 0, start)) return refuse(404);
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

/** Bytes with their length; HEAD gets the same headers and no bytes. */
export function answerBytes(
	request: Request,
	bytes: Uint8Array<ArrayBuffer>,
	headers: Headers,
	status = 200
): Response {
	headers.set('content-length', String(bytes.length));
	return new Response(request.method === 'HEAD' ? null : bytes, { status, headers });
}

function startsAt(bytes: Uint8Array, at: number, mark: string): boolean {
	return (
		Buffer.from(bytes.buffer, bytes.byteOffset + at, Math.min(mark.length, Math.max(0, bytes.length - at))).toString(
			'latin1'
		) === mark
	);
}
