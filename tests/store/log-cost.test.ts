// What news costs: with ten thousand articles in the list, one more is at most 4,000 bytes on the wire for a phone that was up to date.
import { brotliCompressSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { toBytes } from '#lib/article/bytes.ts';
import { mergesOf, writeSegment } from '#lib/article/log.ts';
import { writeContentsText } from '#lib/article/read.ts';
import { contentsSchema, type Contents, type Hash, type Pack } from '#lib/article/types.ts';
import { openPublisher } from '#lib/server/keys.ts';
import { nextLog, writeLines } from '#lib/server/publish/list.ts';
import { makePackLists, makePacks } from '#lib/server/publish/packs.ts';
import type { SignedArticle } from '#lib/server/publish/sign.ts';
import { nameOf } from '#lib/server/store/blobs.ts';
import { makeTemporaryFolder, removeFolder } from './edition-folder.ts';
import { LargeList, correct } from './large-list.ts';
import { makeRandom } from './random.ts';

const standing = 10_000;
const publications = 320;
const limitBytes = 4000;
const longMs = 120_000;
const seed = Number(process.env['SHYRAQ_LIST_SEED'] ?? Date.now() % 1_000_000);

type Log = readonly (readonly string[])[];

it(
	`one new article among ${standing} costs at most ${limitBytes} bytes, ${publications} times in a row`,
	{ timeout: longMs },
	async () => {
		const folder = await makeTemporaryFolder();
		const publisher = await openPublisher(folder, 'https://news.example');
		await removeFolder(folder);
		const [list, random] = [new LargeList(seed), makeRandom(seed)];
		const signed = Array.from({ length: standing }, () => list.next());
		const packs = makePackLists(packsOf(signed)).map((bytes) => ({ hash: nameOf(bytes), bytes: bytes.length }));
		const known = writeLines(signed, new Map()).map((line) => ({ ...line, isFresh: false }));
		let log: Log = nextLog(undefined, known);
		let worst = { total: 0, head: 0, segments: 0, at: 0 };
		let sum = 0;
		for (let at = 1; at <= publications; at += 1) {
			// Now and then one is corrected instead, which costs the same
			const old = at % 10 === 9 ? signed[Math.floor(random() * signed.length)] : undefined;
			const article = old === undefined ? list.next() : correct(old);
			if (old === undefined) signed.unshift(article);
			else signed.splice(signed.indexOf(old), 1, article);
			const fresh = writeLines([article], new Map());
			const next: Log = nextLog(log, [...known, ...fresh]);
			const lacking = lackOf(log, next);
			expect(lacking.flat(), `publication ${at}`).toEqual(fresh.map(({ line }) => line));
			// Each publication changes the first list of packs
			packs.splice(0, 1, { hash: article.hash, bytes: packs[0]?.bytes ?? 0 });
			const contents = headOf(signed, next, packs, { key: publisher.verifier, at });
			const head = sizeOf(publisher.signNote(writeContentsText(contents)));
			const segments = lacking.reduce((bytes, segment) => bytes + sizeOf(writeSegment(segment)), 0);
			const total = head + segments;
			sum += total;
			if (total > worst.total) worst = { total, head, segments, at };
			log = next;
		}
		process.stdout.write(
			`one new article among ${standing}, seed ${seed}: ${Math.round(sum / publications)} bytes on average, at worst ` +
				`${worst.total} (${worst.head} for the head, ${worst.segments} for the line)\n`
		);
		expect(worst.total).toBeLessThanOrEqual(limitBytes);
	}
);

function packsOf(signed: readonly SignedArticle[]): Pack[] {
	return makePacks(signed).map(({ bytes, articles }) => ({ hash: nameOf(bytes), bytes: 170_000, articles }));
}

function headOf(
	signed: readonly SignedArticle[],
	log: Log,
	packs: Contents['packs'],
	{ key, at }: { key: string; at: number }
): Contents {
	return contentsSchema({
		number: 4711 + at,
		published: new Date(Date.UTC(2026, 10, 20) + at * 3_600_000).toISOString(),
		publisher: 'Shyraq',
		key,
		mirrors: ['https://mirror.example', 'https://second.mirror.example', 'http://192.168.4.1'],
		articles: signed.length,
		pictures: signed.length * 3,
		bytes: signed.reduce((total, { bytes }) => total + bytes, 0),
		front: signed.slice(0, 40).map(({ article }) => article.head.id),
		segments: log.map((lines) => ({ ...namedOf(lines), lines: lines.length })),
		packs
	});
}

const named = new Map<string, { hash: Hash; bytes: number }>();

/** A segment's name and size. Lines hold hashes by chance, so those at the ends and the number tell which segment it is. */
function namedOf(lines: readonly string[]): { hash: Hash; bytes: number } {
	const key = `${lines.length} ${lines[0] ?? ''} ${lines.at(-1) ?? ''}`;
	const bytes = named.has(key) ? new Uint8Array() : toBytes(writeSegment(lines));
	const name = named.get(key) ?? { hash: nameOf(bytes), bytes: bytes.length };
	named.set(key, name);
	return name;
}

/** What a phone that had the former log lacks of the next, when it makes the merges of what it has. */
function lackOf(held: Log, next: Log): Log {
	const listed = new Set(next.map((lines) => namedOf(lines).hash));
	const free = held.map((lines) => (listed.has(namedOf(lines).hash) ? undefined : lines));
	const made = mergesOf(free, new Set(next.map(({ length }) => length)));
	const here = new Set([...held, ...made].map((lines) => namedOf(lines).hash));
	return next.filter((lines) => !here.has(namedOf(lines).hash));
}

/** Bytes on the wire, as the store compresses texts. */
function sizeOf(text: string): number {
	return brotliCompressSync(toBytes(text)).length;
}
