// Newer contents from the origin or a mirror: verified, kept, and then the parts of the list that are lacking.
import type { Bytes } from '#lib/article/bytes.ts';
import { contentsLimit } from '#lib/article/read.ts';
import { FaultError } from '#lib/contract/faults.ts';
import { places } from '#lib/contract/places.ts';
import { putBytes } from './keep-bytes.ts';
import { forgetContents, healPin, hold, loadContents, verify, type Held } from './contents.ts';
import { ask, faultOfStatus, gather, type OnBytes } from './fetch.ts';
import { readFact, writeFact } from './ledger.ts';
import { fillList } from './list.ts';
import { fromAny } from './sources.ts';
import { inTurn } from './turn.ts';

/** What a look for newer contents found. */
export interface Refreshed extends Seen {
	/** What came for it over the line. */
	bytes: number;
	/** False where older parts of the list are still lacking: they come when asked again. */
	isListWhole: boolean;
}

interface Seen {
	number: number;
	isNew: boolean;
}

const textType = 'text/plain; charset=utf-8';

let running: Promise<Refreshed> | undefined;

/** Contents are not asked for anew while older parts of their list are lacking, for so long: on a slow line that is a text each time. */
const goOnMs = 60_000;
/** When the contents came whose list is being filled part after part. */
let filledSince: number | undefined;

/**
 * Fetches the contents, verifies and keeps them, then the parts of the list that are lacking (see `fillList`). Asked twice at once it runs once.
 * Asked for older parts shortly after the newer ones, it goes on with the contents that are here.
 * @throws FaultError as `ask`, and `wrong-answer`, `wrong-signature`, `wrong-key`, `older-contents`, `too-large`, storage faults
 */
export function refreshContents(waitMs?: number, newestOnly = false): Promise<Refreshed> {
	running ??= fetchAll(waitMs, newestOnly).finally(() => {
		running = undefined;
	});
	return running;
}

async function fetchAll(waitMs: number | undefined, newestOnly: boolean): Promise<Refreshed> {
	// From the store, not from memory: were the cache lost, "not modified" would leave us without a list.
	forgetContents();
	const before = await loadContents();
	let bytes = 0;
	const onBytes: OnBytes = (came) => (bytes += came);
	const now = Date.now();
	const isGoingOn = !newestOnly && filledSince !== undefined && Math.abs(now - filledSince) < goOnMs;
	const since = isGoingOn ? filledSince : now;
	// Until this has come to its end: where a part is gone from the publisher, the contents are other ones by now
	filledSince = undefined;
	const seen: Seen =
		isGoingOn && before !== undefined
			? { number: before.contents.number, isNew: false }
			: await fromAny((origin) => tryContents(origin, before, waitMs, onBytes), true);
	const held = await loadContents();
	const filled = held && (await fillList(held.contents, onBytes, newestOnly));
	const { isNews = false, isWhole = true } = filled ?? {};
	if (!isWhole) filledSince = since;
	return { number: seen.number, isNew: seen.isNew || isNews, bytes, isListWhole: isWhole };
}

/** Fetches contents, and notes of a mirror what came of it. */
async function tryContents(...asked: Parameters<typeof fetchContents>): Promise<Seen> {
	const [origin] = asked;
	try {
		const seen = await fetchContents(...asked);
		if (origin !== '') await noteMirror(origin);
		return seen;
	} catch (failed) {
		if (origin !== '') await noteMirror(origin, new Date().toISOString());
		throw failed;
	}
}

async function fetchContents(
	origin: string,
	before: Held | undefined,
	waitMs: number | undefined,
	onBytes: OnBytes
): Promise<Seen> {
	const answer = await ask({
		path: places.contents,
		origin,
		limitBytes: contentsLimit,
		tooLong: 'too-large',
		isUrgent: true,
		onBytes,
		...(waitMs === undefined ? {} : { stallMs: waitMs }),
		// Asked of another origin the header would cost a question of its own before the question.
		...(before === undefined || origin !== '' ? {} : { headers: { 'if-none-match': `"${before.fileHash}"` } })
	});
	const bytes = await gather(answer);
	if (answer.status === 304 && before !== undefined) return { number: before.contents.number, isNew: false };
	try {
		return await keepContents(bytes);
	} catch (refused) {
		const isForm = refused instanceof FaultError && refused.fault.code === 'wrong-answer';
		const code = faultOfStatus(answer.status);
		throw isForm && code !== 'wrong-bytes'
			? new FaultError(code, `${origin}${places.contents}: status ${answer.status}`, refused)
			: refused;
	}
}

/** `triedAt` where nothing could be read from it; what it gave before stays known. */
async function noteMirror(origin: string, triedAt?: string): Promise<void> {
	const views = await readFact('mirrorViews');
	const held = await loadContents();
	const given = held && { number: held.contents.number, published: held.contents.published };
	const view = triedAt === undefined ? given : { ...views?.[origin], triedAt };
	if (view !== undefined) await writeFact('mirrorViews', { ...views, [origin]: view });
}

/** Verifies the bytes of contents and keeps them. The number seen is written last: killed in between, nothing is lost. */
export function keepContents(bytes: Bytes): Promise<Seen> {
	return inTurn(async () => {
		// Were the ledger lost, the contents kept here still say whose key is pinned and which number was seen.
		await healPin();
		const pin = await readFact('pin');
		const { next, newPin } = await verify(bytes, pin, false);
		const isNew = pin === undefined || pin.number < newPin.number;
		await putBytes('articles', places.contents, bytes, textType);
		await writeFact('pin', newPin);
		hold(next);
		return { number: newPin.number, isNew };
	});
}
