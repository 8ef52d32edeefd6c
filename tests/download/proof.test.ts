// The proof of the drill counts what opens, and only that: notices, strange pages and broken pictures are no articles and no pictures.
import { describe, expect, test } from 'vitest';
import { proveClaims, type Proof } from '#lib/download/proof.ts';

const hash = (letter: string) => letter.repeat(64);

const none = { articles: 0, pictures: 0, allPictures: 0 };

function article(id: string, pictures: string[]): Response {
	const images = pictures.map((picture) => `<img src="/i/${picture}" data-picture="${picture}">`).join('');
	return new Response(`<html><article data-id="${id}">${images}</article></html>`);
}

/** A worker that has these, and nothing behind it. */
async function prove(claims: { id: string; hasPictures: boolean }[], has: Record<string, Response>, broken = '') {
	const modes = new Set<RequestCache | undefined>();
	const steps: Proof[] = [];
	const proof = await proveClaims(claims, {
		fetch: (address, { cache }) => {
			modes.add(cache);
			const answer = has[address];
			return answer === undefined ? Promise.reject(new TypeError('Failed to fetch')) : Promise.resolve(answer.clone());
		},
		isPicture: async (bytes) => (await bytes.text()) !== broken,
		onProgress: (step) => steps.push(step)
	});
	return { proof, modes, steps };
}

describe('the proof', () => {
	test('opens every article and each picture once, and never asks in a way that may use the network', async () => {
		const { proof, modes, steps } = await prove(
			[
				{ id: 'one', hasPictures: true },
				{ id: 'two', hasPictures: true }
			],
			{
				'/read/one': article('one', [hash('a'), hash('b')]),
				'/read/two': article('two', [hash('b')]),
				[`/i/${hash('a')}`]: new Response('picture'),
				[`/i/${hash('b')}`]: new Response('picture')
			}
		);
		expect(proof).toEqual({ articles: 2, allArticles: 2, pictures: 2, allPictures: 2 });
		expect([...modes]).toEqual(['only-if-cached']);
		expect(steps.at(-1)).toEqual(proof);
	});

	test.each<[string, Record<string, Response>, Omit<Proof, 'allArticles'>]>([
		['a notice is no article', { '/read/one': new Response('<main>Not here</main>', { status: 503 }) }, none],
		['a page of another article is not this one', { '/read/one': article('two', []) }, none],
		['nothing at all is no article', {}, none],
		[
			'a picture that is not here is not counted as opened',
			{ '/read/one': article('one', [hash('a')]) },
			{ articles: 1, pictures: 0, allPictures: 1 }
		],
		[
			'a picture that does not decode is not counted as opened',
			{ '/read/one': article('one', [hash('a')]), [`/i/${hash('a')}`]: new Response('broken') },
			{ articles: 1, pictures: 0, allPictures: 1 }
		]
	])('%s', async (_, has, expected) => {
		const { proof } = await prove([{ id: 'one', hasPictures: true }], has, 'broken');
		expect(proof).toEqual({ allArticles: 1, ...expected });
	});

	test('pictures that nobody claims to have are not asked for', async () => {
		const { proof } = await prove([{ id: 'one', hasPictures: false }], { '/read/one': article('one', [hash('a')]) });
		expect(proof).toEqual({ articles: 1, allArticles: 1, pictures: 0, allPictures: 0 });
	});
});
