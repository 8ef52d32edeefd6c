// Newer contents from the origin or a mirror: verified, kept, and then the parts of the list that are lacking.
import { hashOf, type Bytes } from '#lib/article/bytes.ts';
import { contentsLimit } from '#lib/article/read.ts';
import { FaultError, type FaultCode } from '#lib/contract/faults.ts';
import type { MirrorNews } from '#lib/contract/messages.ts';
import { places } from '#lib/contract/places.ts';
import { takeBytes } from './bytes-kept.ts';
import { putBytes } from './keep-bytes.ts';
import { forgetContents, healPin, hold, loadContents, readForm, verify, type Held } from './contents.ts';
import { ask, faultOfStatus, gather, type OnBytes } from './fetch.ts';
import { readFact, writeFact } from './ledger.ts';
import { fillList } from './list.ts';
import { noteMirror, type Noted } from './mirror-sights.ts';
import { contentsFromAny } from './sources.ts';
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
			: await contentsFromAny((origin) => tryContents(origin, before, waitMs, onBytes));
	const held = await loadContents();
	const filled = held && (await fillList(held.contents, onBytes, newestOnly));
	const { isNews = false, isWhole = true } = filled ?? {};
	if (!isWhole) filledSince = since;
	return { number: seen.number, isNew: seen.isNew || isNews, bytes, isListWhole: isWhole };
}

/**
 * Asks one mirror for its contents, whatever the origin does, and notes what came of it; newer ones are kept, and their list is
 * filled from wherever it can be had.
 * @returns whether there were newer ones
 * @throws FaultError where that is no fault of the mirror's: `offline`, storage faults
 */
export async function askMirror(origin: string): Promise<boolean> {
	try {
		const { isNew } = await tryContents(origin, undefined, undefined, () => undefined);
		if (!isNew) return false;
	} catch (failed) {
		if (!(failed instanceof FaultError) || newsOfFault[failed.fault.code] === undefined) throw failed;
		console.warn(`shyraq: a mirror gave no contents: ${failed.message}`);
		return false;
	}
	// As though these had been asked for just now: only what their list lacks is
	filledSince = Date.now();
	await refreshContents().catch((failed: unknown) => {
		if (!(failed instanceof FaultError)) throw failed;
		console.warn(`shyraq: the list is not whole yet: ${failed.message}`);
	});
	return true;
}

/** What a fault says of the mirror that was asked for contents; those of the device or of its network say nothing. */
const newsOfFault: Partial<Record<FaultCode, MirrorNews>> = {
	unreachable: 'nothing',
	timeout: 'nothing',
	'wrong-answer': 'odd',
	'not-found': 'odd',
	gone: 'odd',
	'too-large': 'odd',
	'wrong-bytes': 'refused',
	'wrong-signature': 'refused',
	'wrong-key': 'refused',
	'older-contents': 'older'
};

/** Fetches contents, and notes of a mirror what came of it. */
async function tryContents(...asked: Parameters<typeof fetchContents>): Promise<Seen> {
	const [origin] = asked;
	if (origin === '') return fetchContents(...asked);
	try {
		const seen = await fetchContents(...asked);
		// Our own are of that number now, whoever gave them
		await noteMirror(origin, { kind: 'copy', ...sightOf(await loadContents()) });
		return seen;
	} catch (failed) {
		const news = failed instanceof FaultError ? newsOfFault[failed.fault.code] : undefined;
		if (news !== undefined && news !== 'older') await noteMirror(origin, { kind: news });
		throw failed;
	}
}

function sightOf(held: Pick<Held, 'contents'> | undefined): Pick<Noted, 'number' | 'published'> {
	return held === undefined ? {} : { number: held.contents.number, published: held.contents.published };
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
		const isOlder = refused instanceof FaultError && refused.fault.code === 'older-contents';
		if (isOlder && origin !== '') await noteOlder(origin, bytes);
		const isForm = refused instanceof FaultError && refused.fault.code === 'wrong-answer';
		const code = faultOfStatus(answer.status);
		throw isForm && code !== 'wrong-bytes'
			? new FaultError(code, `${origin}${places.contents}: status ${answer.status}`, refused)
			: refused;
	}
}

/** Notes contents that were refused for their number alone: their signature had been looked at before. */
async function noteOlder(origin: string, bytes: Bytes): Promise<void> {
	const sight = sightOf(readForm(bytes));
	const pin = await readFact('pin');
	await noteMirror(origin, { kind: sight.number === pin?.number ? 'same-number' : 'older', ...sight });
}

/** Verifies the bytes of contents and keeps them. The number seen is written last: killed in between, nothing is lost. */
export function keepContents(bytes: Bytes): Promise<Seen> {
	return inTurn(async () => {
		// Were the ledger lost, the contents kept here still say whose key is pinned and which number was seen.
		await healPin();
		const pin = await readFact('pin');
		const { next, newPin } = await verify(bytes, pin, false);
		const isNew = pin === undefined || pin.number < newPin.number;
		const here = pin?.hash === newPin.hash ? await takeBytes('articles', places.contents) : undefined;
		// A file server sends all of it each time; what is here already costs a full phone nothing
		if (here === undefined || (await hashOf(here.bytes)) !== next.fileHash) {
			await putBytes('articles', places.contents, bytes, textType);
			await writeFact('pin', newPin);
		}
		hold(next);
		return { number: newPin.number, isNew };
	});
}
