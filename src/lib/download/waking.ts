// What may mean that the network is back: each wakes the runner.
import type { Announcement } from '#lib/contract/messages.ts';
import { channelName } from '#lib/contract/places.ts';
import type { Runner } from './runner.ts';

/** Wakes the runner on `online`, on coming to the front, and on what the worker announces. @returns how to stop. */
export function keepAwake(runner: Pick<Runner, 'wake'>): () => void {
	const wake = (): void => runner.wake();
	const look = (): void => {
		if (document.visibilityState === 'visible') wake();
	};
	const channel = new BroadcastChannel(channelName);
	channel.onmessage = ({ data }: MessageEvent<Announcement>) => {
		if (data.kind === 'library-changed' || data.state === 'well') wake();
	};
	addEventListener('online', wake);
	document.addEventListener('visibilitychange', look);
	return () => {
		channel.close();
		removeEventListener('online', wake);
		document.removeEventListener('visibilitychange', look);
	};
}
