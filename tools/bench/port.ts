// A port for a server that is started, killed and started again on it.
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';

/** Below those that systems hand out by themselves, so that no connection takes the port while its server is down. */
const lowest = 20_000;
const highest = 32_000;

/** A port on this machine that nobody listens on. */
export async function findPort(): Promise<number> {
	for (;;) {
		const port = randomInt(lowest, highest);
		const probe = createServer().listen(port, '127.0.0.1');
		const isFree = await Promise.race([
			once(probe, 'listening').then(() => true),
			once(probe, 'error').then(() => false)
		]);
		if (!isFree) continue;
		probe.close();
		await once(probe, 'close');
		return port;
	}
}
