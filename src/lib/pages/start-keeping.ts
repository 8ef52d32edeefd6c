// The first act of keeping in a page: the worker registered, and what it has to say of other builds told.
import { faultOf } from '#lib/contract/faults.ts';
import { chooseLanguage, type Language } from '#lib/contract/languages.ts';
import { ReaderWorker } from '#lib/download/worker.ts';
import { trustedWorker } from '#lib/reader/trusted.ts';
import type { Tray } from '#lib/ui/tray.svelte.ts';
import type { Words } from '#lib/words/catalogue.ts';
import { Keeping } from './keeping.svelte.ts';

/** Registers the worker and starts keeping. @throws FaultError where this browser can keep nothing */
export async function startKeeping(
	{ words, language, tray }: { words: Words; language: Language; tray: Tray },
	stops: (() => void)[]
): Promise<Keeping> {
	const worker = new ReaderWorker(
		{
			onWaiting: () =>
				tray.show({ text: words.update.ready, act: { label: words.update.apply, run: () => worker.takeOver() } }, true),
			onTookOver: () => tray.show({ text: words.update.elsewhere }),
			onTakingLong: () => tray.show({ text: words.update.soon }, true)
		},
		trustedWorker()
	);
	const isFromServer = !('serviceWorker' in navigator) || navigator.serviceWorker.controller === null;
	await worker.start();
	void tellStanding(worker, () => tray.show({ text: words.update.left }));
	const keeping = new Keeping(
		worker,
		(isLasting) => tray.show({ text: isLasting ? words.keep.persisted : words.keep.notPersisted }),
		(code) => tray.show({ text: `${words.faults[code]} ${words.keep.unkept}` })
	);
	// The server may know of a choice by its cookie, which the worker, painting from now on, cannot read.
	if (isFromServer && language !== chooseLanguage(navigator.languages))
		await keeping.chooseLanguage(language).catch((failed: unknown) => {
			console.info(`shyraq: the worker has no words in ${language} yet: ${faultOf(failed).code}`);
		});
	void keeping.start().then((stop) => stops.push(stop));
	return keeping;
}

/** Tells the worker that the page lives, and the reader, once, that it is not of the newest build. */
async function tellStanding(worker: ReaderWorker, onLeft: () => void): Promise<void> {
	try {
		const { isLeft } = await worker.ask('standing', { kind: 'alive' });
		if (isLeft && !worker.isWaiting) onLeft();
	} catch (failed) {
		// A worker of an older build, or one whose stores fail
		console.info(`shyraq: which build this is could not be learnt: ${faultOf(failed).code}`);
	}
}
