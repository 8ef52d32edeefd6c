// The publisher's list as it is kept here: segments verified by name, their lines as rows, what a merge needs made of what is here.
import { hashOf, toBytes, toText, type Bytes } from '#lib/article/bytes.ts';
import { linesOfSegment, mergesOf, writeSegment } from '#lib/article/log.ts';
import { readLine } from '#lib/article/read-line.ts';
import type { Contents, Hash, Segment } from '#lib/article/types.ts';
import { FaultError } from '#lib/contract/faults.ts';
import { places } from '#lib/contract/places.ts';
import { dropBytes, takeBytes } from './bytes-kept.ts';
import { putBytes } from './keep-bytes.ts';
import { fetchNamed, type OnBytes } from './fetch.ts';
import { readFact, useLedger, writeFact } from './ledger.ts';
import { addLines } from './rows.ts';
import { fromAny } from './sources.ts';

const textType = 'application/x-ndjson; charset=utf-8';
/** Parts of the list under way at once: each is a round trip, and many are small. */
const lanes = 3;
const fewLacking = 3;
const manyLacking = 100;

/**
 * Brings in the parts of the list that are lacking, newest first; each is whole here before the next. What a phone that
 * was up to date can merge of its own it does not fetch.
 * @returns whether any part came
 * @throws FaultError the first trouble of a part that did not come; the others are kept
 */
export async function fillList({ segments, packs }: Contents, onBytes?: OnBytes): Promise<boolean> {
	const named = new Set([...segments, ...packs].map(({ hash }) => hash));
	// Oldest first, as the last whole list had them; what came since stands behind.
	const listed = new Set(await readFact('listed'));
	const before = [...listed];
	const lacking = segments.filter(({ hash }) => !listed.has(hash)).reverse();
	const made = lacking.length === 0 ? new Map<string, Bytes>() : await mergeOwn(before, lacking, named);
	const isNews = lacking.length > 0;
	let fault: FaultError | undefined;
	const work = async () => {
		for (let part = lacking.shift(); part !== undefined; part = lacking.shift()) {
			try {
				await keepSegment(part, made.get(part.hash), onBytes);
				listed.add(part.hash);
				await writeFact('listed', [...listed]);
			} catch (failed) {
				if (!(failed instanceof FaultError)) throw failed;
				fault ??= failed;
			}
		}
	};
	await Promise.all(Array.from({ length: lanes }, work));
	if (fault !== undefined) throw fault;
	for (const part of packs.slice(0, await countPackLists())) {
		if (listed.has(part.hash)) continue;
		await keepPart(part, onBytes);
		listed.add(part.hash);
	}
	for (const hash of listed) if (!named.has(hash)) await dropBytes('articles', places.segment(hash));
	await writeFact(
		'listed',
		[...named].filter((hash) => listed.has(hash))
	);
	return isNews;
}

/** The lines of a segment kept here; undefined where it is not, or not whole. */
export async function readSegment(hash: Hash): Promise<string[] | undefined> {
	const found = await takeBytes('articles', places.segment(hash));
	if (found === undefined || (await hashOf(found.bytes)) !== hash) return undefined;
	return linesOfSegment(toText(found.bytes));
}

/** Packs are worth knowing where several texts are lacking; the older ones, where many are. */
async function countPackLists(): Promise<number> {
	const lacking = await useLedger((ledger) => ledger.countFromIndex('entries', 'lacking'));
	return lacking < fewLacking ? 0 : lacking < manyLacking ? 1 : Infinity;
}

async function keepSegment(part: Segment, made: Bytes | undefined, onBytes?: OnBytes): Promise<void> {
	// Every line of it was listed when what it was made of came.
	if (made !== undefined) return putBytes('articles', places.segment(part.hash), made, textType);
	const lines = (await readSegment(part.hash)) ?? (await keepPart(part, onBytes));
	await addLines(lines.map(readLine).filter((line) => line !== undefined));
}

async function keepPart({ hash, bytes }: Pick<Segment, 'hash' | 'bytes'>, onBytes?: OnBytes): Promise<string[]> {
	const path = places.segment(hash);
	const came = await fromAny((origin) => fetchNamed({ path, origin, hash, bytes, onBytes }));
	await putBytes('articles', path, came, textType);
	return linesOfSegment(toText(came));
}

/** Merges of segments that were here, as long as they give one that is lacking. */
async function mergeOwn(
	before: readonly Hash[],
	lacking: readonly Segment[],
	named: ReadonlySet<Hash>
): Promise<Map<string, Bytes>> {
	const wanted = new Set<string>(lacking.map(({ hash }) => hash));
	const made = new Map<string, Bytes>();
	// What is listed still was not merged, so it need not be read.
	const log: (string[] | undefined)[] = [];
	for (const hash of before) log.push(named.has(hash) ? undefined : await readSegment(hash));
	for (const lines of mergesOf(log, new Set(lacking.map((part) => part.lines)))) {
		const bytes = toBytes(writeSegment(lines));
		const hash = await hashOf(bytes);
		if (wanted.has(hash)) made.set(hash, bytes);
	}
	return made;
}
