// The outbox: addresses shared with this phone that the desk is to save. None is lost: each stays until it was sent, or its reader takes it away.
import { readShared } from '#lib/article/shared.ts';
import { object, oneOf, readAs, text } from '#lib/article/schema.ts';
import { toText } from '#lib/article/bytes.ts';
import { FaultError } from '#lib/contract/faults.ts';
import type { OutboxAct, OutboxItem, Taken } from '#lib/contract/messages.ts';
import { places } from '#lib/contract/places.ts';
import { ask, gather } from './fetch.ts';
import { changeLedger, readFact } from './ledger.ts';
import { without } from './without.ts';

/** So many may wait; of those sent so many are remembered. */
export const mostWaiting = 100;
const mostSent = 20;
/** The desk may look at the address before it answers. */
const patienceMs = 30_000;
const answerLimitBytes = 20_000;
const sentenceLimit = 500;
const mostOdd = 3;

const answerSchema = object({ kind: oneOf(['taken', 'queued', 'refused']), sentence: text() });
const waits = (item: OutboxItem): boolean => item.state !== 'sent';
/** What goes by itself whenever there is a network. */
const goes = ({ state }: OutboxItem): boolean => state === 'waiting' || state === 'odd' || state === 'sign-in';

/** Everything in it, the last shared first. @throws FaultError storage faults */
export async function listOutbox(): Promise<OutboxItem[]> {
	return (await readFact('outbox')) ?? [];
}

/** Does what a reader, or a share sheet, wants of the outbox. @returns what came of taking something in @throws FaultError storage faults */
export function changeOutbox(act: OutboxAct, now = Date.now()): Promise<Taken | undefined> {
	const given =
		act.kind === 'add' ? readShared(act.parts) : act.kind === 'put-back' ? readShared(partsOf(act.item)) : undefined;
	return change((items): [OutboxItem[], Taken | undefined] => {
		switch (act.kind) {
			case 'send':
				return [set(items, act.url, { state: 'waiting' }), undefined];
			case 'remove':
				return [items.filter(({ url }) => url !== act.url), undefined];
			case 'add':
			case 'put-back': {
				if (given === undefined) return [items, 'none'];
				const known = items.find(({ url }) => url === given.url);
				// Shared again while it is on its way it stays so; shared again after that, it is asked for again.
				const state = known !== undefined && goes(known) ? known.state : 'asked';
				const rest = items.filter((item) => item !== known);
				if (rest.filter(waits).length >= mostWaiting) return [items, 'full'];
				const title = given.title || (known?.title ?? '');
				const item = act.kind === 'add' ? { ...given, title, at: now, state } : { ...act.item, ...given };
				return [[item, ...rest], 'taken'];
			}
		}
	});
}

const partsOf = ({ url, title }: OutboxItem) => ({ url, title, text: null });

let last: Promise<unknown> = Promise.resolve();

/**
 * Sends what waits, the longest waiting first, one at a time and each once; ends where the network does. One that the desk
 * got and this phone did not hear of goes again, which the desk counts once.
 * @param onChange called after each that is no longer as it was
 * @returns how many wait on
 * @throws FaultError storage faults
 */
export function sendOutbox(onChange: () => void): Promise<number> {
	const mine = last.then(() => sendAll(onChange));
	last = mine.catch(() => undefined);
	return mine;
}

async function sendAll(onChange: () => void): Promise<number> {
	const tried = new Set<string>();
	let oddAnswers = 0;
	for (;;) {
		const left = (await listOutbox()).filter(goes);
		const next = left.findLast(({ url }) => !tried.has(url));
		if (next === undefined) return left.length;
		tried.add(next.url);
		const came = await sendOne(next.url);
		if (came === undefined) return left.length;
		// One taken away or shared anew meanwhile is as its reader left it
		await change((items) => [set(items, next.url, came, goes), undefined]);
		onChange();
		// What stands in the desk's place stands there for all; one address that the desk stumbles over holds up no others
		if (came.state === 'odd') oddAnswers += 1;
		if (came.state === 'sign-in' || oddAnswers >= mostOdd) return left.length;
	}
}

/** How an address stands after it was sent; undefined where the network is not there. */
async function sendOne(url: string): Promise<Pick<OutboxItem, 'state' | 'sentence'> | undefined> {
	try {
		const answer = await ask({
			path: places.deskSave,
			body: new URLSearchParams({ url }),
			headers: { accept: 'application/json' },
			limitBytes: answerLimitBytes,
			tooLong: 'wrong-answer',
			stallMs: patienceMs
		});
		if (answer.status === 401) return { state: 'sign-in' };
		const said = readAs(answerSchema, parse(toText(await gather(answer))));
		if (said === undefined) return { state: 'odd' };
		return said.kind === 'refused'
			? { state: 'refused', sentence: said.sentence.slice(0, sentenceLimit) }
			: { state: 'sent' };
	} catch (failed) {
		if (!(failed instanceof FaultError)) throw failed;
		return failed.fault.code === 'wrong-answer' ? { state: 'odd' } : undefined;
	}
}

function parse(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		// A page, where an answer should be
		return undefined;
	}
}

function set(
	items: readonly OutboxItem[],
	url: string,
	to: Pick<OutboxItem, 'state' | 'sentence'>,
	isMeant: (item: OutboxItem) => boolean = () => true
): OutboxItem[] {
	return items.map((item) => (item.url === url && isMeant(item) ? { ...without(item, 'sentence'), ...to } : item));
}

function change<T>(work: (items: OutboxItem[]) => [OutboxItem[], T]): Promise<T> {
	return changeLedger(async (change) => {
		const facts = change.objectStore('facts');
		const [items, result] = work(((await facts.get('outbox')) as OutboxItem[] | undefined) ?? []);
		let sent = 0;
		await facts.put(
			items.filter((item) => waits(item) || (sent += 1) <= mostSent),
			'outbox'
		);
		return result;
	});
}
