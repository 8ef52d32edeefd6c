// The three states of the network as the page knows them: the worker's outcomes, the browser's events, and a ping.
import { FaultError } from '#lib/contract/faults.ts';
import type { Announcement, NetworkState } from '#lib/contract/messages.ts';
import { channelName } from '#lib/contract/places.ts';
import type { ReaderWorker } from './worker.ts';

/** What a page does when the network or the library is no longer what it was. */
export interface NetworkListener {
	onNetwork: (state: NetworkState, at: string) => void;
	/** Something was kept, dropped or healed. */
	onLibrary: () => void;
}

/** Listens to the worker and the browser. @returns how to stop. */
export function watchNetwork(worker: ReaderWorker, listener: NetworkListener): () => void {
	const channel = new BroadcastChannel(channelName);
	channel.onmessage = ({ data }: MessageEvent<Announcement>) => {
		if (data.kind === 'network') listener.onNetwork(data.state, data.at);
		else listener.onLibrary();
	};
	// `online` says only that there is some network: whether our server is in it, a ping will tell.
	const online = (): void => void pingServer(worker);
	const offline = (): void => listener.onNetwork('offline', new Date().toISOString());
	addEventListener('online', online);
	addEventListener('offline', offline);
	if (!navigator.onLine) offline();
	return () => {
		channel.close();
		removeEventListener('online', online);
		removeEventListener('offline', offline);
	};
}

/** Has the worker prove that our server answers; what it finds is announced to every tab. */
export async function pingServer(worker: ReaderWorker): Promise<boolean> {
	try {
		await worker.ask('done', { kind: 'ping' });
		return true;
	} catch (failed) {
		if (!(failed instanceof FaultError)) throw failed;
		return false;
	}
}
