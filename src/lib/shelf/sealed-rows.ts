// Rows as they lie sealed on the phone: nothing in them, nor in their keys, says which article they are of or what was done with it.
import { gcmsiv } from '@noble/ciphers/aes.js';
import { toBase64, toBytes, toText } from '#lib/article/bytes.ts';
import type { Rows, Seal, SealedTable } from './tables.ts';

/** Bytes of the keys of a lock: the first half encrypts rows, the other half hides their names. */
export const keysLength = 64;
const nonceLength = 12;
const tagLength = 16;
/** Rows are filled up to a multiple of this, in bytes, so that their lengths tell little. */
const grain = 256;
/** The field by which a table finds its rows. */
const keyField = { places: 'id', archived: 'id', bookmarks: 'key' } as const satisfies Record<SealedTable, string>;

type Row = Readonly<Record<string, unknown>>;
/** What lies in the table: its key, for marks the article's, and the row itself as nonce and AES-256-GCM-SIV (RFC 8452). */
type SealedRow = Row & { sealed: Uint8Array };

/** The seal of a lock. @param keys `keysLength` random bytes */
export function makeSeal(id: string, keys: Uint8Array): Seal {
	const [rowKey, nameKey] = [keys.slice(0, keysLength / 2), keys.slice(keysLength / 2)];
	/** What was opened, by its name and nonce: a row is opened once, however often it is asked for. */
	const known = new Map<string, { sealed: Uint8Array; row: unknown }>();
	// With one nonce for all, the tag of GCM-SIV tells of two names whether they are the same, and nothing more
	const hide = (kind: string, name: string): string =>
		toBase64(
			gcmsiv(nameKey, new Uint8Array(nonceLength))
				.encrypt(toBytes(`${kind}\n${name}`))
				.slice(-tagLength)
		);
	const cipher = (name: SealedTable, key: string, nonce: Uint8Array) =>
		gcmsiv(rowKey, nonce, toBytes(`${name}\n${key}`));

	const close = (name: SealedTable, row: Row): SealedRow => {
		const field = keyField[name];
		const key = hide(name, String(row[field]));
		const json = toBytes(JSON.stringify(row));
		const filled = new Uint8Array(Math.ceil(json.length / grain) * grain).fill(32);
		filled.set(json);
		const nonce = crypto.getRandomValues(new Uint8Array(nonceLength));
		const closed = cipher(name, key, nonce).encrypt(filled);
		const sealed = new Uint8Array(nonceLength + closed.length);
		sealed.set(nonce);
		sealed.set(closed, nonceLength);
		return { [field]: key, ...(name === 'bookmarks' ? { id: hide('article', String(row['id'])) } : {}), sealed };
	};

	/** The row that lies in it; one that is damaged, or that a build without locks wrote, as it is. */
	const open = (name: SealedTable, raw: unknown): unknown => {
		if (!isSealed(raw)) return raw;
		const key = String(raw[keyField[name]]);
		const before = known.get(`${name} ${key}`);
		if (before !== undefined && isSame(before.sealed, raw.sealed)) return before.row;
		try {
			const filled = cipher(name, key, raw.sealed.slice(0, nonceLength)).decrypt(raw.sealed.slice(nonceLength));
			const row: unknown = JSON.parse(toText(filled));
			known.set(`${name} ${key}`, { sealed: raw.sealed, row });
			return row;
		} catch (failed) {
			console.warn(`shyraq: a row of ${name} does not open: ${String(failed)}`);
			return raw;
		}
	};

	return { id, open: (name, rows) => openSealed(name, rows, { hide, close, open }) };
}

/** The three things that a seal does, with a lock's keys inside them. */
interface Acts {
	hide: (kind: string, name: string) => string;
	close: (name: SealedTable, row: Row) => SealedRow;
	open: (name: SealedTable, raw: unknown) => unknown;
}

function openSealed(name: SealedTable, rows: Rows, { hide, close, open }: Acts): Rows {
	const keyOf = (key: string): string => hide(name, key);
	const openAll = (all: unknown[]): unknown[] => all.map((raw) => open(name, raw));
	const nameOf = (row: unknown): string => String((row as Row)[keyField[name]]);
	/** In the order of their keys, as an open table has them. */
	const openTable = async (): Promise<unknown[]> =>
		openAll(await rows.toArray()).sort((one, other) => (nameOf(one) < nameOf(other) ? -1 : 1));
	return {
		get: async (key) => open(name, await rows.get(keyOf(key))),
		bulkGet: async (keys) => openAll(await rows.bulkGet(keys.map(keyOf))),
		put: (row) => rows.put(close(name, row as Row)),
		bulkPut: (all) => rows.bulkPut(all.map((row) => close(name, row as Row))),
		delete: (key) => rows.delete(keyOf(key)),
		bulkDelete: (keys) => rows.bulkDelete(keys.map(keyOf)),
		clear: () => rows.clear(),
		toArray: openTable,
		keys: async () => (await openTable()).map(nameOf),
		newest: async (isWanted, limit, walked) =>
			byAge(await openTable())
				.reverse()
				.slice(0, walked)
				.filter(isWanted)
				.slice(0, limit),
		ofArticle: async (id) => byAge(openAll(await rows.ofArticle(hide('article', id))))
	};
}

/** As an index on `at` has them: those without one are not in it. */
function byAge(rows: unknown[]): unknown[] {
	const dated = rows.filter((row): row is Row & { at: number } => typeof (row as Row)['at'] === 'number');
	return dated.sort((one, other) => one.at - other.at);
}

function isSealed(raw: unknown): raw is SealedRow {
	return typeof raw === 'object' && raw !== null && (raw as Row)['sealed'] instanceof Uint8Array;
}

function isSame(one: Uint8Array, other: Uint8Array): boolean {
	return one.length === other.length && one.every((byte, at) => byte === other[at]);
}
