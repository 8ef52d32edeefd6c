// The app's own files: this build's, else the build before's, else the network's.
import { shell, takeShellFile } from './shell.ts';

const paths = new Set(shell.files.map(({ path }) => path));

/** Whether a path is one of the app's files; those of other builds lie below the same folder. */
export function isAppFile(path: string): boolean {
	return path.startsWith('/_app/') || paths.has(path);
}

/** Answers one of the app's files. */
export async function answerAppFile(request: Request, path: string): Promise<Response> {
	try {
		return (await takeShellFile(path)) ?? (await fetch(request));
	} catch (failed) {
		console.info(`shyraq: ${path}: ${String(failed)}`);
		return new Response(null, { status: 503 });
	}
}
