// By what the list is sifted and put in order: pure, over what is said of each article and how it stands with its reader.
import { maybe, object, oneOf, orElse, text, type Of } from '#lib/article/schema.ts';
import type { Listed } from './listed.ts';

export const stateNames = ['all', 'unread', 'begun', 'saved', 'finished', 'archived'] as const;
export type StateName = (typeof stateNames)[number];
export const spanNames = ['any', 'today', 'week', 'month', 'day'] as const;
export type SpanName = (typeof spanNames)[number];
export const orderNames = ['publisher', 'newest', 'oldest', 'shortest', 'longest', 'read'] as const;
export type OrderName = (typeof orderNames)[number];

/** What was chosen; what is absent is not chosen by. `source` is '' for what the publisher wrote. */
export const sieveSchema = object({
	state: orElse(oneOf(stateNames), 'all'),
	source: maybe(text(120)),
	language: maybe(text(60)),
	tag: maybe(text(60)),
	span: orElse(oneOf(spanNames), 'any'),
	/** The day of the span `day`, by the phone's calendar. */
	day: maybe(text(10, /^\d{4}-\d\d-\d\d$/)),
	order: orElse(oneOf(orderNames), 'publisher')
});
export type Sieve = Of<typeof sieveSchema>;

/** Everything, as the publisher has it. */
export const everything: Sieve = { state: 'all', span: 'any', order: 'publisher' };

/** Where somebody is in an article that was begun, and since when. */
export interface Reached {
	fraction: number;
	finished: boolean;
	at: number;
}

/** How the articles stand with their reader; who is in none of these is unread. */
export interface Standing {
	reached: ReadonlyMap<string, Reached>;
	saved: ReadonlySet<string>;
	archived: ReadonlySet<string>;
}

const dayMs = 24 * 3600 * 1000;
const spanDays = { week: 7, month: 30 };

/** Whether anything at all is chosen. */
export function isSifted(sieve: Sieve): boolean {
	return JSON.stringify(sieve) !== JSON.stringify(everything);
}

/** Whether an article is in a state. What is archived is in that state alone. */
export function isIn(state: StateName, id: string, { reached, saved, archived }: Standing): boolean {
	if (archived.has(id)) return state === 'archived';
	const reach = reached.get(id);
	switch (state) {
		case 'all':
			return true;
		case 'unread':
			return reach === undefined;
		case 'begun':
			return reach?.finished === false;
		case 'saved':
			return saved.has(id);
		case 'finished':
			return reach?.finished === true;
		case 'archived':
			return false;
	}
}

/** The articles of the source, language, tag and time chosen, whatever state they are in. */
export function siftFacts(listed: readonly Listed[], sieve: Sieve, now = Date.now()): Listed[] {
	const { from, until } = boundsOf(sieve, now);
	return listed.filter(
		({ site, language, tags, at }) =>
			(sieve.source === undefined || site === sieve.source) &&
			(sieve.language === undefined || language === sieve.language) &&
			(sieve.tag === undefined || tags.includes(sieve.tag)) &&
			at >= from &&
			at < until
	);
}

/** Articles in an order; those given are in the publisher's. */
export function putInOrder(listed: readonly Listed[], order: OrderName, { reached }: Standing): readonly Listed[] {
	if (order === 'publisher') return listed;
	const readAt = ({ id }: Listed) => reached.get(id)?.at ?? 0;
	const gaps: Record<Exclude<OrderName, 'publisher'>, (one: Listed, other: Listed) => number> = {
		newest: (one, other) => other.at - one.at,
		oldest: (one, other) => one.at - other.at,
		shortest: (one, other) => one.minutes - other.minutes,
		longest: (one, other) => other.minutes - one.minutes,
		read: (one, other) => readAt(other) - readAt(one)
	};
	return [...listed].sort(gaps[order]);
}

/** How many of some articles are in each state. */
export function countStates(listed: readonly Listed[], standing: Standing): Record<StateName, number> {
	const counts = { all: 0, unread: 0, begun: 0, saved: 0, finished: 0, archived: 0 };
	for (const { id } of listed) for (const state of stateNames) if (isIn(state, id, standing)) counts[state] += 1;
	return counts;
}

/** What there is to choose among, with how many articles each has, the most first. */
export function countEach(listed: readonly Listed[], namesOf: (each: Listed) => readonly string[]): [string, number][] {
	const counts = new Map<string, number>();
	for (const each of listed) for (const name of namesOf(each)) counts.set(name, (counts.get(name) ?? 0) + 1);
	return [...counts].sort(([one, ofOne], [other, ofOther]) => ofOther - ofOne || (one < other ? -1 : 1));
}

/** From when until before when, in milliseconds since 1970; days are the phone's own. */
function boundsOf({ span, day }: Sieve, now: number): { from: number; until: number } {
	const midnight = new Date(now).setHours(0, 0, 0, 0);
	switch (span) {
		case 'any':
			return { from: -Infinity, until: Infinity };
		case 'today':
			return { from: midnight, until: Infinity };
		case 'week':
		case 'month':
			return { from: midnight - (spanDays[span] - 1) * dayMs, until: Infinity };
		case 'day': {
			if (day === undefined) return { from: -Infinity, until: Infinity };
			const from = new Date(`${day}T00:00`);
			return {
				from: from.getTime(),
				until: new Date(from.getFullYear(), from.getMonth(), from.getDate() + 1).getTime()
			};
		}
	}
}
