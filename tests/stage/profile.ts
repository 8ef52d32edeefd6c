// A browser with a profile on the disk of its own: it can be closed or killed, and started again on what it left there.
import { chromium, devices, type BrowserContext, type Page } from '@playwright/test';
import { makeFolder, removeFolder } from './folders.ts';

export class Profile {
	readonly #folder = makeFolder('profile');
	readonly #origin: string;
	#context: BrowserContext | undefined;
	#processId = 0;

	constructor(origin: string) {
		this.#origin = origin;
	}

	/** Starts the browser, and opens a tab in which nothing is loaded yet. */
	async start(): Promise<Page> {
		const context = await chromium.launchPersistentContext(this.#folder, {
			...devices['Pixel 7'],
			locale: 'en-GB',
			executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
			args: ['--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1'],
			baseURL: this.#origin
		});
		this.#context = context;
		this.#processId = await findProcess(context);
		return context.newPage();
	}

	/** Ends the browser in good order. */
	async close(): Promise<void> {
		await this.#context?.close();
		this.#context = undefined;
	}

	/** Kills the browser's process, as a phone short of memory does: it hears nothing of it. */
	async kill(): Promise<void> {
		const context = this.#context;
		if (context === undefined) return;
		this.#context = undefined;
		const ended = new Promise((resolve) => context.once('close', resolve));
		process.kill(this.#processId, 'SIGKILL');
		await ended;
	}

	/** Ends the browser, and takes its profile away. */
	async remove(): Promise<void> {
		await this.close();
		removeFolder(this.#folder);
	}
}

async function findProcess(context: BrowserContext): Promise<number> {
	const session = await context.browser()?.newBrowserCDPSession();
	const { processInfo } = (await session?.send('SystemInfo.getProcessInfo')) ?? { processInfo: [] };
	const main = processInfo.find(({ type }) => type === 'browser');
	if (main === undefined) throw new Error('the browser does not tell its process');
	return main.id;
}
