// The thread in which Markdown is read: a text made to be slow can be given up there without giving up the press.
import { parentPort } from 'node:worker_threads';
import { PressFault } from './fault.ts';
import { readMarkdown } from './markdown.ts';
import type { MarkdownAnswer, MarkdownQuestion } from './markdown-reader.ts';

if (parentPort === null) throw new Error('This file is run as a thread of the press.');
const port = parentPort;
port.on('message', ({ text, language }: MarkdownQuestion) => {
	port.postMessage(answer(text, language));
});
port.postMessage('ready');

function answer(text: string, language: string): MarkdownAnswer {
	try {
		const { html, faults } = readMarkdown(text, language);
		return { html, faults: faults.map(strip) };
	} catch (caught) {
		if (!(caught instanceof PressFault)) throw caught;
		return { refused: strip(caught) };
	}
}

/** What of a fault can pass between threads. */
function strip({ sentence, line, field }: PressFault): { sentence: string; line?: number; field?: string } {
	return { sentence, ...(line === undefined ? {} : { line }), ...(field === undefined ? {} : { field }) };
}
