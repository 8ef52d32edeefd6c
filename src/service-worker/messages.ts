// The page's requests, each answered over its port with exactly one reply.
import { FaultError, faultOf, type Fault } from '#lib/contract/faults.ts';
import { isLanguage } from '#lib/contract/languages.ts';
import type { Piece, PictureWish, WorkerReply, WorkerRequest } from '#lib/contract/messages.ts';
import { places } from '#lib/contract/places.ts';
import { toText } from '#lib/article/bytes.ts';
import { loadContents } from '#lib/vault/contents.ts';
import { ask, gather } from '#lib/vault/fetch.ts';
import { heal } from '#lib/vault/heal.ts';
import { readFact, writeFact } from '#lib/vault/ledger.ts';
import { fetchPack } from '#lib/vault/packs.ts';
import { fetchPicture } from '#lib/vault/pictures.ts';
import { planPieces } from '#lib/vault/plan.ts';
import { prune } from '#lib/vault/prune.ts';
import { countReadiness } from '#lib/vault/readiness.ts';
import { takeStock } from '#lib/vault/stock.ts';
import { fetchText } from '#lib/vault/texts.ts';
import { refresh, runErrand } from './errand.ts';
import { announce } from './network.ts';
import { scope } from './scope.ts';

/** Answers a message of a page. Pages of another build may ask for what this one does not know. */
export async function answerMessage(event: ExtendableMessageEvent): Promise<void> {
	const request = event.data as WorkerRequest;
	const reply = await answer(request).catch((failed: unknown): WorkerReply => ({
		kind: 'fault',
		fault: faultOfAny(failed)
	}));
	event.ports[0]?.postMessage(reply);
}

async function answer(request: WorkerRequest): Promise<WorkerReply> {
	switch (request.kind) {
		case 'refresh': {
			const outcome = await refresh();
			return outcome.kind === 'came' ? { kind: 'refreshed', ...outcome.value } : outcome;
		}
		case 'plan':
			return { kind: 'planned', pieces: await plan(request.wish) };
		case 'keep':
			return keep(request.piece);
		case 'readiness':
			return { kind: 'readiness', readiness: countReadiness((await loadContents())?.contents, await takeStock()) };
		case 'language':
			if (!isLanguage(request.language)) break;
			await writeFact('language', request.language);
			return { kind: 'done' };
		case 'ping': {
			const outcome = await runErrand(ping);
			return outcome.kind === 'came' ? { kind: 'done' } : outcome;
		}
		case 'take-over':
			await scope.skipWaiting();
			return { kind: 'done' };
	}
	throw new FaultError('unsupported', `no such request: ${JSON.stringify(request)}`);
}

async function plan(wish: PictureWish): Promise<Piece[]> {
	await writeFact('wish', wish);
	const changed = (await heal()) + (await prune());
	if (changed > 0) announce({ kind: 'library-changed' });
	const held = await loadContents();
	if (held === undefined) throw new FaultError('not-found', 'no contents list is here yet');
	return planPieces(held.contents, await takeStock(), wish, await readFact('packBegun'));
}

async function keep(piece: Piece): Promise<WorkerReply> {
	const count = { articles: 0, pictures: 0 };
	const outcome = await runErrand(() => fetchPiece(piece, count));
	if (count.articles + count.pictures > 0) announce({ kind: 'library-changed' });
	return outcome.kind === 'came' ? { kind: 'kept', piece, ...count } : outcome;
}

/** Fetches what is named by the contents held or by what they led to; a piece that nothing here names is refused. */
async function fetchPiece(piece: Piece, count: { articles: number; pictures: number }): Promise<void> {
	const held = await loadContents();
	const pack = held?.contents.packs.find(({ hash }) => hash === piece.hash);
	const entry = held?.byHash.get(piece.hash);
	if (piece.kind === 'picture') {
		await fetchPicture(piece.hash, held);
		count.pictures += 1;
	} else if (piece.kind === 'pack' && held !== undefined && pack !== undefined) {
		await fetchPack(pack, held, () => (count.articles += 1));
	} else if (piece.kind === 'article' && held !== undefined && entry !== undefined) {
		await fetchText(entry, held);
		count.articles += 1;
	} else throw new FaultError('not-found', `the contents name no ${piece.kind} ${piece.hash}`);
}

async function ping(): Promise<void> {
	const nonce = crypto.randomUUID();
	const answer = await ask({
		path: `${places.ping}?nonce=${nonce}`,
		limitBytes: nonce.length,
		tooLong: 'wrong-answer'
	});
	const bytes = await gather(answer);
	if (answer.status !== 200 || bytes.length !== nonce.length || toText(bytes) !== nonce) {
		throw new FaultError('wrong-answer', 'the ping came back as something else');
	}
}

/** A bug is logged as one, and told to the page as a failure of this device. */
function faultOfAny(failed: unknown): Fault {
	if (failed instanceof FaultError) return faultOf(failed);
	console.error('shyraq: a request could not be answered', failed);
	return new FaultError('storage-failed', String(failed)).fault;
}
