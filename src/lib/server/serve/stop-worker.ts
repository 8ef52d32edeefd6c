// The switch that stops a bad worker: this build's own worker, which for once does not wait until the one before has gone.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { places } from '#lib/contract/places.ts';
import { Refusal } from '../refusal.ts';
import type { Middleware } from './listen.ts';

/**
 * Stands behind the whole worker: a file cut before it is the usual worker, which waits. A browser asks for the worker's
 * file by itself after every navigation, whatever the worker that runs makes of that, and past it.
 */
const hurry = '\nself.addEventListener("install", () => self.skipWaiting());\n';

/**
 * Answers as `handler` does, but for the worker's file. What comes is a whole worker with a whole build: it serves the library
 * from the first document on, in the dark too, and deletes nothing of a reader's.
 * @param buildFolder the build that `handler` serves @throws Refusal where it has no worker
 */
export async function stopWorker(handler: Middleware, buildFolder: string): Promise<Middleware> {
	const file = join(buildFolder, 'client', places.worker);
	const worker = await readFile(file, 'utf8').catch((failure: unknown) => {
		throw new Refusal(`The built reader in ${buildFolder} has no worker to stop another with.`, 1, failure);
	});
	const bytes = Buffer.from(worker + hurry);
	return (request, response, next) => {
		if (request.url?.split('?')[0] !== places.worker) return handler(request, response, next);
		response.writeHead(200, { 'content-type': 'text/javascript', 'content-length': bytes.length });
		return response.end(request.method === 'HEAD' ? undefined : bytes);
	};
}
