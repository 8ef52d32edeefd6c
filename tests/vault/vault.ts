// The vault's rooms as a worker has them that has just been started: nothing of an earlier life is remembered.
import { vi } from 'vitest';

/** Every room of the vault, read anew. */
export async function openVault() {
	vi.resetModules();
	const rooms = await Promise.all([
		import('#lib/vault/bytes-kept.ts'),
		import('#lib/vault/check.ts'),
		import('#lib/vault/contents.ts'),
		import('#lib/vault/drill.ts'),
		import('#lib/vault/entries.ts')
	]);
	const more = await Promise.all([
		import('#lib/vault/fetch.ts'),
		import('#lib/vault/heal.ts'),
		import('#lib/vault/keep-picture.ts'),
		import('#lib/vault/keep-text.ts'),
		import('#lib/vault/ledger.ts'),
		import('#lib/vault/list.ts'),
		import('#lib/vault/list-files.ts')
	]);
	const rest = await Promise.all([
		import('#lib/vault/packs.ts'),
		import('#lib/vault/parts.ts'),
		import('#lib/vault/pictures.ts'),
		import('#lib/vault/plan.ts'),
		import('#lib/vault/rank.ts'),
		import('#lib/vault/readiness.ts'),
		import('#lib/vault/refresh.ts'),
		import('#lib/vault/room.ts'),
		import('#lib/vault/rows.ts'),
		import('#lib/vault/sources.ts'),
		import('#lib/vault/sources-listed.ts'),
		import('#lib/vault/texts.ts'),
		import('#lib/vault/counted.ts'),
		import('#lib/vault/weights.ts'),
		import('#lib/vault/mend.ts'),
		import('#lib/vault/lost.ts')
	]);
	return {
		...rooms[0],
		...rooms[1],
		...rooms[2],
		...rooms[3],
		...rooms[4],
		...more[0],
		...more[1],
		...more[2],
		...more[3],
		...more[4],
		...more[5],
		...more[6],
		...rest[0],
		...rest[1],
		...rest[2],
		...rest[3],
		...rest[4],
		...rest[5],
		...rest[6],
		...rest[7],
		...rest[8],
		...rest[9],
		...rest[10],
		...rest[11],
		...rest[12],
		...rest[13],
		...rest[14],
		...rest[15]
	};
}

export type Vault = Awaited<ReturnType<typeof openVault>>;
