// The app's own files: this build's, else the build before's, else the network's.
import { refuseInDrill } from '#lib/vault/drill.ts';
import { places } from '#lib/contract/places.ts';
import { takeShellFile } from './shell.ts';

/** Whether an address is one of the app's files, of whichever build. */
export function isAppFile(path: string): boolean {
	return path.startsWith('/_app/') || path.startsWith('/icons/') || path === places.webManifest;
}

/** From the network, unless a drill is on. */
async function pass(request: Request): Promise<Response> {
	await refuseInDrill();
	return fetch(request);
}

/** Answers one of the app's files. */
export async function answerAppFile(request: Request, path: string): Promise<Response> {
	try {
		return (await takeShellFile(path)) ?? (await pass(request));
	} catch (failed) {
		console.warn(`shyraq: ${path}: ${String(failed)}`);
		return new Response(null, { status: 503 });
	}
}
