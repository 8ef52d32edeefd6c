// One round through what is lacking: the contents, then lane after lane, each piece on the terms of the moment.
import { faultOf, type Fault, type FaultCode } from '#lib/contract/faults.ts';
import { lanes, type Lane, type Piece } from '#lib/contract/messages.ts';
import { takeApart } from './link.ts';
import { doAll } from './pool.ts';
import type { Brought, RoundEnd, RoundNeeds, RoundParts } from './round-needs.ts';
import { Tally } from './runner-state.ts';
import { priceOf, priceOfList, type Hold } from './terms.ts';

/** Faults of the device, which the network coming back does not cure. */
export const ofDevice: ReadonlySet<FaultCode> = new Set(['storage-full', 'storage-failed', 'unsupported', 'no-worker']);
/** Faults of the connection: the next piece would meet the same. */
export const ofConnection: ReadonlySet<FaultCode> = new Set(['offline', 'unreachable', 'timeout']);
/** What comes from whoever answers in our server's place, as the pages that want a sign-in first do, or from it in disorder. */
export const ofPortal: ReadonlySet<FaultCode> = new Set(['wrong-answer', 'wrong-bytes', 'server-error']);
/** Answers of other kinds in a row that are taken for something standing in the way, too. */
const oddAnswersLimit = 3;
/** A list that was asked for within this time is not asked for again: in a short window the texts want it. */
const freshMs = 60_000;
/** A piece that was kept so often in one run and is lacking again is taken away as it comes. */
const mostKeepings = 2;
const stuck: Fault = { code: 'storage-failed', mayRetry: false, detail: 'what was kept is lacking again' };

/** Whether our own server answers a ping, whatever else came of it. */
export async function doesAnswer(ask: RoundNeeds['ask']): Promise<boolean> {
	try {
		await ask('done', { kind: 'ping' });
		return true;
	} catch (failed) {
		faultOf(failed);
		return false;
	}
}

/** The fault of a publisher that is there: an answer of another kind is its own error, and nobody's sign-in. */
function asPublishers(fault: Fault): Fault {
	return fault.code === 'wrong-answer' ? { ...fault, code: 'server-error' } : fault;
}

/** What the list has of news cannot be told or written: where there is no room for it, there is none for texts. */
function unlisted(fault: Fault): RoundEnd {
	return { kind: 'fault', fault, lane: 'texts' };
}

/** The rounds of one run. */
export class Round {
	readonly #needs: RoundNeeds;
	readonly #parts: RoundParts;
	readonly #tally = new Tally();
	readonly #keepings = new Map<string, number>();
	/** Packs that broke off, until a plan tells how much of them came. */
	#broken: Extract<Piece, { kind: 'pack' }>[] = [];
	#freshUntil = -Infinity;
	/** On a slow line the older parts of the list come between the texts. */
	#isListWhole = true;
	/** The next of them, asked for while the last texts of the one before were under way, so that the line is never idle. */
	#nextPart: Promise<Fault | undefined> | undefined;
	#underWayBytes = 0;
	/** Pieces kept in this run, and articles of packs that broke off. */
	kept = 0;

	constructor(needs: RoundNeeds, parts: RoundParts) {
		this.#needs = needs;
		this.#parts = parts;
	}

	/** The list, then plan after plan, until nothing is lacking or something stands in the way. */
	async run(signal: AbortSignal): Promise<RoundEnd> {
		const hold = this.#needs.hold?.(undefined);
		if (hold !== undefined) return { kind: 'held', hold, piece: undefined };
		let refreshed = await this.#refresh(true);
		if (refreshed !== undefined && ofDevice.has(refreshed.code)) return unlisted(refreshed);
		// Something else answers: it would answer for each piece, too, and set every one back
		if (refreshed !== undefined && ofPortal.has(refreshed.code)) {
			if (!(await doesAnswer(this.#needs.ask))) return { kind: 'fault', fault: refreshed };
			refreshed = asPublishers(refreshed);
		}
		while (!signal.aborted) {
			const plan = await this.#plan();
			if (plan.kind === 'fault') return refreshed === undefined ? plan : unlisted(refreshed);
			const { pieces } = plan;
			if (!this.#isListWhole && refreshed === undefined && !pieces.some(({ lane }) => lane === 'texts')) {
				refreshed = await this.#refresh();
				continue;
			}
			if (pieces.length === 0) return await this.#endEmpty(refreshed);
			// A network that the browser itself knows to be gone is not asked for each piece.
			if (refreshed?.code === 'offline') return { kind: 'fault', fault: refreshed };
			if (pieces.some(({ hash }) => (this.#keepings.get(hash) ?? 0) >= mostKeepings))
				return { kind: 'fault', fault: stuck };
			const end = await this.#pass(pieces, signal);
			if (end?.kind === 'fault') return { ...end, fault: await this.#judge(end.fault) };
			if (end !== undefined) return end;
			if (!this.#isListWhole || this.#nextPart !== undefined) refreshed ??= await (this.#nextPart ?? this.#refresh());
		}
		return { kind: 'stopped' };
	}

	/** Lane after lane. @returns how the round ends; undefined where something came, and a new plan tells what it led to */
	async #pass(pieces: readonly Piece[], signal: AbortSignal): Promise<RoundEnd | undefined> {
		this.#nextPart = undefined;
		const { due, next } = this.#parts.queue.sort(pieces, this.#now());
		const all: Brought = { came: 0, odd: 0, frozen: 0, end: undefined, last: undefined, held: undefined };
		for (const lane of lanes) {
			if (lane === 'app') await this.#lookForBuild(!pieces.some((piece) => piece.lane === 'texts'));
			const inLane = due.filter((piece) => piece.lane === lane);
			if (inLane.length === 0) continue;
			await this.#clearRoom(inLane, lane);
			await this.#bring(inLane, lane, all, signal);
			if (signal.aborted) return { kind: 'stopped' };
			if (all.end !== undefined) return { kind: 'fault', fault: all.end, lane };
			// With texts here the next plan knows their pictures; a text that does not come holds up none.
			if (lane === 'texts' && all.came > 0) {
				await this.#lookForBuild(false);
				return undefined;
			}
		}
		if (all.came > 0) return undefined;
		if (all.last !== undefined) return { kind: 'fault', fault: all.last };
		if (all.held !== undefined) return { kind: 'held', ...all.held };
		const code = next?.code ?? 'not-found';
		return {
			kind: 'fault',
			fault: { code, mayRetry: true, detail: 'left for later' },
			...(next === undefined ? {} : { restMs: next.restMs })
		};
	}

	async #bring(pieces: readonly Piece[], lane: Lane, all: Brought, signal: AbortSignal): Promise<void> {
		const { link } = this.#parts;
		link.begin(this.#now());
		const isOver = (): boolean => signal.aborted || all.end !== undefined;
		const single = pieces.find(({ kind }) => kind !== 'pack')?.kind ?? 'pack';
		let packsLeft = pieces.filter(({ kind }) => kind === 'pack').length;
		const width = (): number => (isOver() ? 0 : link.widthFor(packsLeft > 0 ? 'pack' : single));
		const part = lane === 'texts' && !this.#isListWhole ? (['part'] as const) : [];
		await doAll([...pieces, ...part], width, async (piece) => {
			if (piece === 'part') {
				if (all.held !== undefined) return;
				this.#nextPart = this.#refresh(false, true);
				await this.#nextPart;
				return;
			}
			// What is under way is as good as taken.
			const hold = this.#needs.hold?.({ ...piece, bytes: piece.bytes + this.#underWayBytes });
			if (hold !== undefined) {
				all.held ??= { hold, piece };
				return;
			}
			this.#parts.show({ kind: 'running', lane, fault: undefined, hold: undefined, retryAt: undefined });
			this.#underWayBytes += piece.bytes;
			const fault = await this.#keep(piece);
			this.#underWayBytes -= piece.bytes;
			if (piece.kind === 'pack') packsLeft -= 1;
			if (fault === undefined) {
				all.came += 1;
				all.odd = 0;
				all.frozen = 0;
				return;
			}
			all.last = fault;
			if (fault.code === 'timeout' && piece.kind === 'article' && link.usesSingles(this.#now())) {
				// One connection is spent; the next carries as much again.
				all.frozen += 1;
				if (all.frozen > width()) all.end ??= fault;
				return;
			}
			all.odd += 1;
			if (ofDevice.has(fault.code) || ofConnection.has(fault.code) || all.odd >= oddAnswersLimit) all.end ??= fault;
		});
	}

	async #keep(piece: Piece): Promise<Fault | undefined> {
		const { link, queue, show } = this.#parts;
		try {
			const beganAt = this.#now();
			const stallMs = link.patienceMs(beganAt);
			const { bytes } = await this.#needs.ask('kept', { kind: 'keep', piece, ...(stallMs && { stallMs }) });
			const now = this.#now();
			if (piece.kind === 'article') link.noteSingle(now - beganAt);
			this.kept += 1;
			this.#keepings.set(piece.hash, (this.#keepings.get(piece.hash) ?? 0) + 1);
			link.note(piece, now);
			if (piece.kind === 'pack') this.#changeLink(() => link.comePack());
			this.#tally.keep(piece);
			this.#needs.onBytes?.(priceOf(piece, 'came', bytes), piece.bytes);
			show(this.#tally.counts(link));
			await queue.come(piece);
			return undefined;
		} catch (failed) {
			const fault = faultOf(failed);
			await this.#noteFailure(piece, fault);
			return fault;
		}
	}

	async #noteFailure(piece: Piece, { code }: Fault): Promise<void> {
		if (ofDevice.has(code) || code === 'offline') return;
		const isAbsent = code === 'not-found' || code === 'gone';
		this.#needs.onBytes?.(priceOf(piece, isAbsent ? 'absent' : 'broken'), 0);
		if (ofConnection.has(code)) {
			if (piece.kind === 'pack') this.#broken.push(piece);
			return;
		}
		// Perhaps the list has moved on, and names it no more.
		this.#freshUntil = -Infinity;
		await this.#parts.queue.fail(piece, code, this.#now());
	}

	async #refresh(newestOnly = false, isBeside = false): Promise<Fault | undefined> {
		if (this.#now() < this.#freshUntil) return undefined;
		if (!isBeside)
			this.#parts.show({ kind: 'checking', lane: 'contents', fault: undefined, hold: undefined, retryAt: undefined });
		try {
			const { isNew, bytes, isListWhole = true } = await this.#needs.ask('refreshed', { kind: 'refresh', newestOnly });
			this.#needs.onBytes?.(priceOfList(isNew, bytes), 0);
			this.#isListWhole = isListWhole;
			this.#freshUntil = isListWhole ? this.#now() + freshMs : -Infinity;
			return undefined;
		} catch (failed) {
			return faultOf(failed);
		}
	}

	async #plan(): Promise<{ kind: 'plan'; pieces: Piece[] } | { kind: 'fault'; fault: Fault }> {
		try {
			const wish = await this.#needs.wish();
			const { pieces: planned, rest } = await this.#needs.ask('planned', { kind: 'plan', wish });
			this.#judgeBroken(planned);
			const { link, queue, show } = this.#parts;
			const isApart = link.usesSingles(this.#now());
			// A pack that came wrong holds good articles, too.
			const pieces = planned.flatMap((piece) =>
				isApart || queue.isInTrouble(piece.hash) ? takeApart(piece) : [piece]
			);
			this.#tally.plan(pieces, rest);
			show({ ...this.#tally.counts(link), isTextOnly: wish.pictures === 'none' });
			return { kind: 'plan', pieces };
		} catch (failed) {
			return { kind: 'fault', fault: faultOf(failed) };
		}
	}

	/** How much came of packs that broke off is told by how much of them is lacking still. */
	#judgeBroken(planned: readonly Piece[]): void {
		const broken = this.#broken;
		this.#broken = [];
		const lacking = new Set(planned.flatMap((piece) => (piece.kind === 'pack' ? piece.articles : [piece.hash])));
		for (const { articles, bytes } of broken) {
			const left = articles.filter((hash) => lacking.has(hash)).length;
			this.kept += articles.length - left;
			const came = (bytes * (articles.length - left)) / Math.max(1, articles.length);
			this.#changeLink(() => this.#parts.link.breakPack(came, this.#now()));
		}
	}

	#changeLink(change: () => void): void {
		const before = this.#parts.link.memory;
		change();
		if (this.#parts.link.memory !== before) this.#needs.onLink?.(this.#parts.link.memory);
	}

	/** What finds no room within the limit has older things make way for it, as far as no allowance stops it. */
	async #clearRoom(pieces: readonly Piece[], lane: Lane): Promise<void> {
		let bytes = 0;
		let hold: Hold | undefined;
		for (const piece of pieces) {
			const next = this.#needs.hold?.({ ...piece, bytes: bytes + piece.bytes });
			if (next !== undefined && next !== 'limit' && next !== 'room') break;
			hold = next;
			bytes += piece.bytes;
		}
		// On a phone that was full, pictures wait
		if (hold === 'limit' || (hold === 'room' && lane === 'texts')) await this.#parts.makeRoom(bytes, lane);
	}

	/** Nothing of the held list is lacking, but whether there is a newer one could not be learnt: done, for a lost network. */
	async #endEmpty(refreshed: Fault | undefined): Promise<RoundEnd> {
		if (refreshed === undefined) await this.#lookForBuild(true);
		else if (!this.#isListWhole || !ofConnection.has(refreshed.code)) return unlisted(refreshed);
		return { kind: 'done', unasked: refreshed };
	}

	async #lookForBuild(areTextsWhole: boolean): Promise<void> {
		this.#parts.show({ lane: 'app' });
		await this.#needs.lookForBuild?.(areTextsWhole);
	}

	/** Whose an odd answer to a piece was: a server that proves by a ping to be ours has given it itself. */
	async #judge(fault: Fault): Promise<Fault> {
		return fault.code === 'wrong-answer' && (await doesAnswer(this.#needs.ask)) ? asPublishers(fault) : fault;
	}

	#now(): number {
		return (this.#needs.now ?? Date.now)();
	}
}
