// The command that is scored: pages on standard input, articles on standard output, as the corpus's scorer asks and reads them.
import { Buffer } from 'node:buffer';
import { createInterface } from 'node:readline';
import { buffer } from 'node:stream/consumers';
import { object, optional, parse, string } from 'valibot';
import { decodeText } from '#lib/server/decode.ts';
import { composeShown } from '#lib/server/extract/shown.ts';
import { extractPage } from '#lib/server/extract/page.ts';

const Question = object({ url: string(), html_base64: string(), contentType: optional(string()) });

/** One page's answer; the lead stands before the body, as it does where the article is read. */
function answer(bytes: Uint8Array, url: string, contentType: string | undefined): object {
	const page = extractPage(decodeText(bytes, contentType, 'html').text, url);
	if (page === undefined) return { title: '', html: '', text: '' };
	const { title, text, published, byline, lead } = page;
	return { title, html: composeShown(page), text, date: published, author: byline, image: lead?.url };
}

if (process.argv.includes('--jsonl')) {
	for await (const line of createInterface({ input: process.stdin })) {
		const { url, html_base64, contentType } = parse(Question, JSON.parse(line));
		process.stdout.write(`${JSON.stringify(answer(Buffer.from(html_base64, 'base64'), url, contentType))}\n`);
	}
} else {
	const [url = '', contentType] = process.argv.slice(2);
	process.stdout.write(JSON.stringify(answer(await buffer(process.stdin), url, contentType)));
}
