// The mirrors, as the storage page asks for them: listed, changed by hand, and one of them asked at once.
import { mostByHand } from '#lib/contract/by-hand.ts';
import type { WorkerReply, WorkerRequest } from '#lib/contract/messages.ts';
import { writeFact } from '#lib/vault/ledger.ts';
import { forgetSights, readSights } from '#lib/vault/mirror-sights.ts';
import { askMirror } from '#lib/vault/refresh.ts';
import { countSources } from '#lib/vault/sources-listed.ts';
import { listMirrors } from '#lib/vault/sources.ts';
import { announce } from './network.ts';

/** Changes the list or asks one of it where that is wished, and says what is known of each. @throws FaultError as `askMirror` */
export async function answerMirrors({
	byHand,
	asked
}: Extract<WorkerRequest, { kind: 'mirrors' }>): Promise<WorkerReply> {
	if (byHand !== undefined) {
		await writeFact('mirrors', byHand.slice(0, mostByHand));
	}
	const isKnown = (await listMirrors()).some(({ origin }) => origin === asked);
	if (asked !== undefined && isKnown && (await askMirror(asked))) await countSources();
	// One that was taken away may have been answering still
	if (byHand !== undefined || asked !== undefined)
		await forgetSights(new Set((await listMirrors()).map(({ origin }) => origin)));
	// Every tab that shows the list reads it anew
	if (byHand !== undefined || asked !== undefined) announce({ kind: 'library-changed' });
	const sights = await readSights();
	return { kind: 'mirrors', mirrors: (await listMirrors()).map((mirror) => ({ ...sights[mirror.origin], ...mirror })) };
}
