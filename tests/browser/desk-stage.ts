// A stage for the desk: the real server with a key of its own, and a site on loopback that it may ask.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { longText } from '../intake/brought.ts';
import { allowOf, openSite, writeFeed } from '../intake/site.ts';
import { copyFolder, removeFolder, root } from '../stage/folders.ts';
import { test as base } from '../stage/fixtures.ts';
import { findPort } from '../../tools/bench/port.ts';

/** The desk of a running server, and the site beside it. */
export interface DeskOnStage {
	origin: string;
	key: string;
	site: string;
	/** From now on the site's feeds answer 500. */
	breakFeed: () => void;
	/** Whether the library shows a title. */
	readerSees: (title: string) => Promise<boolean>;
}

/** A name of a feed and of an article without a place to break. */
const longWord = 'Unbroken'.repeat(35);

export const deskTest = base.extend<{ desk: DeskOnStage }>({
	desk: async ({ smallEdition, builtFolder }, use) => {
		const site = await openSite();
		const link = (at: string, title: string) =>
			`<link rel="alternate" type="application/rss+xml" href="${at}" title="${title}">`;
		site.pages.set('/', { body: `${link('/news.xml', 'News')}${link('/fa.xml', 'چراغ')}<p>Front` });
		const entry = (guid: string, title: string) => ({ guid, title, link: `${site.origin}/${guid}`, html: longText });
		const feed = writeFeed('چراغ', site.origin, [
			entry('one', 'The harbour opens'),
			entry('two', 'Bread is baked again')
		]);
		site.pages.set('/fa.xml', { body: feed });
		site.pages.set('/news.xml', { body: feed });
		site.pages.set('/long.xml', { body: writeFeed(longWord, site.origin, [entry('long', longWord)]) });
		const dataFolder = copyFolder(smallEdition.dataFolder, 'desk');
		const port = await findPort();
		const origin = `http://localhost:${port}`;
		const server = spawn(process.execPath, ['tools/serve.ts'], {
			cwd: root,
			env: {
				...process.env,
				PORT: String(port),
				HOST: '127.0.0.1',
				SHYRAQ_DATA: dataFolder,
				SHYRAQ_CONTENT: smallEdition.contentFolder,
				SHYRAQ_BUILD_DIR: builtFolder,
				SHYRAQ_ORIGIN: '',
				SHYRAQ_FETCH_ALLOW: allowOf(site)
			},
			stdio: ['ignore', 'pipe', 'inherit']
		});
		const key = await new Promise<string>((resolve, reject) => {
			let said = '';
			server.stdout.on('data', (words: Buffer) => {
				said += words.toString();
				if (said.includes('is lit')) resolve(/not shown again: ([a-z-]+)/.exec(said)?.[1] ?? '');
			});
			server.once('exit', () => reject(new Error(`The server ended: ${said}`)));
		});
		await use({
			origin,
			site: site.origin,
			key,
			breakFeed: () => site.pages.set('/fa.xml', { body: 'no', status: 500 }),
			readerSees: async (title) => (await (await fetch(`${origin}/`)).text()).includes(title)
		});
		const ended = once(server, 'exit');
		server.kill('SIGTERM');
		await ended;
		await site.close();
		removeFolder(dataFolder);
	}
});

/** A file to be brought. */
export function writeNote(name: string, text: string): { name: string; mimeType: string; buffer: Buffer } {
	return { name, mimeType: 'application/octet-stream', buffer: Buffer.from(text) };
}

export { expect } from '@playwright/test';
