// The search's own thread, where nothing it does holds up a page: answers what is asked, and keeps the index meanwhile.
import { lockNames, searchChannelName } from '#lib/contract/places.ts';
import { outlineHits, showHits } from './hits.ts';
import { IndexStore } from './index-store.ts';
import { pause } from './pause.ts';
import { StandingIndex } from './standing-index.ts';
import type { ShownHit, ThreadRequest, ThreadWord } from './thread-messages.ts';
import { Upkeep, type Progress } from './upkeep.ts';
import { warmUp } from './warm-up.ts';

/** While the index grows, what is asked is answered anew at most so often. */
const anewMs = 700;

const index = new StandingIndex();
const upkeep = new Upkeep({ index, pause, onChange: tellAll });
/** Other tabs' threads: whoever writes the index says so. */
const others = new BroadcastChannel(searchChannelName);
let asked: Extract<ThreadRequest, { kind: 'find' }> | undefined;
let isRead = false;
let isLooking = false;
let isDue = false;
let mark: string | undefined;
let isUnkept = false;
let answering: ReturnType<typeof setTimeout> | undefined;

function tell(word: ThreadWord): void {
	postMessage(word);
}

function tellAll(progress: Progress): void {
	others.postMessage(progress);
	tell({ kind: 'progress', ...progress, isOver: false });
	answerSoon();
}

/** Answers what was asked last, unless another is asked meanwhile. */
async function answer(): Promise<void> {
	clearTimeout(answering);
	answering = undefined;
	const own = asked;
	if (own === undefined || (!isRead && index.size === 0)) return;
	const { number, question } = own;
	const { hits, total, languages, sites } = index.ask(question);
	const say = (shown: ShownHit[], isAll: boolean): void =>
		tell({ kind: 'found', number, total: total - hits.length + shown.length, hits: shown, isAll, languages, sites });
	// The sentences stand in the texts, and reading those takes longer than finding them
	if (hits.length > 0) say(outlineHits(hits, question.typed), false);
	const shown = await showHits(hits, question.typed, () => asked === own);
	if (asked === own) say(shown, true);
}

function answerSoon(): void {
	if (asked !== undefined) answering ??= setTimeout(() => void attempt(answer), anewMs);
}

/** Brings the index up to what is kept, one tab after another. */
async function look(): Promise<void> {
	isDue = true;
	if (isLooking) return;
	isLooking = true;
	try {
		while (isDue) {
			isDue = false;
			const progress = await inTurn(() => inRow(() => upkeep.run(mark)));
			isUnkept = !progress.isKept;
			tell({ kind: 'progress', ...progress, isOver: !isDue });
		}
	} finally {
		isLooking = false;
	}
}

function inTurn<T>(work: () => Promise<T>): Promise<T> {
	const { locks } = navigator as Partial<Navigator>;
	// A browser without locks has one writer as long as it has one tab; what two spoil is found out by its sum
	return locks === undefined ? work() : locks.request(lockNames.search, work);
}

let last: Promise<unknown> = Promise.resolve();

/** The index in memory changes by one piece of work at a time. */
function inRow<T>(work: () => Promise<T>): Promise<T> {
	const next = last.then(work, work);
	last = next;
	return next;
}

async function readStore(): Promise<void> {
	await index.read(await IndexStore.open(), () => {
		if (!isRead) void attempt(answer);
	});
}

/** Reads what the store has, then sees to it that it is all. */
async function begin(): Promise<void> {
	// Whatever the store has, or a search meets, what is kept is looked at
	await attempt(() => inRow(readStore));
	isRead = true;
	await attempt(answer);
	await warmUp(index, pause, () => mark !== undefined || (asked?.question.typed ?? '') !== '');
	await look();
}

async function attempt(work: () => Promise<void>): Promise<void> {
	try {
		await work();
	} catch (failed) {
		console.warn('shyraq: the search failed', failed);
		tell({ kind: 'fault', code: 'storage-failed' });
	}
}

others.onmessage = ({ data }: MessageEvent<Progress>) =>
	void attempt(async () => {
		// What finds no room is in each tab's own memory, and not to be read from the disk
		if (!data.isKept || isUnkept) return data.isKept || !isUnkept ? look() : undefined;
		await inRow(readStore);
		tell({ kind: 'progress', ...data, isOver: !isLooking && data.done >= data.total });
		answerSoon();
	});

addEventListener('message', ({ data }: MessageEvent<ThreadRequest>) => {
	if (data.kind === 'look') {
		mark = data.mark;
		void attempt(look);
		return;
	}
	asked = data;
	void attempt(answer);
});

if ('caches' in globalThis) void attempt(begin);
else tell({ kind: 'fault', code: 'unsupported' });
