// Pictures as they are kept: one size of each, verified by its name before it is kept.
import type { Bytes } from '#lib/article/bytes.ts';
import type { Hash, Picture, Variant } from '#lib/article/types.ts';
import { FaultError } from '#lib/contract/faults.ts';
import { places } from '#lib/contract/places.ts';
import { dropNamed, takeNamed } from './bytes-kept.ts';
import { dropAll, isKept, orUnkept, putNamed } from './keep-bytes.ts';
import { fetchNamed, type NamedWant, type OnBytes } from './fetch.ts';
import { readFact } from './ledger.ts';
import { fetchInParts } from './parts.ts';
import { findPicture, type PictureBytes } from './pictures.ts';
import { addPicture } from './rows.ts';
import { fromAny } from './sources.ts';
import { inTurn } from './turn.ts';

/** Bound on a picture of which nothing is known but its name. */
const strangerLimit = 3_000_000;

/**
 * Fetches one variant of a known picture, and keeps it.
 * @param mayGoOn as in `fetchInParts`
 * @throws FaultError as `fetchNamed`, `not-found` for a hash that nothing kept refers to, storage faults
 */
export async function fetchPicture(
	hash: string,
	onBytes?: OnBytes,
	mayGoOn?: () => Promise<boolean>
): Promise<PictureBytes> {
	const { picture, keep } = await bring(hash, onBytes, mayGoOn);
	await keep();
	return picture;
}

/** As `fetchPicture`, for somebody who looks at it, who gets it even where there is no room to keep it. */
export async function showPicture(hash: string): Promise<PictureBytes> {
	const { picture, keep } = await bring(hash);
	await orUnkept(keep);
	return picture;
}

/** A variant of a known picture, verified by its name, and how it is kept. */
async function bring(
	hash: string,
	onBytes?: OnBytes,
	mayGoOn?: () => Promise<boolean>
): Promise<{ picture: PictureBytes; keep: () => Promise<unknown> }> {
	const picture = await findPicture(hash);
	const variant = picture?.variants.find((known) => known.hash === hash);
	if (picture === undefined || variant === undefined)
		throw new FaultError('not-found', `no article here has the picture ${hash}`);
	// Here they may be already, left by a worker that was stopped before it wrote their row.
	const here = await takeNamed('pictures', hash);
	const came =
		here?.bytes ??
		(await fetchFrom((want) => fetchInParts({ ...want, onBytes }, mayGoOn), hash, variant.bytes, mayGoOn));
	return {
		picture: { bytes: came, type: typeOf(variant) },
		keep: () => keepVariant(picture, variant, came)
	};
}

/** @returns whether an article here shows it still */
function keepVariant(picture: Picture, variant: Variant, bytes: Bytes): Promise<boolean> {
	return inTurn(async () => {
		const wasHere = await isKept('pictures', variant.hash);
		await putNamed('pictures', variant.hash, bytes, typeOf(variant));
		try {
			return await addRow(picture, variant);
		} catch (refused) {
			// Without their row they go again, but for those that lay here before
			if (!wasHere) await dropNamed('pictures', variant.hash);
			throw refused;
		}
	});
}

/** Keeps bytes that bear a name, where an article here shows them; says whether one does. @throws FaultError storage faults */
export async function keepGiven(hash: Hash, bytes: Bytes): Promise<boolean> {
	const picture = await findPicture(hash);
	const variant = picture?.variants.find((known) => known.hash === hash);
	if (picture === undefined || variant === undefined) return false;
	return keepVariant(picture, variant, bytes);
}

/** Fetches a picture only to be looked at; its name is proof enough of its bytes. @throws FaultError as `fetchNamed` */
export async function fetchStranger(hash: string): Promise<PictureBytes> {
	const bytes = await fetchFrom(fetchNamed, hash, strangerLimit);
	return { bytes, type: bytes[0] === 0x52 ? 'image/webp' : 'image/avif' };
}

/** Gives kept bytes their row again, where an article here refers to them; says whether one does. */
export async function healPicture(hash: Hash): Promise<boolean> {
	const picture = await findPicture(hash);
	const variant = picture?.variants.find((known) => known.hash === hash);
	if (picture === undefined || variant === undefined || (await takeNamed('pictures', hash)) === undefined) return false;
	return addRow(picture, variant);
}

function fetchFrom(
	fetchIt: (want: NamedWant) => Promise<Bytes>,
	hash: string,
	bytes: number,
	mayGoOn?: () => Promise<boolean>
): Promise<Bytes> {
	const want = { path: places.picture(hash), hash, bytes, cache: 'default' } as const;
	return fromAny((origin) => fetchIt({ ...want, origin }), mayGoOn);
}

function typeOf({ format }: Variant): string {
	return `image/${format}`;
}

/** @returns whether an article here shows it still: else its bytes are gone again */
async function addRow(picture: Picture, variant: Variant): Promise<boolean> {
	const dropped = await addPicture(picture, variant, await readFact('wish'));
	await dropAll(dropped);
	return !dropped.includes(variant.hash);
}
