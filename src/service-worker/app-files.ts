// The app's own files: this build's, else the build before's, else the network's.
import { places } from '#lib/contract/places.ts';
import { takeShellFile } from './shell.ts';

/** Whether an address is one of the app's files, of whichever build. */
export function isAppFile(path: string): boolean {
	return path.startsWith('/_app/') || path.startsWith('/icons/') || path === places.webManifest;
}

/** Answers one of the app's files. */
export async function answerAppFile(request: Request, path: string): Promise<Response> {
	try {
		return (await takeShellFile(path)) ?? (await fetch(request));
	} catch (failed) {
		console.warn(`shyraq: ${path}: ${String(failed)}`);
		return new Response(null, { status: 503 });
	}
}
