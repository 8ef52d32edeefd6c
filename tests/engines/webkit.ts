// WebKitGTK, driven by selenium through its own driver, in a window on a screen that is only memory.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { Builder, Capabilities } from 'selenium-webdriver';
import { findPort } from '../../tools/bench/port.ts';
import type { Browser, Engine } from './engine.ts';

const driver = process.env['WEBKIT_DRIVER_PATH'] ?? '';
const screen = process.env['XVFB_PATH'] ?? '';

async function open(): Promise<Browser> {
	const started: ChildProcess[] = [];
	const close = async (): Promise<void> => {
		for (const each of started.reverse()) {
			if (each.exitCode !== null || each.signalCode !== null) continue;
			const ended = once(each, 'exit');
			each.kill();
			await ended;
		}
	};
	try {
		const display = await startScreen(started);
		const port = await findPort();
		const env = { ...process.env, DISPLAY: display, GDK_BACKEND: 'x11', LANG: 'en_US.UTF-8', LANGUAGE: 'en' };
		started.push(spawn(driver, [`--port=${port}`], { env, stdio: 'ignore' }));
		await untilAnswers(`http://127.0.0.1:${port}/status`);
		const wanted = new Capabilities({
			browserName: 'MiniBrowser',
			'webkitgtk:browserOptions': { args: ['--automation'] }
		});
		const session = await new Builder().usingServer(`http://127.0.0.1:${port}`).withCapabilities(wanted).build();
		return {
			go: (address) => session.get(address),
			read: (work, argument) => session.executeScript(work, argument),
			close: async () => {
				await session.quit().finally(close);
			}
		};
	} catch (failed) {
		await close();
		throw failed;
	}
}

/** Starts a screen on a number that nobody uses. @returns its name */
async function startScreen(started: ChildProcess[]): Promise<string> {
	const child = spawn(screen, ['-displayfd', '3', '-screen', '0', '800x900x24', '-nolisten', 'tcp'], {
		stdio: ['ignore', 'ignore', 'ignore', 'pipe']
	});
	started.push(child);
	const told = child.stdio[3] as Readable;
	const [number] = (await once(told, 'data')) as [Buffer];
	return `:${number.toString().trim()}`;
}

async function untilAnswers(address: string): Promise<void> {
	for (;;) {
		const answer = await fetch(address).catch((refused: unknown) => {
			if (refused instanceof TypeError) return undefined;
			throw refused;
		});
		if (answer?.ok === true) return;
		await new Promise((resolve) => setTimeout(resolve, 50));
	}
}

export const webkit: Engine = { name: 'WebKitGTK', isHere: driver !== '' && screen !== '', open };
