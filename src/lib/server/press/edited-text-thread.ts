// The thread in which an editor's text is cleaned and counted, while the server goes on answering.
import { parentPort } from 'node:worker_threads';
import { places } from '#lib/contract/places.ts';
import { directionOf } from '#lib/contract/languages.ts';
import { cleanBody } from './clean.ts';
import type { EditedAnswer, EditedText } from './edited-text.ts';
import { PressFault } from './fault.ts';
import { listSources } from './figures.ts';
import { countWords } from './pace.ts';
import { parseBody } from './tree.ts';

if (parentPort === null) throw new Error('This file is run as a thread of the press.');
const port = parentPort;
port.on('message', (text: EditedText) => {
	port.postMessage(answer(text));
});
port.postMessage('ready');

/** Addresses that are told of, and the letters of each: one may hold a whole picture. */
const mostTold = { addresses: 60, letters: 200 };

function answer({ html, pictures, language }: EditedText): EditedAnswer {
	const known = new Map(pictures.map((picture) => [places.picture(picture.id), picture]));
	try {
		const body = cleanBody(html, { pictures: known, direction: directionOf(language) });
		const words = countWords(body, language);
		const strange = listSources(parseBody(html)).filter((address) => !known.has(address));
		const leftOut = strange.slice(0, mostTold.addresses).map((address) => address.slice(0, mostTold.letters));
		return words === 0 && !body.includes('<img') ? { refused: 'it has no text' } : { body, words, leftOut };
	} catch (caught) {
		if (!(caught instanceof PressFault)) throw caught;
		return { refused: caught.sentence };
	}
}
