// Articles and pictures from outside for the tests, and a publisher's disk that takes them in.
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { openPublisher } from '#lib/server/keys.ts';
import type { BroughtArticle } from '#lib/server/brought.ts';
import type { GetPicture } from '#lib/server/intake/ports.ts';
import { takeIn, type Arrival, type TakenIn } from '#lib/server/intake/take-in.ts';
import { openUnfollowed } from '#lib/server/intake/sources.ts';
import { pressEdition, type Outcome } from '#lib/server/publish/edition.ts';
import { takeIntakeLock } from '#lib/server/store/lock.ts';
import { StoredPictures } from '#lib/server/store/picture-cache.ts';
import { openStore, type Store } from '#lib/server/store/store.ts';
import { verifyEdition, type Verdict } from '#lib/server/store/verify.ts';

/** Some two hundred words, so that a text is worth comparing. */
export const longText = Array.from(
	{ length: 12 },
	(_, at) => `<p>Sentence ${at} says that the lamp was lit in the dark and that the people of the town read by it.</p>`
).join('');

/** An article from outside, with what a test cares about. */
export function makeBrought(about: Partial<BroughtArticle> = {}): BroughtArticle {
	return {
		url: 'https://lamp.example/one',
		title: 'The lamp is lit',
		standfirst: 'A short account.',
		byline: 'A. Writer',
		site: 'Lamp Weekly',
		published: '2026-03-01T10:00:00+05:00',
		updated: undefined,
		language: 'en',
		direction: undefined,
		html: longText,
		lead: undefined,
		tags: [],
		...about
	};
}

/** A coloured picture of a size. */
export async function makePng(width = 320, height = 240, red = 120): Promise<Uint8Array<ArrayBuffer>> {
	const background = { r: red, g: 80, b: 40 };
	return new Uint8Array(
		await sharp({ create: { width, height, channels: 3, background } })
			.png()
			.toBuffer()
	);
}

/** Pictures by their address; any other is not to be had. */
export function givePictures(pictures: Readonly<Record<string, Uint8Array<ArrayBuffer>>>): GetPicture {
	return (address) => {
		const bytes = pictures[address];
		return Promise.resolve(bytes === undefined ? { trouble: 'its server answers 404' } : { bytes });
	};
}

/** The settings of a disk below a folder. */
export function settingsIn(folder: string) {
	return {
		dataFolder: join(folder, 'disk'),
		contentFolder: join(folder, 'content'),
		origin: undefined,
		publisher: 'Lamp',
		mirrors: []
	};
}

/** Does some work in an open store, as one who brings things in. */
export async function withStore<T>(folder: string, work: (store: Store) => Promise<T>): Promise<T> {
	await mkdir(settingsIn(folder).contentFolder, { recursive: true });
	const lock = await takeIntakeLock(settingsIn(folder).dataFolder, 5000);
	const store = await openStore(settingsIn(folder).dataFolder);
	try {
		return await work(store);
	} finally {
		await store.close();
		lock?.release();
	}
}

/** Takes one article in as a saved page. */
export async function save(
	folder: string,
	arrival: Partial<Omit<Arrival, 'source'>> = {},
	getPicture: GetPicture = givePictures({}),
	now = new Date('2026-03-02T00:00:00Z')
): Promise<TakenIn> {
	return withStore(folder, async (store) => {
		const source = await openUnfollowed(store, 'saved', now);
		const article = arrival.article ?? makeBrought();
		const identity = arrival.identity ?? article.url ?? article.title;
		const pictures = new StoredPictures(store);
		return takeIn({ ...arrival, source, identity, article }, { store, pictures, getPicture, now });
	});
}

/** Publishes what there is. */
export function press(folder: string, wishes: { isForced?: boolean } = {}): Promise<Outcome> {
	return pressEdition(settingsIn(folder), wishes);
}

/** The edition that stands, and what is wrong with it. */
export async function readEdition(folder: string): Promise<Verdict> {
	return withStore(folder, async (store) => {
		const { publicKey } = await openPublisher(settingsIn(folder).dataFolder, undefined);
		return verifyEdition(store, publicKey);
	});
}
