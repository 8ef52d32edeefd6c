// A phone filled with an edition by the reader's own worker, from a page that is not the reader.
import type { Page } from '@playwright/test';
import type { PictureWish, WorkerReply, WorkerRequest } from '#lib/contract/messages.ts';
import { places } from '#lib/contract/places.ts';
import { smallWidth } from './scale-pictures.ts';

/** Texts only, for editions whose pictures have no bytes. */
const texts: PictureWish = { pictures: 'none', width: 800, format: 'avif' };
/** Lead pictures too, in the size that has bytes. */
export const withSmall: PictureWish = { pictures: 'all', width: smallWidth, format: 'avif' };
/** Pieces under way at once: what one waits for, another computes. */
const lanes = 3;

/** Registers the worker and waits until it serves the page that is open. */
export async function installWorker(page: Page): Promise<void> {
	await page.evaluate(async (path) => {
		await navigator.serviceWorker.register(path, { updateViaCache: 'imports' });
		if (navigator.serviceWorker.controller !== null) return;
		await new Promise((resolve) =>
			navigator.serviceWorker.addEventListener('controllerchange', resolve, { once: true })
		);
	}, places.worker);
}

/** Has the worker that serves the page fetch, verify and keep every text and what is wished of pictures, and then the app's rooms. @throws Error with the fault where one does not come */
export async function bringAll(page: Page, wish = texts): Promise<void> {
	const fault = await page.evaluate(
		async ({ wish, lanes }) => {
			const { controller } = navigator.serviceWorker;
			const ask = (request: WorkerRequest): Promise<WorkerReply> =>
				new Promise((resolve) => {
					const { port1, port2 } = new MessageChannel();
					port1.onmessage = ({ data }: MessageEvent<WorkerReply>) => resolve(data);
					controller?.postMessage(request, [port2]);
				});
			const bringRooms = async (): Promise<string | undefined> => {
				for (;;) {
					const came = await ask({ kind: 'rooms', isWanted: true });
					if (came.kind !== 'rooms') return JSON.stringify(came);
					if (came.lackingBytes === 0) return undefined;
				}
			};
			const asked = await ask({ kind: 'refresh' });
			if (asked.kind === 'fault') return asked.fault.detail;
			for (;;) {
				const planned = await ask({ kind: 'plan', wish });
				if (planned.kind !== 'planned') return JSON.stringify(planned);
				if (planned.pieces.length === 0) return bringRooms();
				const pieces = [...planned.pieces];
				let refused: string | undefined;
				const work = async () => {
					for (let piece = pieces.shift(); piece !== undefined; piece = pieces.shift()) {
						const kept = await ask({ kind: 'keep', piece });
						if (kept.kind === 'fault') refused ??= kept.fault.detail;
					}
				};
				await Promise.all(Array.from({ length: lanes }, work));
				if (refused !== undefined) return refused;
			}
		},
		{ wish, lanes }
	);
	if (fault !== undefined) throw new Error(`Not all came: ${fault}`);
}
