// Firefox, driven by puppeteer over WebDriver BiDi, without a window and with a profile of its own.
import puppeteer from 'puppeteer-core';
import type { Browser, Engine } from './engine.ts';

const program = process.env['FIREFOX_PATH'] ?? '';

async function open(): Promise<Browser> {
	const browser = await puppeteer.launch({
		browser: 'firefox',
		executablePath: program,
		headless: true,
		extraPrefsFirefox: { 'intl.accept_languages': 'en' }
	});
	const page = await browser.newPage();
	return {
		go: async (address) => {
			await page.goto(address, { waitUntil: 'load', timeout: 30_000 });
		},
		read: (work, argument) => page.evaluate(work as (argument: unknown) => never, argument),
		close: () => browser.close()
	};
}

export const firefox: Engine = { name: 'Firefox', isHere: program !== '', open };
