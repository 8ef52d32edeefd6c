// A list of very many articles, whose texts and pictures nobody ever fetches: names by number, no bytes behind them.
import { createHash } from 'node:crypto';
import { toBytes, type Bytes } from '#lib/article/bytes.ts';
import { appendLines } from '#lib/article/log.ts';
import { writeKey } from '#lib/article/key.ts';
import { writeContentsText } from '#lib/article/read.ts';
import type { Contents, Entry, Hash } from '#lib/article/types.ts';
import { makeSegments } from './edition.ts';
import type { Phone } from './phone.ts';
import { makePublisher } from './publisher.ts';

const letters = 'abcdefghijklmnopqrstuvwxyz234567';

/** Puts an edition of so many articles on the server; the number of the edition is theirs. Of so many sites besides the publisher they are in turn. */
export async function publishMany(phone: Phone, count: number, sites = 0): Promise<void> {
	const publisher = await makePublisher(1);
	const before = phone.edition?.log ?? [];
	const listed = before.reduce((sum, lines) => sum + lines.length, 0);
	const lines = Array.from({ length: count - listed }, (_, at) => JSON.stringify(makeEntry(listed + at, sites)));
	const log = appendLines(before, lines);
	const files = new Map<string, Bytes>();
	const contents: Contents = {
		number: count,
		published: '2022-01-08T12:00:00Z',
		publisher: 'Test',
		key: await writeKey(publisher.key),
		mirrors: [],
		articles: count,
		pictures: count,
		bytes: count * 6000,
		front: [makeEntry(3).id, makeEntry(count - 7).id],
		segments: await makeSegments(log, files),
		packs: []
	};
	files.set('/contents', await publisher.sign(writeContentsText(contents)));
	phone.edition = { contents, files, log, packs: [], entry: () => makeEntry(0) };
	phone.world.serve(files);
}

function makeEntry(at: number, sites = 0): Entry {
	const turn = at % (sites + 1);
	const site = turn === 0 ? {} : { site: `Site ${turn}` };
	const id = Array.from({ length: 6 }, (_, place) => letters[Math.floor(at / 32 ** (5 - place)) % 32]).join('');
	const variant = { hash: nameOf(`variant ${at}`), format: 'avif', width: 800, height: 500, bytes: 30_000 } as const;
	const picture = {
		id: variant.hash,
		width: 800,
		height: 500,
		placeholder: 'data:image/webp;base64,AAAA',
		variants: [variant]
	};
	return {
		id: id as Entry['id'],
		revision: 1,
		language: 'en',
		direction: 'ltr',
		title: `Article ${at}`,
		minutes: 3,
		hash: nameOf(`text ${at}`),
		bytes: 6000,
		standfirst: 'What stands under the title, in as many words as there usually are.',
		published: new Date(Date.UTC(2012, 0, 1) + at * 3_600_000).toISOString(),
		tags: [],
		...site,
		lead: { alt: '', picture },
		pictures: 1
	};
}

function nameOf(text: string): Hash {
	return createHash('sha256').update(toBytes(text)).digest('hex') as Hash;
}
