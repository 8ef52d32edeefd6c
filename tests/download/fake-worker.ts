// A worker with a library of its own making: what is lacking, what each text leads to, and the faults a test has it meet.
import { FaultError, type FaultCode } from '#lib/contract/faults.ts';
import { askedBytes, type Lane, type Piece, type WorkerReply, type WorkerRequest } from '#lib/contract/messages.ts';

/** A text of the edition, and the pictures that are known once it is here. */
export interface FakeText {
	hash: string;
	bytes: number;
	pictures: Piece[];
}

export const text = (hash: string, ...pictures: Piece[]): FakeText => ({ hash, bytes: 10, pictures });
export const picture = (hash: string, lane: Lane = 'pictures', bytes = 30): Piece => ({
	kind: 'picture',
	lane,
	hash,
	bytes
});

/** What happens to a request: a fault, and for a pack how many of its articles come before it. */
export type Meeting = FaultCode | { code: FaultCode; after: number } | undefined;

/** No two workers' sums begin at the same time. */
let born = 0;

/** Answers as the worker does, from memory. */
export class FakeWorker {
	readonly texts: FakeText[];
	packs: string[][] = [];
	/** How many texts each look for a newer list adds to those that are listed; all at once unless told. */
	listedAtOnce = Infinity;
	#listed = 0;
	/** Everything kept, by hash; never shrinks but by `lose`. */
	readonly kept = new Set<string>();
	/** Everything asked: request kinds, and hashes for pieces. */
	asked: string[] = [];
	requests: WorkerRequest[] = [];
	/** Which trouble a request meets, by its kind or its piece's hash. */
	readonly faults = new Map<string, FaultCode>();
	meet: (request: WorkerRequest) => Meeting = () => undefined;
	/** How long an answer takes, in milliseconds. */
	takes: (request: WorkerRequest) => number = () => 0;
	hold: Promise<void> | undefined;
	/** What making room frees, and what a check finds at each step: how many steps there are, and what is lost in which. */
	frees = 0;
	checkSteps = 1;
	lostAt = new Map<number, number>();
	/** Pieces under way, now and at most. */
	underWay = 0;
	mostUnderWay = 0;
	/** What was taken from the network in all, as the worker counts it. */
	counted = { since: Date.now() + (born += 1), bytes: 0 };
	readonly #extra: Piece[];

	constructor(texts: FakeText[], ...pictures: Piece[]) {
		this.texts = texts;
		this.#extra = pictures;
	}

	/** What is kept, in the order it came. */
	get order(): string[] {
		return [...this.kept];
	}

	async ask<K extends WorkerReply['kind']>(
		_kind: K,
		request: WorkerRequest
	): Promise<Extract<WorkerReply, { kind: K }>> {
		if (request.kind === 'counted') return { kind: 'counted', ...this.counted } as Extract<WorkerReply, { kind: K }>;
		const name = request.kind === 'keep' ? request.piece.hash : request.kind;
		this.asked.push(name);
		this.requests.push(request);
		if (request.kind === 'keep') this.mostUnderWay = Math.max(this.mostUnderWay, (this.underWay += 1));
		try {
			const tookMs = this.takes(request);
			if (tookMs > 0) await new Promise((resolve) => setTimeout(resolve, tookMs));
			if (request.kind === 'keep') await this.hold;
			if (request.kind === 'keep') this.counted.bytes += askedBytes + request.piece.bytes;
			if (request.kind === 'refresh') this.counted.bytes += askedBytes;
			const met = this.faults.get(name) ?? this.meet(request);
			if (met !== undefined) this.#fail(request, met);
			return this.#answer(request) as Extract<WorkerReply, { kind: K }>;
		} finally {
			if (request.kind === 'keep') this.underWay -= 1;
		}
	}

	/** Something is gone, as when a browser clears up. */
	lose(hash: string): void {
		this.kept.delete(hash);
	}

	/** Everything that the library has when it is whole. */
	get whole(): Set<string> {
		return new Set([
			...this.texts.flatMap(({ hash, pictures }) => [hash, ...pictures.map((piece) => piece.hash)]),
			...this.#extra.map(({ hash }) => hash)
		]);
	}

	#fail(request: WorkerRequest, met: Exclude<Meeting, undefined>): never {
		if (typeof met === 'object' && request.kind === 'keep' && request.piece.kind === 'pack') {
			for (const hash of request.piece.articles.slice(0, met.after)) this.kept.add(hash);
		}
		throw new FaultError(typeof met === 'object' ? met.code : met, 'said by the test');
	}

	#answer(request: WorkerRequest): WorkerReply {
		if (request.kind === 'plan') {
			const pieces = this.#plan();
			if (request.wish.pictures === 'all') pieces.push(...this.#pictures());
			return { kind: 'planned', pieces, rest: { pieces: 0, bytes: 0 } };
		}
		if (request.kind === 'keep') {
			const { piece } = request;
			const came = piece.kind === 'pack' ? piece.articles : [piece.hash];
			for (const hash of came) this.kept.add(hash);
			return { kind: 'kept', piece, articles: came.length, pictures: 0 };
		}
		if (request.kind === 'refresh') {
			this.#listed += this.listedAtOnce;
			return { kind: 'refreshed', number: 1, isNew: false, isListWhole: this.#listed >= this.texts.length };
		}
		if (request.kind === 'make-room') return { kind: 'room', bytesFreed: this.frees, articles: 0, pictures: 0 };
		if (request.kind === 'check') {
			const step = Number(request.from ?? 0);
			const next = step + 1 < this.checkSteps ? String(step + 1) : undefined;
			return { kind: 'checked', next, looked: 20, lost: this.lostAt.get(step) ?? 0 };
		}
		return { kind: 'done' };
	}

	#plan(): Piece[] {
		const listed = this.listedAtOnce === Infinity ? this.texts : this.texts.slice(0, this.#listed);
		const lacking = new Map(listed.filter(({ hash }) => !this.kept.has(hash)).map((one) => [one.hash, one]));
		const pieces: Piece[] = [];
		const packed = new Set<string>();
		for (const { hash, bytes } of lacking.values()) {
			if (packed.has(hash)) continue;
			const inside = this.packs.find((pack) => pack.includes(hash))?.filter((each) => lacking.has(each)) ?? [];
			if (inside.length < 2) pieces.push({ kind: 'article', lane: 'texts', hash, bytes });
			else {
				const sum = inside.reduce((total, each) => total + (lacking.get(each)?.bytes ?? 0), 0);
				pieces.push({ kind: 'pack', lane: 'texts', hash: `pack-${inside[0] ?? ''}`, bytes: sum, articles: inside });
				for (const each of inside) packed.add(each);
			}
		}
		return pieces;
	}

	#pictures(): Piece[] {
		const known = this.texts.filter(({ hash }) => this.kept.has(hash)).flatMap(({ pictures }) => pictures);
		const order: readonly Lane[] = ['leads', 'pictures', 'large'];
		return [...this.#extra, ...known]
			.filter(({ hash }) => !this.kept.has(hash))
			.sort((one, other) => order.indexOf(one.lane) - order.indexOf(other.lane));
	}
}
