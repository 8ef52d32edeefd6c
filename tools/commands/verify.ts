// The command `verify <file>`: a page that went from hand to hand, proved without the app.
import { readFileSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { hashOf, toBytes } from '#lib/article/bytes.ts';
import { paintArticle } from '#lib/article/compose/article.ts';
import { isSameKey, readKey, writeKey } from '#lib/article/key.ts';
import type { PublicKey } from '#lib/article/note.ts';
import type { Article } from '#lib/article/types.ts';
import { languages } from '#lib/contract/languages.ts';
import { pageLimitBytes, provePage, type Frame } from '#lib/server/handed/page.ts';
import { factsOf } from '#lib/server/handed/shown.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { codeOf } from '#lib/server/store/durable.ts';
import { wordsOf } from '#lib/words/catalogue.ts';
import { placeOf } from './place.ts';
import type { Report } from './report.ts';

/** Proves a page. `given` is the publisher's key in verifier form, where whoever asks knows it: the one in the page proves only that one hand wrote it all. */
export async function verify(where: string | undefined, given: string | undefined): Promise<Report> {
	if (where === undefined) throw new Refusal('Say which: npm run shyraq -- verify article.html', 2);
	const known = given === undefined ? undefined : await readKey(given);
	if (given !== undefined && known === undefined)
		throw new Refusal('--key must be a publisher’s key as "npm run shyraq -- key" prints it.', 2);
	const { proven, pictures, troubles } = await provePage(await read(placeOf(where)), frameOf);
	if (proven === undefined) return { lines: troubles, json: { isProven: false, troubles }, exitCode: 1 };
	const { head } = proven.article;
	const key = await writeKey(proven.key);
	const isOther = known !== undefined && !isSameKey(proven.key, known);
	const all = isOther ? [`It was signed by another key than the one that was given: ${key}`, ...troubles] : troubles;
	const lines = [
		`“${head.title}” (${head.id}, revision ${head.revision}, ${head.published}) was signed by ${key}`,
		sayKey(known, isOther),
		`Of its ${head.pictures.length} pictures ${pictures} are in the page, as they were signed.`,
		...all,
		...(all.length === 0 ? ['What the page shows is what was signed.'] : [])
	];
	const json = {
		isProven: true,
		id: head.id,
		revision: head.revision,
		title: head.title,
		hash: await hashOf(toBytes(proven.note)),
		key,
		isKnown: known !== undefined && !isOther,
		pictures,
		troubles: all
	};
	return { lines: lines.filter((line) => line !== ''), json, exitCode: all.length === 0 ? 0 : 1 };
}

function sayKey(known: PublicKey | undefined, isOther: boolean): string {
	if (isOther) return '';
	return known === undefined
		? 'Whose key that is, the page cannot prove: compare it with the publisher’s, or give that with --key.'
		: 'That is the key that was given.';
}

/** The sheet of a page, as the reader writes it. */
const styles = ['taken.css', 'taken-page.css']
	.map((name) => readFileSync(new URL(`../../src/styles/${name}`, import.meta.url), 'utf8'))
	.join('');

/** What the reader's page is around an article, in each language that it may have been made in. */
function frameOf(article: Article): Frame {
	const words = languages.map((language) => [language, wordsOf(language).paint] as const);
	const facts = words.map(([language, paint]) => factsOf(paintArticle(article, '', language, paint).main));
	return { facts, headings: words.map(([, { sources }]) => sources), styles: [styles] };
}

async function read(place: string): Promise<Uint8Array<ArrayBuffer>> {
	try {
		const { size } = await stat(place);
		if (size > pageLimitBytes) throw new Refusal(`${place} is larger than ${pageLimitBytes / 1_000_000} MB.`, 2);
		return new Uint8Array(await readFile(place));
	} catch (failure) {
		if (codeOf(failure) === undefined) throw failure;
		throw new Refusal(`${place} cannot be read (${codeOf(failure)}).`, 2, failure);
	}
}
