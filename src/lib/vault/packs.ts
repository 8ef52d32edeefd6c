// Packs of texts: a stream of lines, each kept as it arrives, so that a cut costs at most the line in flight.
import { toBytes, toText, type Bytes } from '#lib/article/bytes.ts';
import type { PublicKey } from '#lib/article/note.ts';
import { readPackLine } from '#lib/article/read-line.ts';
import { object, text, type Of } from '#lib/article/schema.ts';
import type { Contents, Entry, Pack } from '#lib/article/types.ts';
import { FaultError, type FaultCode } from '#lib/contract/faults.ts';
import { places } from '#lib/contract/places.ts';
import { ask, faultOfStatus, type OnBytes } from './fetch.ts';
import { readFact } from './ledger.ts';
import { linesOf } from './lines.ts';
import { readSegment } from './list.ts';
import { findByHash } from './rows.ts';
import { fromAny } from './sources.ts';
import { keepText } from './keep-text.ts';

const lineSchema = object({ hash: text(64), note: text() });
/** No pack is longer: the most articles of a usual length, and then some. */
const packLimit = 8_000_000;
/** What is wrong with an article whose bytes are those that the list names. */
const useless: ReadonlySet<FaultCode> = new Set(['unsupported', 'wrong-signature']);

/**
 * Fetches a pack and keeps each article of it that is listed and not here yet; `onKept` is told of each.
 * @throws FaultError as `ask` and `keepText`; what came before the fault stays kept
 */
export async function fetchPack(
	pack: { hash: string; bytes: number; articles?: readonly string[] },
	key: PublicKey,
	onKept: () => void,
	onBytes?: OnBytes
): Promise<void> {
	const path = places.pack(pack.hash);
	let passedOver: FaultError | undefined;
	const chosen = (await readFact('wish'))?.sources ?? {};
	await fromAny(async (origin) => {
		let came = 0;
		const limitBytes = Math.min(pack.bytes, packLimit);
		const answer = await ask({ path, origin, limitBytes, tooLong: 'wrong-bytes', onBytes });
		for await (const line of linesOf(counted(answer.chunks, (bytes) => (came += bytes)))) {
			const { hash, note } = readLine(line, answer.status, path);
			const entry = await findByHash(hash);
			if (entry?.lacks !== 1) continue;
			// Of a source that is not followed nothing comes by itself, whatever it travels with
			if (chosen[entry.from]?.isLeft === true && pack.articles?.includes(hash) !== true) continue;
			const fault = await keepUsable(toBytes(note), entry, key);
			if (fault === undefined) onKept();
			passedOver ??= fault;
		}
		// Short of its length it was cut, though the connection ended as if nothing were the matter.
		if (came < pack.bytes - 1)
			throw new FaultError(faultOfStatus(answer.status), `${path} ended after ${came} of ${pack.bytes} bytes`);
	});
	if (passedOver !== undefined) throw passedOver;
}

/** Keeps an article of a pack; the right bytes of one that is of no use to this build stand in no other's way. */
async function keepUsable(bytes: Bytes, entry: Entry, key: PublicKey): Promise<FaultError | undefined> {
	try {
		await keepText(bytes, entry, key);
		return undefined;
	} catch (failed) {
		if (failed instanceof FaultError && useless.has(failed.fault.code)) return failed;
		throw failed;
	}
}

async function* counted(
	chunks: AsyncIterable<Uint8Array>,
	count: (bytes: number) => void
): AsyncGenerator<Uint8Array, void, undefined> {
	for await (const chunk of chunks) {
		count(chunk.length);
		yield chunk;
	}
}

/** The packs whose lists are here, the newest articles first. */
export async function listPacks({ packs }: Contents): Promise<Pack[]> {
	const lists = await Promise.all(packs.map(({ hash }) => readSegment(hash)));
	return lists.flatMap((lines) => (lines ?? []).map(readPackLine).filter((pack) => pack !== undefined));
}

function readLine(line: Uint8Array, status: number, path: string): Of<typeof lineSchema> {
	try {
		return lineSchema(JSON.parse(toText(line)));
	} catch (malformed) {
		throw new FaultError(faultOfStatus(status), `${path} holds a line that is none of ours`, malformed);
	}
}
