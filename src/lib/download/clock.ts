// This phone's clock beside the publisher's: a clock far off makes certificates fail, which looks like a dead network.
import { places } from '#lib/contract/places.ts';

/**
 * How far this phone's clock is ahead of our server's, in seconds, to about a second; undefined where our server does not
 * answer. The server's own `Date` is read off an answer that only it can give.
 */
export async function readClockOffset(): Promise<number | undefined> {
	const nonce = crypto.randomUUID();
	const asked = Date.now();
	try {
		const answer = await fetch(`${places.ping}?nonce=${nonce}`, { cache: 'no-store' });
		const came = Date.now();
		const date = Date.parse(answer.headers.get('date') ?? '');
		if (!answer.ok || (await answer.text()) !== nonce || Number.isNaN(date)) return undefined;
		return Math.round(((asked + came) / 2 - date) / 1000);
	} catch (failed) {
		// No network, or none that is trusted: with a wrong clock this is how it looks
		console.info(`shyraq: the clock could not be compared: ${String(failed)}`);
		return undefined;
	}
}
