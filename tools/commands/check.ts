// The commands `check` and `key`: what stands, proved to be whole, and by which key it is signed.
import { openPublisherOf } from '#lib/server/publish/publisher.ts';
import { currentEdition } from '#lib/server/store/editions.ts';
import { verifyEdition } from '#lib/server/store/verify.ts';
import { withStore } from './place.ts';
import type { Report } from './report.ts';

const remedy = 'What is lost or changed is made again from the sources by "npm run shyraq -- press --force".';

/** Proves the published edition whole. */
export async function check(): Promise<Report> {
	return withStore(async (store, config) => {
		if ((await currentEdition(store)) === undefined) {
			const json = { number: 0, articles: 0, troubles: [] };
			return { lines: ['There is no edition yet.'], json, exitCode: 0 };
		}
		const { publicKey } = await openPublisherOf(store, config);
		const { contents, troubles } = await verifyEdition(store, publicKey);
		const [number, articles] = [contents?.number ?? 0, contents?.articles ?? 0];
		const whole = [`Edition ${number} is whole: ${articles} articles.`];
		const isWhole = troubles.length === 0;
		const json = { number, articles, troubles };
		return { lines: isWhole ? whole : [...troubles, remedy], json, exitCode: isWhole ? 0 : 1 };
	});
}

/** Prints the publisher's public key. */
export async function showKey(): Promise<Report> {
	return withStore(async (store, config) => {
		const { verifier, publicKey } = await openPublisherOf(store, config);
		return { lines: [verifier], json: { key: verifier, name: publicKey.name }, exitCode: 0 };
	});
}
