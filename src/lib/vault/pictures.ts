// The pictures kept here, each in one size, as they are read: found by the address of any of its sizes.
import type { Bytes } from '#lib/article/bytes.ts';
import type { Picture } from '#lib/article/types.ts';
import { isHash, takeNamed } from './bytes-kept.ts';
import { useLedger, type FigureRow } from './ledger.ts';

/** A picture's bytes with their type. */
export interface PictureBytes {
	bytes: Bytes;
	type: string;
}

/** The picture that has this hash among its variants, by the articles kept. */
export async function findPicture(hash: string): Promise<Picture | undefined> {
	return (await findFigure(hash))?.picture;
}

/** The same with what is known of it here. */
export async function findFigure(hash: string): Promise<FigureRow | undefined> {
	if (!isHash(hash)) return undefined;
	return useLedger((ledger) => ledger.getFromIndex('figures', 'variants', hash));
}

/** A picture as it is kept here: this very variant, or else the widest other one. Bytes are checked again. */
export async function readPicture(hash: string): Promise<PictureBytes | undefined> {
	const exact = await takeNamed('pictures', hash);
	if (exact !== undefined) return exact;
	const picture = await findPicture(hash);
	if (picture === undefined) return undefined;
	const rows = await useLedger((ledger) => ledger.getAllFromIndex('pictures', 'picture', picture.id));
	for (const row of rows.sort((one, other) => other.width - one.width)) {
		const other = await takeNamed('pictures', row.hash);
		if (other !== undefined) return other;
	}
	return undefined;
}
