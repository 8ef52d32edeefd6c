// Several files handed over at once: what each gave is said, and what ails the phone is said once.
import { expect, test } from 'vitest';
import { toBytes } from '#lib/article/bytes.ts';
import { FaultError, type FaultCode } from '#lib/contract/faults.ts';
import type { App } from '#lib/pages/app.svelte.ts';
import { writePage } from '#lib/pages/file/page.ts';
import { Mending } from '#lib/pages/handed/mending.svelte.ts';
import type { Keeping } from '#lib/pages/keeping.svelte.ts';
import { en as words } from '#lib/words/en.ts';
import { handedWords as texts } from '#lib/words/handed/en.ts';
import { plainArticle, takenOf } from '../file/taken-cases.ts';

const picture = toBytes('the bytes of a picture');
const proof = { key: 'news+12345678+AAAA', note: 'shyraq/article/1\n{}\n\n<p>Text</p>\n' };
const page = await writePage({ ...takenOf(plainArticle, picture, 'image/avif'), proof }, 'p { margin: 0 }');
const files = Array.from({ length: 4 }, (_, at) => new File([page], `${at}.html`));

/** Takes the files with a worker that answers the first so many questions, and then fails. @returns what is said, and how often it was asked */
async function take(code: FaultCode, answered: number): Promise<{ news: readonly string[]; asked: number }> {
	let asked = 0;
	const ask = () => {
		asked += 1;
		return asked > answered ? Promise.reject(new FaultError(code, 'test')) : Promise.resolve({ what: 'back' });
	};
	const app = { language: 'en', words } as Partial<App> as App;
	const mending = new Mending(app, { worker: { ask } } as unknown as Keeping, texts);
	await mending.take(files);
	expect(mending.isBusy).toBe(false);
	return { news: mending.news, asked };
}

test('a phone that is full says so once, after what came back, and is asked no more', async () => {
	const perFile = 1 + plainArticle.head.pictures.length;
	const { news, asked } = await take('storage-full', perFile);
	expect(asked).toBe(perFile + 1);
	expect(news).toHaveLength(2);
	expect(news[0]).toContain('1 article');
	expect(news[1]).toBe(words.faults['storage-full']);
});

test('a fault of one file is said of each that has it, and the next is asked all the same', async () => {
	const { news, asked } = await take('wrong-bytes', 0);
	expect(asked).toBe(files.length);
	expect(news).toEqual(files.map(() => words.faults['wrong-bytes']));
});
