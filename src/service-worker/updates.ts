// When a waiting build takes over without being tapped.
import { scope } from './scope.ts';

/**
 * Lets a waiting build take over when this navigation's is the only window, which is a cold start or a page turned in
 * the only tab. It is asked by the active worker once the answer is on its way: the document painted is the old build's
 * and goes on getting its files from the old build's cache, which the new one keeps; the next document is the new
 * build's. With a second tab open it goes on waiting, since that tab may be in the middle of something.
 */
export async function offerTakeOver(): Promise<void> {
	const { waiting } = scope.registration;
	if (waiting === null) return;
	const windows = await scope.clients.matchAll({ type: 'window', includeUncontrolled: true });
	if (windows.length <= 1) waiting.postMessage({ kind: 'take-over' });
}
