// The page's requests, each answered over its port with exactly one reply.
import { toText } from '#lib/article/bytes.ts';
import { paintItems } from '#lib/article/compose/library.ts';
import { showLibrary } from '#lib/article/front.ts';
import { FaultError, faultOf, type Fault } from '#lib/contract/faults.ts';
import { isLanguage, type Language } from '#lib/contract/languages.ts';
import type { Begun, PictureWish, SentRequest, WorkerReply, WorkerRequest } from '#lib/contract/messages.ts';
import { places } from '#lib/contract/places.ts';
import { checkSome } from '#lib/vault/check.ts';
import { loadContents } from '#lib/vault/contents.ts';
import { setDrill } from '#lib/vault/drill.ts';
import { ledgerList } from '#lib/vault/entries.ts';
import { ask, gather } from '#lib/vault/fetch.ts';
import { glance, settle, type Losses } from '#lib/vault/heal.ts';
import { readFact, writeFact } from '#lib/vault/ledger.ts';
import { planPieces } from '#lib/vault/plan.ts';
import { readReadiness } from '#lib/vault/readiness.ts';
import { makeRoom, prune } from '#lib/vault/room.ts';
import { rankAll } from '#lib/vault/rows.ts';
import { answeredBy, listMirrors } from '#lib/vault/sources.ts';
import { forgetTemplates, loadSet } from '../paint.ts';
import { noteAlive, noteDead } from '../standing.ts';
import { runErrand } from './errand.ts';
import { refresh } from './for-pages.ts';
import { keepPiece, mustHold } from './keep.ts';
import { announce } from './network.ts';

/** Answers a message of a page. Pages of another build may ask for what this one does not know. */
export async function answerMessage(event: ExtendableMessageEvent): Promise<void> {
	const { life, ...request } = event.data as SentRequest;
	const [port] = event.ports;
	const work = async (): Promise<void> => {
		const reply = await answer(request).catch((failed: unknown): WorkerReply => ({
			kind: 'fault',
			fault: faultOfAny(failed)
		}));
		port?.postMessage(reply);
	};
	const { locks } = navigator as Partial<Navigator>;
	if (life === undefined || locks === undefined) return work();
	await locks.request(life, () => {
		port?.postMessage({ kind: 'begun' } satisfies Begun);
		return work();
	});
}

async function answer(request: WorkerRequest): Promise<WorkerReply> {
	if (request.kind === 'dead') {
		// Before anything that may be what is broken
		await noteDead();
		forgetTemplates();
		return { kind: 'done' };
	}
	tellLosses(await settle());
	switch (request.kind) {
		case 'refresh': {
			const outcome = await refresh();
			return outcome.kind === 'came' ? { kind: 'refreshed', ...outcome.value } : outcome;
		}
		case 'plan':
			return { kind: 'planned', ...(await plan(request.wish)) };
		case 'keep':
			return keepPiece(request.piece);
		case 'readiness':
			tellLosses(await glance());
			return { kind: 'readiness', readiness: await readReadiness(await loadContents(), request.ids) };
		case 'older':
			return { kind: 'older', ...(await paintOlder(request.after, request.language)) };
		case 'make-room': {
			const made = await makeRoom(request.room);
			announce({ kind: 'library-changed' });
			return { kind: 'room', ...made };
		}
		case 'check': {
			const { next, looked, lost } = await checkSome(request.from);
			tellLosses(lost);
			return { kind: 'checked', next, looked, lost: lost.articles + lost.pictures };
		}
		case 'mirrors':
			if (request.byHand !== undefined) await writeFact('mirrors', request.byHand.slice(0, 16));
			return viewMirrors();
		case 'drill':
			await setDrill(request.until);
			return { kind: 'done' };
		case 'language':
			if (!isLanguage(request.language)) break;
			await writeFact('language', request.language);
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
	if (articles + pictures === 0) return;
	announce({ kind: 'lost', articles, pictures });
	announce({ kind: 'library-changed' });
}

async function plan(wish: PictureWish) {
	const before = await readFact('wish');
	await writeFact('wish', wish);
	if (before?.width !== wish.width || before.format !== wish.format) await rankAll(wish);
	if ((await prune()) > 0) announce({ kind: 'library-changed' });
	return planPieces((await mustHold()).contents, wish);
}

async function paintOlder(after: string, language: Language): Promise<{ items: string; next: string | undefined }> {
	const shown = await showLibrary((await mustHold()).contents, ledgerList, after);
	const { words } = await loadSet(language);
	return { items: paintItems(shown?.entries ?? [], false, language, words.paint), next: shown?.last };
}

async function viewMirrors(): Promise<WorkerReply> {
	const views = await readFact('mirrorViews');
	const mirrors = (await listMirrors()).map((mirror) => {
		const view = views?.[mirror.origin];
		return { ...mirror, number: view?.number, published: view?.published };
	});
	return { kind: 'mirrors', mirrors, answeredBy: answeredBy() };
}

async function ping(): Promise<void> {
	const nonce = crypto.randomUUID();
	const path = `${places.ping}?nonce=${nonce}`;
	const came = await ask({ path, limitBytes: nonce.length, tooLong: 'wrong-answer' });
	const bytes = await gather(came);
	if (came.status !== 200 || bytes.length !== nonce.length || toText(bytes) !== nonce) {
		throw new FaultError('wrong-answer', 'the ping came back as something else');
	}
}

/** A bug is logged as one, and told to the page as a failure of this device. */
function faultOfAny(failed: unknown): Fault {
	if (failed instanceof FaultError) return faultOf(failed);
	console.error('shyraq: a request could not be answered', failed);
	return new FaultError('storage-failed', String(failed)).fault;
}
