// Packs of texts: a stream of lines, each kept as it arrives, so that a cut costs at most the line in flight.
import { toBytes, toText } from '#lib/article/bytes.ts';
import type { Pack } from '#lib/article/types.ts';
import { FaultError } from '#lib/contract/faults.ts';
import { places } from '#lib/contract/places.ts';
import * as v from 'valibot';
import { listNamed } from './bytes-kept.ts';
import type { Held } from './contents.ts';
import { ask, faultOfStatus } from './fetch.ts';
import { writeFact } from './ledger.ts';
import { linesOf } from './lines.ts';
import { keepText } from './texts.ts';

const lineSchema = v.object({ hash: v.string(), note: v.string() });

/**
 * Fetches a pack and keeps each article of it that is in the contents and not here yet; `onKept` is told of each.
 * The pack is noted as begun, so that after a cut (or the worker's death) the plan asks for its articles one by one.
 * @throws FaultError as `ask` and `keepText`; what came before the fault stays kept
 */
export async function fetchPack(pack: Pack, held: Held, onKept: () => void): Promise<void> {
	const lacking = new Set<string>(pack.articles.filter((hash) => held.byHash.has(hash)));
	for (const hash of await listNamed('articles')) lacking.delete(hash);
	await writeFact('packBegun', pack.hash);
	const path = places.pack(pack.hash);
	const answer = await ask({ path, limitBytes: pack.bytes, tooLong: 'wrong-bytes' });
	for await (const line of linesOf(answer.chunks)) {
		const { hash, note } = readLine(line, answer.status, path);
		const entry = held.byHash.get(hash);
		if (entry === undefined || !lacking.delete(hash)) continue;
		await keepText(toBytes(note), entry, held);
		onKept();
	}
	if (lacking.size > 0) throw new FaultError(faultOfStatus(answer.status), `${path} ended before its last article`);
	await writeFact('packBegun', undefined);
}

function readLine(line: Uint8Array, status: number, path: string): v.InferOutput<typeof lineSchema> {
	try {
		return v.parse(lineSchema, JSON.parse(toText(line)));
	} catch (malformed) {
		throw new FaultError(faultOfStatus(status), `${path} holds a line that is none of ours`, malformed);
	}
}
