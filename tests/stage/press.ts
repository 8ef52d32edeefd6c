// Presses an edition by the project's own command, as a publisher does.
import { execFile } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { alone, keptFolder, makeFolder, removeFolder, root } from './folders.ts';
import { writeSmallEdition } from './small-edition.ts';

const execute = promisify(execFile);

/** A pressed edition: its sources, and the publisher's folder with the store and the key. */
export interface Pressed {
	contentFolder: string;
	dataFolder: string;
}

/** Publishes what stands in the sources, with the mirrors that the contents name; a running server on the same folder shows it at once. */
export async function press(pressed: Pressed, mirrors: readonly string[] = []): Promise<void> {
	await runProgram(pressed, ['press', '--force'], { SHYRAQ_MIRRORS: mirrors.join(' ') });
}

/** Takes in files from outside; those already in are not taken twice. */
export async function bring(pressed: Pressed, files: readonly string[]): Promise<void> {
	await runProgram(pressed, ['import', ...files]);
}

/** Writes the edition and a built reader as a mirror, or brings the one that is there up to date. */
export async function mirror(pressed: Pressed, buildFolder: string, folder: string): Promise<void> {
	await runProgram(pressed, ['mirror', folder], { SHYRAQ_BUILD_DIR: buildFolder });
}

async function runProgram(
	{ contentFolder, dataFolder }: Pressed,
	words: readonly string[],
	more: Record<string, string> = {}
): Promise<void> {
	const env = {
		...process.env,
		...more,
		SHYRAQ_DATA: dataFolder,
		SHYRAQ_CONTENT: contentFolder,
		SHYRAQ_NAME: 'The stage',
		SHYRAQ_ORIGIN: ''
	};
	await execute(process.execPath, ['tools/shyraq.ts', ...words], { cwd: root, env, maxBuffer: 1 << 24 });
}

/** The small edition, pressed anew. The caller removes both folders. */
export async function pressSmall(): Promise<Pressed> {
	const pressed = { contentFolder: makeFolder('sources'), dataFolder: makeFolder('store') };
	await writeSmallEdition(pressed.contentFolder);
	await press(pressed);
	return pressed;
}

/** How long the shipped edition's pictures take where none is there yet, and more. */
const pressLimitMs = 400_000;

/** The edition that ships, pressed into a folder that is kept, so that only what changed is made again. */
export async function pressShipped(): Promise<Pressed> {
	const pressed = { contentFolder: join(root, 'content'), dataFolder: join(keptFolder, 'shipped') };
	mkdirSync(pressed.dataFolder, { recursive: true });
	await alone(`${pressed.dataFolder}.lock`, pressLimitMs, async () => {
		try {
			await press(pressed);
		} catch (failed) {
			// A folder that an older project left behind may be of a form that is no longer known.
			process.stderr.write(`The stage's store is made anew: ${String(failed)}\n`);
			removeFolder(pressed.dataFolder);
			mkdirSync(pressed.dataFolder, { recursive: true });
			await press(pressed);
		}
	});
	return pressed;
}
