// Measures the reading of feeds: answers a scorer, one feed on stdin or one a line, or runs the scorer of a folder of feeds.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { buffer } from 'node:stream/consumers';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import sanitize from 'sanitize-html';
import { FeedFault } from '../src/lib/server/feeds/limits.ts';
import { readFeed } from '../src/lib/server/feeds/read.ts';

const usage = `Use: npm run bench:feeds -- --corpus FOLDER [scorer's options]    runs FOLDER/score-feeds.mjs
     npm run bench:feeds -- URL [CONTENT-TYPE] < FEED               prints the feed as JSON
     npm run bench:feeds -- --jsonl                                 the same for {url, contentType, body_base64} a line`;

/** What is printed is as safe as what the press lets in; its own list is measured where it stands. */
const allowed: sanitize.IOptions = {
	allowedTags: [...sanitize.defaults.allowedTags, 'img', 'del', 'ins', 'picture', 'audio', 'video', 'source'],
	allowedAttributes: { a: ['href', 'title'], '*': ['src', 'alt', 'title', 'cite', 'lang', 'dir', 'width', 'height'] },
	allowedSchemes: ['http', 'https', 'mailto'],
	nestingLimit: 200
};

function answer(bytes: Uint8Array, url: string, contentType: string): string {
	try {
		const feed = readFeed(bytes, { url, contentType: contentType === '' ? undefined : contentType });
		const items = feed.items.map(({ title, url: address, published, updated, html, summary }) => ({
			title,
			url: address,
			date: published ?? updated,
			html: sanitize(html ?? summary ?? '', allowed)
		}));
		return JSON.stringify({ title: feed.title, url: feed.url, items });
	} catch (caught) {
		if (caught instanceof FeedFault) return JSON.stringify({ error: caught.message });
		throw caught;
	}
}

/** A line of the scorer. */
function answerLine(line: string): string {
	const asked: unknown = JSON.parse(line);
	const field = (name: string): string => {
		const value: unknown = typeof asked === 'object' && asked !== null ? Reflect.get(asked, name) : undefined;
		return typeof value === 'string' ? value : '';
	};
	return answer(Buffer.from(field('body_base64'), 'base64'), field('url'), field('contentType'));
}

async function runScorer(folder: string, options: readonly string[]): Promise<number> {
	const scorer = join(folder, 'score-feeds.mjs');
	if (!existsSync(scorer)) {
		console.error(`There is no score-feeds.mjs in ${folder}.`);
		return 2;
	}
	const command = `'${process.execPath}' '${import.meta.filename}' --jsonl`;
	const child = spawn(process.execPath, [scorer, '--jsonl', '--cmd', command, ...options], { stdio: 'inherit' });
	return new Promise((resolve) => child.once('exit', (code) => resolve(code ?? 1)));
}

async function main([first = '', second, ...rest]: readonly string[]): Promise<number> {
	if (first === '--corpus' && second !== undefined) return runScorer(second, rest);
	if (first === '--jsonl') {
		for await (const line of createInterface({ input: process.stdin })) console.log(answerLine(line));
		return 0;
	}
	if (!URL.canParse(first)) {
		console.error(usage);
		return 2;
	}
	console.log(answer(await buffer(process.stdin), first, second ?? ''));
	return 0;
}

process.exitCode = await main(process.argv.slice(2));
