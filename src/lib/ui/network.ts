// The three states of the network as sentences, each with what is known of the last contact.
import { writeDay } from '#lib/article/compose/words.ts';
import type { FaultCode } from '#lib/contract/faults.ts';
import type { Language } from '#lib/contract/languages.ts';
import type { NetworkState } from '#lib/contract/messages.ts';
import { writeAge } from '#lib/reader/age.ts';
import type { Words } from '#lib/words/catalogue.ts';
import { say } from '#lib/words/shape.ts';
import { writeMoment } from './moment.ts';

/** What the page knows of the network; whoever listens to it fills this in. */
export interface NetworkView {
	/** Undefined until something has met the network. */
	state: NetworkState | undefined;
	/** When our server last answered (ISO 8601), as far as it is known. */
	contact: string | undefined;
	/** Set where a mirror answers in our server's place; `published` is the time of its copy (ISO 8601), once known. */
	mirror: { published: string | undefined } | undefined;
	/** Until when no network is asked, in milliseconds since 1970. */
	drillUntil: number | undefined;
}

/** Troubles of keeping that the state of the network says better; any other is the more telling of the two. */
const ofNetwork: ReadonlySet<FaultCode> = new Set(['offline', 'unreachable', 'timeout']);

/** What is newer than this is told by the clock. */
const nowMs = 60_000;

/** Why nothing comes just now, in a sentence or two; undefined where the network is well, or a trouble of keeping says more. */
export function sayCut(
	view: NetworkView,
	fault: FaultCode | undefined,
	words: Words,
	language: Language
): string | undefined {
	if (view.drillUntil !== undefined && view.drillUntil > Date.now())
		return say(words.network.drill, { time: writeMoment(view.drillUntil, words, language) });
	if (view.state !== 'offline' && view.state !== 'unreachable') return undefined;
	if (fault !== undefined && !ofNetwork.has(fault)) return undefined;
	return [words.network[view.state], sayContact(view, words, language)].filter((part) => part !== '').join(' ');
}

/** When the publisher last answered, or that a mirror does in its place; empty where nothing is known. */
export function sayContact({ contact, mirror }: NetworkView, words: Words, language: Language): string {
	if (mirror?.published !== undefined)
		return say(words.network.mirror, { day: writeDay(words.paint, mirror.published) });
	if (contact === undefined) return '';
	// "Now" would say that it answers, beside a sentence that it does not
	const isNow = Date.now() - Date.parse(contact) < nowMs;
	return say(words.network.contact, {
		age: isNow ? writeMoment(contact, words, language) : writeAge(contact, language)
	});
}
