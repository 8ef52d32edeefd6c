// When the voice is to fall silent, handed on from one article to the next, which is another document.
import { number, object, readAs, whole, type Of } from '#lib/article/schema.ts';

const sleepSchema = object({
	/** Minutes as they were chosen. */
	minutes: whole(1, 600),
	/** When they are over, in milliseconds since 1970. */
	at: number(0, 8.64e15)
});
type Sleep = Of<typeof sleepSchema>;

const memoryName = 'shyraq-sleep';

/** Hands it on; where the browser keeps nothing, the next article knows of no sleep. */
export function handSleepOn(sleep: Sleep): void {
	try {
		sessionStorage.setItem(memoryName, JSON.stringify(sleep));
	} catch (refused) {
		console.info(`shyraq: when to fall silent is not handed on: ${String(refused)}`);
	}
}

/** What was handed on to this article, once; its time may have come meanwhile. */
export function takeSleep(): Sleep | undefined {
	try {
		const sleep = readAs(sleepSchema, JSON.parse(sessionStorage.getItem(memoryName) ?? 'null'));
		sessionStorage.removeItem(memoryName);
		return sleep;
	} catch (refused) {
		console.info(`shyraq: nothing is known of when to fall silent: ${String(refused)}`);
		return undefined;
	}
}
