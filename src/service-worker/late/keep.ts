// One piece fetched, verified and kept.
import { FaultError } from '#lib/contract/faults.ts';
import type { Piece, WorkerReply } from '#lib/contract/messages.ts';
import { loadContents, type Held } from '#lib/vault/contents.ts';
import { fetchPicture } from '#lib/vault/keep-picture.ts';
import { fetchText } from '#lib/vault/keep-text.ts';
import { fetchPack } from '#lib/vault/packs.ts';
import { findByHash } from '#lib/vault/rows.ts';
import { runErrand } from './errand.ts';
import { announce } from './network.ts';
import { mayBring } from './unasked.ts';

type Kept = Extract<WorkerReply, { kind: 'kept' }>;
type Failed = Extract<WorkerReply, { kind: 'fault' }>;

/** The contents held. @throws FaultError `not-found` where there are none */
export async function mustHold(): Promise<Held> {
	const held = await loadContents();
	if (held === undefined) throw new FaultError('not-found', 'no contents are here yet');
	return held;
}

/** Keeps a piece, and tells the tabs what came, even of a piece that was cut. */
export async function keepPiece(piece: Piece, stallMs?: number): Promise<Kept | Failed> {
	const count = { articles: 0, pictures: 0, bytes: 0 };
	const outcome = await runErrand(() => fetchPiece(piece, count, stallMs));
	if (count.articles + count.pictures > 0) announce({ kind: 'library-changed' });
	return outcome.kind === 'came' ? { kind: 'kept', piece, ...count } : outcome;
}

/** Fetches what is listed, or shown by what is kept; a piece that nothing here names is refused. */
async function fetchPiece(
	piece: Piece,
	count: Pick<Kept, 'articles' | 'pictures'> & { bytes: number },
	stallMs: number | undefined
): Promise<void> {
	const { hash } = piece;
	const onBytes = (bytes: number): void => void (count.bytes += bytes);
	if (piece.kind === 'picture') {
		await fetchPicture(hash, onBytes, mayBring);
		count.pictures += 1;
		return;
	}
	const { key } = await mustHold();
	if (piece.kind === 'pack') {
		await fetchPack(piece, key, () => (count.articles += 1), onBytes);
		return;
	}
	const entry = await findByHash(hash);
	if (entry === undefined) throw new FaultError('not-found', `the list names no article ${hash}`);
	await fetchText(entry, key, { onBytes, stallMs });
	count.articles += 1;
}
