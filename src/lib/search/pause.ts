// Turns for others in the middle of long work: whoever types meanwhile is answered between two slices of it.

/** How long work goes on before others have their turn. */
const sliceMs = 12;

let begunAt = 0;

/** Waits for what has come meanwhile, where this slice has been long enough. */
export async function pause(): Promise<void> {
	if (performance.now() - begunAt < sliceMs) return;
	// A message waits in one row with all others; a timer would wait four milliseconds more
	await new Promise<void>((resolve) => {
		const { port1, port2 } = new MessageChannel();
		port1.onmessage = () => {
			port1.close();
			resolve();
		};
		port2.postMessage(undefined);
	});
	begunAt = performance.now();
}
