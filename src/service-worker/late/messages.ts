// The page's requests, each answered over its port with exactly one reply.
import { toText } from '#lib/article/bytes.ts';
import { paintItems } from '#lib/article/compose/library.ts';
import { showLibrary } from '#lib/article/front.ts';
import { FaultError, faultOf, type Fault } from '#lib/contract/faults.ts';
import { isLanguage } from '#lib/contract/languages.ts';
import type { Begun, PictureWish, SentRequest, WorkerReply, WorkerRequest } from '#lib/contract/messages.ts';
import { places } from '#lib/contract/places.ts';
import { checkSome } from '#lib/vault/check.ts';
import { loadContents } from '#lib/vault/contents.ts';
import { countTaken } from '#lib/vault/counted.ts';
import { setDrill } from '#lib/vault/drill.ts';
import { followedList, ledgerList } from '#lib/vault/entries.ts';
import { ask, gather } from '#lib/vault/fetch.ts';
import { glance, settle } from '#lib/vault/heal.ts';
import { changeLedger, readFact, writeFact } from '#lib/vault/ledger.ts';
import { areAnyLackingAgain, forgetLosses, voidChecks, writesWhereRoom, type Losses } from '#lib/vault/lost.ts';
import { planPieces } from '#lib/vault/plan.ts';
import { readReadiness } from '#lib/vault/readiness.ts';
import { mendPicture, mendText } from '#lib/vault/mend.ts';
import { makeRoom, prune } from '#lib/vault/room.ts';
import { rankByWish } from '#lib/vault/rank.ts';
import { countSources } from '#lib/vault/sources-listed.ts';
import { meetOrigin } from '#lib/vault/sources.ts';
import { weighLacking, weighSources } from '#lib/vault/weights.ts';
import { forgetTemplates, loadSet } from '../paint.ts';
import { checkShell } from '../shell.ts';
import { noteAlive, noteDead } from '../standing.ts';
import { runErrand } from './errand.ts';
import { refresh } from './for-pages.ts';
import { keepPiece, mustHold } from './keep.ts';
import { answerMirrors } from './mirrors.ts';
import { announce } from './network.ts';
import { answerOutbox, sendWaiting } from './outbox.ts';
import { keepRooms } from './rooms.ts';
import { mayBring } from './unasked.ts';

/** Requests after which what waits to be sent is tried. */
const mayReach: ReadonlySet<WorkerRequest['kind']> = new Set(['outbox', 'ping', 'refresh']);

/** What is wished before a page has said how wide it is. */
const firstWish: PictureWish = { pictures: 'none', width: 0, format: 'webp' };

/** The keys of the lock on what this reader did: never written anywhere, gone when the worker is stopped. */
let held: { lock: string; keys: Uint8Array; until: number } | undefined;

function hold({ lock, keys, forMs = 0 }: Extract<WorkerRequest, { kind: 'held' }>): Uint8Array | undefined {
	if (keys !== undefined) held = keys === null ? undefined : { lock, keys, until: Date.now() + forMs };
	return held?.lock === lock && Date.now() < held.until ? held.keys : undefined;
}

/** Answers a message of a page. Pages of another build may ask for what this one does not know. */
export async function answerMessage(event: ExtendableMessageEvent): Promise<void> {
	const { life, ...request } = event.data as SentRequest;
	const [port] = event.ports;
	// Before a turn is waited for: the document that is asked for next is as was chosen
	const noted = request.kind === 'plan' ? noteWish(request.wish) : undefined;
	noted?.catch(() => undefined);
	const work = async (): Promise<void> => {
		const reply = await answer(request, noted).catch((failed: unknown): WorkerReply => ({
			kind: 'fault',
			fault: faultOfAny(failed)
		}));
		port?.postMessage(reply);
		// The server was just heard of, or an address let go
		if (mayReach.has(request.kind) && reply.kind !== 'fault') await sendWaiting();
	};
	const { locks } = navigator as Partial<Navigator>;
	if (life === undefined || locks === undefined) return work();
	await locks.request(life, () => {
		port?.postMessage({ kind: 'begun' } satisfies Begun);
		return work();
	});
}

async function answer(request: WorkerRequest, noted?: ReturnType<typeof noteWish>): Promise<WorkerReply> {
	if (request.kind === 'dead') {
		// Before anything that may be what is broken
		await noteDead();
		forgetTemplates();
		return { kind: 'done' };
	}
	if (request.kind === 'held') return { kind: 'held', keys: hold(request) };
	if (request.kind === 'outbox') return answerOutbox(request.act);
	// A file that does not come says nothing of the network, which the articles have just met
	if (request.kind === 'rooms') return { kind: 'rooms', ...(await keepRooms(request.isWanted === true)) };
	tellLosses(await settle());
	switch (request.kind) {
		case 'refresh': {
			if (request.isUnasked === true && !(await mayBring())) return { kind: 'done' };
			const outcome = await refresh(undefined, request.newestOnly);
			return outcome.kind === 'came' ? { kind: 'refreshed', ...outcome.value } : outcome;
		}
		case 'plan':
			return { kind: 'planned', ...(await plan(await (noted ?? noteWish(request.wish)))) };
		case 'keep':
			return keepPiece(request.piece, request.stallMs);
		case 'readiness':
			tellLosses(await glance());
			return { kind: 'readiness', readiness: await readReadiness(await loadContents(), request.ids) };
		case 'older':
			return { kind: 'older', ...(await paintOlder(request)) };
		case 'sources':
			return { kind: 'sources', sources: await (request.isWeighed === true ? weighSources() : countSources()) };
		case 'lacking':
			return { kind: 'lacking', ...(await weighLacking()) };
		case 'counted':
			return { kind: 'counted', ...(await countTaken(request.bytes)) };
		case 'make-room': {
			const made = await makeRoom(request.room);
			announce({ kind: 'library-changed' });
			return { kind: 'room', ...made };
		}
		case 'check': {
			const { next, looked, lost, parts } = await checkSome(request.from);
			tellLosses(lost);
			const files = next === undefined ? await checkApp() : 0;
			// What proves the library says nothing of an app that cannot show it
			if (files > 0) await writesWhereRoom(voidChecks);
			if (next === undefined) announce({ kind: 'library-changed' });
			return { kind: 'checked', next, looked, lost: lost.articles + lost.pictures + parts + files };
		}
		case 'mend': {
			const { given } = request;
			const what = await (given instanceof Uint8Array ? mendPicture(given) : mendText(given));
			if (what === 'back') announce({ kind: 'library-changed' });
			return { kind: 'mended', what };
		}
		case 'lost-seen':
			await forgetLosses();
			announce({ kind: 'library-changed' });
			return { kind: 'done' };
		case 'mirrors':
			return answerMirrors(request);
		case 'drill':
			await setDrill(request.until);
			return { kind: 'done' };
		case 'language':
			if (!isLanguage(request.language)) break;
			if ((await loadSet(request.language)).language !== request.language)
				throw new FaultError('unreachable', `no words in ${request.language} yet`);
			await writeFact('language', request.language);
			return { kind: 'done' };
		case 'wakings': {
			const { isPaused, isOnlyWifi } = request;
			await writeFact('wakings', { isPaused, isOnlyWifi });
			return { kind: 'done' };
		}
		case 'cover':
			await writeFact('cover', request.cover);
			forgetTemplates();
			return { kind: 'done' };
		case 'alive':
			return { kind: 'standing', isLeft: await noteAlive() };
		case 'take-over':
			// Answered by the first file
			break;
		case 'ping': {
			const outcome = await runErrand(ping);
			return outcome.kind === 'came' ? { kind: 'done' } : outcome;
		}
	}
	throw new FaultError('unsupported', `no such request: ${JSON.stringify(request)}`);
}

function tellLosses({ articles, pictures }: Losses): void {
	if (!areAnyLackingAgain() && articles + pictures === 0) return;
	announce({ kind: 'lost', articles, pictures });
	announce({ kind: 'library-changed' });
}

/** How many of the app's files were damaged; one where even their list is not to be had. */
async function checkApp(): Promise<number> {
	const outcome = await runErrand(async () => checkShell(await mayBring()));
	return outcome.kind === 'came' ? outcome.value : 1;
}

/** Remembers a wish, in one change: what is read after it was asked for reads the new one. @returns what is wished now */
async function noteWish(wished: Partial<PictureWish>) {
	try {
		return await changeLedger(async (change) => {
			const facts = change.objectStore('facts');
			const before = (await facts.get('wish')) as PictureWish | undefined;
			const wish = { ...(before ?? firstWish), ...wished };
			// The same wish as ever needs no room
			if (JSON.stringify(wish) !== JSON.stringify(before)) await facts.put(wish, 'wish');
			return wish;
		});
	} catch (failed) {
		if (!(failed instanceof FaultError) || failed.fault.code !== 'storage-full') throw failed;
		// No text waits for that: it is asked for as wished, and what is remembered stays
		return { ...((await readFact('wish')) ?? firstWish), ...wished };
	}
}

async function plan(wish: PictureWish) {
	// Without room for it pictures come as they were wished before
	await writesWhereRoom(rankByWish);
	if ((await prune()) > 0) announce({ kind: 'library-changed' });
	return planPieces((await mustHold()).contents, wish);
}

async function paintOlder({
	after,
	language,
	from,
	isFollowed
}: Extract<WorkerRequest, { kind: 'older' }>): Promise<{ items: string; next: string | undefined }> {
	const list = isFollowed === true ? await followedList() : ledgerList;
	const shown = await showLibrary((await mustHold()).contents, list, after, from);
	const { words } = await loadSet(language);
	return { items: paintItems(shown?.entries ?? [], false, language, words.paint), next: shown?.last };
}

async function ping(): Promise<void> {
	const nonce = crypto.randomUUID();
	const path = `${places.ping}?nonce=${nonce}`;
	const came = await ask({ path, limitBytes: nonce.length, tooLong: 'wrong-answer' });
	const bytes = await gather(came);
	if (came.status !== 200 || bytes.length !== nonce.length || toText(bytes) !== nonce) {
		throw new FaultError('wrong-answer', 'the ping came back as something else');
	}
	meetOrigin();
}

/** A bug is logged as one, and told to the page as a failure of this device. */
function faultOfAny(failed: unknown): Fault {
	if (failed instanceof FaultError) return faultOf(failed);
	console.error('shyraq: a request could not be answered', failed);
	return new FaultError('storage-failed', String(failed)).fault;
}
