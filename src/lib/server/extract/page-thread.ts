// The thread in which pages are decoded and extracted: a page made to be slow can be given up there without giving up the server.
import { parentPort } from 'node:worker_threads';
import { decodeText } from '../decode.ts';
import { ExtractFault } from './fault.ts';
import { extractPage } from './page.ts';
import type { PageAnswer, PageQuestion } from './pool.ts';

if (parentPort === null) throw new Error('This file is run as a thread of the extraction.');
const port = parentPort;
port.on('message', (question: PageQuestion) => {
	port.postMessage(answer(question));
});
port.postMessage('ready');

function answer({ url, source }: PageQuestion): PageAnswer {
	try {
		const html = 'html' in source ? source.html : decodeText(source.bytes, source.contentType, 'html').text;
		return { page: extractPage(html, url) };
	} catch (caught) {
		if (!(caught instanceof ExtractFault)) throw caught;
		return { refused: { code: caught.code, sentence: caught.sentence } };
	}
}
