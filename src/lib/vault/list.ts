// The publisher's list as it is kept here: segments verified by name, their lines as rows, what a merge needs made of what is here.
import { hashOf, toBytes, toText, type Bytes } from '#lib/article/bytes.ts';
import { linesOfSegment, mergesOf, writeSegment } from '#lib/article/log.ts';
import { readLine } from '#lib/article/read-line.ts';
import type { Contents, Hash, Segment } from '#lib/article/types.ts';
import { FaultError } from '#lib/contract/faults.ts';
import { places } from '#lib/contract/places.ts';
import { dropBytes, takeBytes, takeNamed } from './bytes-kept.ts';
import { putBytes } from './keep-bytes.ts';
import { fetchNamed, type OnBytes } from './fetch.ts';
import { countUnwanted } from './lacking.ts';
import { readFact, useLedger, writeFact } from './ledger.ts';
import { writesWhereRoom } from './lost.ts';
import { addLines } from './rows.ts';
import { fromAny } from './sources.ts';

const textType = 'application/x-ndjson; charset=utf-8';
/** Parts of the list under way at once: each is a round trip, and many are small. */
const lanes = 3;
/** So many lines come before anything else, and as many more as come within this time; their texts are worth more than older lines. */
const firstLines = 40;
const shareMs = 4000;
const fewLacking = 3;
const manyLacking = 100;

/**
 * Brings in the parts of the list that are lacking, newest first; each is whole here before the next. What a phone that
 * was up to date can merge of its own it does not fetch. On a slow line it ends after the newest parts, `isWhole` false: asked
 * again, when their texts are here, it goes on.
 * @param newestOnly leaves out what is older than a part that is here, so that news and the texts listed come before it
 * @returns whether any part came, and whether none is lacking
 * @throws FaultError the first trouble of a part that did not come; the others are kept
 */
export async function fillList({ segments, packs }: Contents, onBytes?: OnBytes, newestOnly = false): Promise<Filled> {
	const named = new Set([...segments, ...packs].map(({ hash }) => hash));
	// Oldest first, as the last whole list had them; what came since stands behind.
	const listed = new Set(await readFact('listed'));
	const before = [...listed];
	const lacking = segments.filter(({ hash }) => !listed.has(hash)).reverse();
	const newest = segments.findLastIndex(({ hash }) => listed.has(hash));
	const left = new Set(newestOnly ? segments.slice(0, Math.max(0, newest)).map(({ hash }) => hash) : []);
	const made = lacking.length === 0 ? new Map<string, Bytes>() : await mergeOwn(before, lacking, named);
	const isNews = lacking.length > 0;
	let fault: FaultError | undefined;
	const share = new Share();
	const work = async () => {
		for (let part = lacking[0]; part !== undefined; part = lacking[0]) {
			const own = made.get(part.hash);
			if (own === undefined && (left.has(part.hash) || !share.begins(part))) return;
			lacking.shift();
			try {
				await keepSegment(part, own, share, onBytes);
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
		await writeFact('listed', [...listed]);
	}
	// What is named no more may be what the rest is merged of.
	if (lacking.length > 0) return { isNews, isWhole: false };
	for (const hash of listed) if (!named.has(hash)) await dropBytes('articles', places.segment(hash));
	const all = [...named].filter((hash) => listed.has(hash));
	// A look that finds nothing new has nothing to write: there may be no room for it
	if (all.join() !== before.join()) await writeFact('listed', all);
	return { isNews, isWhole: true };
}

/** What came of filling the list. */
interface Filled {
	isNews: boolean;
	isWhole: boolean;
}

/** How much of the list comes in one go: the first lines, and what as far as can be told still comes within the time. */
class Share {
	#begunLines = 0;
	/** Lines that came, and the milliseconds in which any part was under way. */
	#lines = 0;
	#spentMs = 0;
	#underWay = 0;
	#since = 0;

	/** Whether a part may still begin; then it counts as begun. */
	begins({ lines }: Segment): boolean {
		const spentMs = this.#spentMs + (this.#underWay > 0 ? Date.now() - this.#since : 0);
		const wouldTakeMs = spentMs * (1 + lines / Math.max(1, this.#lines));
		if (this.#begunLines >= firstLines && wouldTakeMs > shareMs) return false;
		this.#begunLines += lines;
		return true;
	}

	async come<T>({ lines }: Segment, work: Promise<T>): Promise<T> {
		if (this.#underWay === 0) this.#since = Date.now();
		this.#underWay += 1;
		try {
			const came = await work;
			this.#lines += lines;
			return came;
		} finally {
			this.#underWay -= 1;
			if (this.#underWay === 0) this.#spentMs += Date.now() - this.#since;
		}
	}
}

/** The lines of a segment kept here; undefined where it is not, or not whole. */
export async function readSegment(hash: Hash): Promise<string[] | undefined> {
	const found = await takeBytes('articles', places.segment(hash));
	if (found === undefined || (await hashOf(found.bytes)) !== hash) return undefined;
	return linesOfSegment(toText(found.bytes));
}

/** Reads the list's own files back. What is damaged or gone is not listed any more, so that the next refresh brings it. @returns how many */
export async function checkList(): Promise<number> {
	const listed = (await readFact('listed')) ?? [];
	const sound: Hash[] = [];
	for (const hash of listed)
		if ((await takeNamed('articles', hash, places.segment(hash))) !== undefined) sound.push(hash);
	const isLess = sound.length < listed.length;
	// Where there is no room for that, all is looked at again when there is
	if (isLess && !(await writesWhereRoom(() => writeFact('listed', sound))))
		await writesWhereRoom(() => writeFact('whole', undefined));
	return listed.length - sound.length;
}

/** Packs are worth knowing where several texts are lacking; the older ones, where many are. */
async function countPackLists(): Promise<number> {
	const all = await useLedger((ledger) => ledger.countFromIndex('entries', 'lacking'));
	const lacking = all - (await countUnwanted((await readFact('wish'))?.sources ?? {}));
	return lacking < fewLacking ? 0 : lacking < manyLacking ? 1 : Infinity;
}

async function keepSegment(part: Segment, made: Bytes | undefined, share: Share, onBytes?: OnBytes): Promise<void> {
	// Every line of it was listed when what it was made of came.
	if (made !== undefined) return putBytes('articles', places.segment(part.hash), made, textType);
	const lines = (await readSegment(part.hash)) ?? (await share.come(part, keepPart(part, onBytes)));
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
