// The real publisher as a process of its own: pressed, lit, and killed without a goodbye when the network is to be gone.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findPort } from './port.ts';

/** The project's folder. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

/** The build that is weighed. */
export const buildFolder = process.env['SHYRAQ_BUILD_DIR'] ?? join(root, 'build');

/** Where pressed editions are kept between runs, since making the pictures takes a minute. */
export const keptFolder = join(root, 'node_modules', '.cache', 'shyraq-bench');

/** A publisher that answers. */
export interface Publisher {
	port: number;
	origin: string;
	/** Kills it, as a power cut does. */
	kill: () => Promise<void>;
	/** Lights it again on the same port. */
	light: () => Promise<void>;
}

/** Presses the sources of a folder into a store that is kept by this name, and serves them on a free port. */
export async function lightPublisher(contentFolder: string, name: string): Promise<Publisher> {
	const dataFolder = join(keptFolder, name);
	mkdirSync(dataFolder, { recursive: true });
	const port = await findPort();
	let child: ChildProcess | undefined;
	const light = async (): Promise<void> => {
		child ??= await start({
			PORT: String(port),
			HOST: '127.0.0.1',
			SHYRAQ_DATA: dataFolder,
			SHYRAQ_CONTENT: contentFolder,
			SHYRAQ_BUILD_DIR: buildFolder,
			SHYRAQ_ORIGIN: '',
			SHYRAQ_NAME: ''
		});
	};
	const kill = async (): Promise<void> => {
		if (child === undefined) return;
		const ended = once(child, 'exit');
		child.kill('SIGKILL');
		await ended;
		child = undefined;
	};
	await light();
	return { port, origin: `http://localhost:${port}`, kill, light };
}

async function start(env: Record<string, string>): Promise<ChildProcess> {
	const child = spawn(process.execPath, ['tools/serve.ts'], {
		cwd: root,
		env: { ...process.env, ...env },
		stdio: ['ignore', 'pipe', 'pipe']
	});
	let said = '';
	await new Promise<void>((resolve, reject) => {
		const hear = (words: Buffer): void => {
			said += words.toString();
			if (said.includes('Shyraq is lit: ')) resolve();
		};
		child.stdout.on('data', hear);
		child.stderr.on('data', hear);
		child.once('error', reject);
		child.once('exit', (code, signal) => reject(new Error(`The publisher ended (${code ?? signal}):\n${said}`)));
	});
	return child;
}
