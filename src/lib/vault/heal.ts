// Where the caches and the ledger disagree, after a loss or a death between two writes, both are made to agree again.
import type { Hash } from '#lib/article/types.ts';
import { listNamed } from './bytes-kept.ts';
import { healPin, loadContents, loadKey } from './contents.ts';
import { useLedger } from './ledger.ts';
import { healPicture } from './pictures.ts';
import { healText } from './texts.ts';
import { inTurn } from './turn.ts';

/**
 * A row without bytes is dropped; bytes without a row are verified and get their row again. Bytes that cannot be verified
 * for want of a key or of an article that refers to them are left for the day there is one. Says how many things were put right.
 */
export function heal(): Promise<number> {
	return inTurn(async () => {
		await healPin();
		const held = await loadContents();
		const key = held?.key ?? (await loadKey());
		let count = 0;
		for (const kind of ['articles', 'pictures'] as const) {
			const bytes = await listNamed(kind);
			const rows = new Set<Hash>(await useLedger((ledger) => ledger.getAllKeys(kind)));
			for (const hash of rows) {
				if (bytes.has(hash)) continue;
				await useLedger((ledger) => ledger.delete(kind, hash));
				count += 1;
			}
			for (const hash of bytes) {
				if (rows.has(hash)) continue;
				const isHealed =
					kind === 'pictures' ? await healPicture(hash, held) : key !== undefined && (await healText(hash, key));
				if (isHealed) count += 1;
			}
		}
		return count;
	});
}
