// The pictures kept here, each in one size: found by the address of any of its sizes.
import type { Bytes } from '#lib/article/bytes.ts';
import type { Hash, Picture, Variant } from '#lib/article/types.ts';
import { FaultError } from '#lib/contract/faults.ts';
import type { PictureWish } from '#lib/contract/messages.ts';
import { places } from '#lib/contract/places.ts';
import { dropNamed, isHash, putNamed, takeNamed } from './bytes-kept.ts';
import type { Held } from './contents.ts';
import { fetchNamed } from './fetch.ts';
import { useLedger } from './ledger.ts';
import { inTurn } from './turn.ts';

/** A picture's bytes with their type. */
export interface PictureBytes {
	bytes: Bytes;
	type: string;
}

/** The one variant wanted of a picture: the narrowest that fills the wish, or the widest there is, in the wished format if it has it. */
export function chooseVariant({ variants }: Picture, { format, width }: PictureWish): Variant | undefined {
	const inFormat = variants.filter((variant) => variant.format === format);
	const choice = [...(inFormat.length > 0 ? inFormat : variants)].sort((one, other) => one.width - other.width);
	return choice.find((variant) => variant.width >= width) ?? choice.at(-1);
}

/** The picture that has this hash among its variants, by the articles kept and the contents' lead pictures. */
export async function findPicture(hash: string, held: Held | undefined): Promise<Picture | undefined> {
	const lead = held?.leads.get(hash);
	if (lead !== undefined || !isHash(hash)) return lead;
	const row = await useLedger((ledger) => ledger.getFromIndex('articles', 'variants', hash));
	return row?.pictures.find((picture) => picture.variants.some((variant) => variant.hash === hash));
}

/** A picture as it is kept here: this very variant, or else the widest other one. Bytes are checked again. */
export async function readPicture(hash: string, held: Held | undefined): Promise<PictureBytes | undefined> {
	const exact = await takeNamed('pictures', hash);
	if (exact !== undefined) return exact;
	const picture = await findPicture(hash, held);
	if (picture === undefined) return undefined;
	const rows = await useLedger((ledger) => ledger.getAllFromIndex('pictures', 'picture', picture.id));
	for (const row of rows.sort((one, other) => other.width - one.width)) {
		const other = await takeNamed('pictures', row.hash);
		if (other !== undefined) return other;
	}
	return undefined;
}

/**
 * Fetches one variant of a known picture, and keeps it if told to.
 * @throws FaultError as `fetchNamed`, `not-found` for a hash that nothing kept refers to, storage faults
 */
export async function fetchPicture(
	hash: string,
	held: Held | undefined,
	isToKeep = true,
	waitMs?: number
): Promise<PictureBytes> {
	const picture = await findPicture(hash, held);
	const variant = picture?.variants.find((known) => known.hash === hash);
	if (picture === undefined || variant === undefined)
		throw new FaultError('not-found', `no article here has the picture ${hash}`);
	const path = places.picture(hash);
	const bytes = await fetchNamed({ path, hash, bytes: variant.bytes, stallMs: waitMs, cache: 'default' });
	const type = typeOf(variant);
	if (isToKeep) {
		await inTurn(async () => {
			await putNamed('pictures', variant.hash, bytes, type);
			await writePictureRow(picture, variant);
		});
	}
	return { bytes, type };
}

/** Gives kept bytes their row again, where an article here refers to them; says whether one does. */
export async function healPicture(hash: Hash, held: Held | undefined): Promise<boolean> {
	const picture = await findPicture(hash, held);
	const variant = picture?.variants.find((known) => known.hash === hash);
	if (picture === undefined || variant === undefined || (await takeNamed('pictures', hash)) === undefined) return false;
	await writePictureRow(picture, variant);
	return true;
}

function typeOf({ format }: Variant): string {
	return `image/${format}`;
}

async function writePictureRow({ id }: Picture, { hash, format, width, bytes }: Variant): Promise<void> {
	try {
		await useLedger((ledger) => ledger.put('pictures', { hash, picture: id, format, width, bytes }));
	} catch (refused) {
		await dropNamed('pictures', hash);
		throw refused;
	}
}
