// How keeping stands, as every line and button that speaks of it wants it.
import { idleView, lackOf, type KeepingView } from '#lib/ui/readiness.ts';
import type { Keeping } from './keeping.svelte.ts';

/** The keeping of the library, or nothing known of it while its code is not here. */
export function viewOf(keeping: Keeping | undefined): KeepingView {
	if (keeping === undefined) return idleView;
	const { run, readiness } = keeping;
	return {
		...run,
		bytesLeft: run.bytesTotal - run.bytesDone,
		isTextOnly: leavesPicturesOut(keeping),
		lacks: lackOf(readiness)
	};
}

/** Whether pictures are left out by choice: the reader's, or the data saver's where it is followed. */
export function leavesPicturesOut({ settings, isSaver }: Keeping): boolean {
	return settings.pictures === 'none' || (settings.pictures === 'auto' && isSaver);
}
