// Packs of texts: a cut costs the line in flight, strangers are passed over, and one that freezes is given up.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { toBytes } from '#lib/article/bytes.ts';
import { findBreaches } from './audit.ts';
import { makeEdition, type Edition, type EditionPlot } from './edition.ts';
import { codeOf, mirror, Phone } from './phone.ts';
import { makePublisher } from './publisher.ts';
import { brokenBody, type World } from './world.ts';

let phone: Phone;
let world: World;
let edition: Edition;
const three: EditionPlot = {
	number: 1,
	packSize: 3,
	articles: [{ id: 'aaaaaa', pictures: ['one', 'two'] }, { id: 'bbbbbb' }, { id: 'cccccc', pictures: ['three'] }]
};

beforeEach(open);
afterEach(() => {
	vi.useRealTimers();
	vi.unstubAllGlobals();
});

async function open(): Promise<void> {
	phone = await Phone.open();
	({ world } = phone);
	edition = await phone.follow(three);
}

function packOf(): { hash: string; bytes: number; kind: 'pack' } {
	const [pack] = edition.packs;
	if (pack === undefined) throw new Error('no pack');
	return { ...pack, kind: 'pack' };
}

const isPack = (path: string): boolean => path.includes('/pack/');

test(
	'cut at every byte, a pack keeps every whole line before the cut, and the rest comes',
	{ timeout: 120_000 },
	async () => {
		const pack = packOf();
		const bytes = world.files.get(`/pack/${pack.hash}`) ?? new Uint8Array();
		const ends = [...bytes.keys()].filter((at) => bytes[at] === 0x0a);
		const near = new Set([0, 1, ...ends.flatMap((end) => [end - 1, end, end + 1])]);
		for (const ending of ['ends', 'breaks'] as const) {
			// Around each line's end every byte, between them every hundredth.
			for (const cut of [...bytes.keys()].filter((at) => near.has(at) || at % 100 === 50)) {
				// Without its last newline a pack is whole.
				if (ending === 'ends' && cut === bytes.length - 1) continue;
				await open();
				world.spoil = (path) => (isPack(path) ? new Response(brokenBody(bytes, cut, ending)) : undefined);
				expect(await codeOf(phone.keep(pack))).not.toBe('none');
				// A last line that is whole but for its newline counts, where the stream ends cleanly.
				const whole = ends.filter((end) => end < cut || (ending === 'ends' && end === cut)).length;
				expect((await phone.readiness()).articlesKept).toBe(whole);
				expect(await findBreaches(world)).toEqual([]);
				await world.restart();
				world.spoil = undefined;
				const texts = (await phone.plan()).filter(({ lane }) => lane === 'texts');
				const lacking = texts.flatMap((piece) => (piece.kind === 'pack' ? piece.articles : [piece.hash]));
				expect(lacking).toEqual(['aaaaaa', 'bbbbbb', 'cccccc'].slice(whole).map((id) => edition.entry(id).hash));
			}
		}
	}
);

test('a line of an article that the list does not name is passed over', async () => {
	const other = await makeEdition(await makePublisher(1), { number: 1, articles: [{ id: 'zzzzzz' }] });
	const stranger = [...other.files].find(([path]) => path.startsWith('/a/'));
	const pack = packOf();
	const own = new TextDecoder().decode(world.files.get(`/pack/${pack.hash}`));
	const line = JSON.stringify({ hash: stranger?.[0].slice(3), note: new TextDecoder().decode(stranger?.[1]) });
	world.spoil = (path) => (isPack(path) ? new Response(`${line}\n${own}`) : undefined);
	await phone.keep({ ...pack, bytes: pack.bytes + toBytes(line).length + 1 });
	expect(await phone.vault.readNewestText('zzzzzz')).toBeUndefined();
	expect(await phone.ready()).toBe('3/3 texts, 0/3 pictures');
});

test('a line under the name of another text is refused', async () => {
	const pack = packOf();
	const [a, b] = [edition.entry('aaaaaa'), edition.entry('bbbbbb')];
	const line = JSON.stringify({ hash: a.hash, note: new TextDecoder().decode(world.files.get(`/a/${b.hash}`)) });
	world.spoil = (path) => (isPack(path) ? new Response(`${line}\n`) : undefined);
	expect(await codeOf(phone.keep(pack))).toBe('wrong-bytes');
	expect(await phone.ready()).toBe('0/3 texts, 0/2 pictures');
});

test('a pack that is cut at the origin and cut again at a mirror has not come whole', async () => {
	const pack = packOf();
	edition = await phone.follow({ ...three, number: 2, mirrors: [mirror] });
	const bytes = world.files.get(`/pack/${pack.hash}`) ?? new Uint8Array();
	const [first = 0] = [...bytes.keys()].filter((at) => bytes[at] === 0x0a);
	const cut = Math.ceil(bytes.length * 0.6);
	world.spoil = (path) => {
		if (!isPack(path)) return undefined;
		return new Response(
			path.startsWith(mirror) ? brokenBody(bytes, first + 1, 'ends') : brokenBody(bytes, cut, 'breaks')
		);
	};
	expect(await codeOf(phone.keep(pack))).not.toBe('none');
});

test('a pack that freezes is given up each time, and planned as before: the page takes it apart', async () => {
	const pack = packOf();
	const bytes = world.files.get(`/pack/${pack.hash}`) ?? new Uint8Array();
	world.spoil = (path) => (isPack(path) ? new Response(brokenBody(bytes, 300, 'hangs')) : undefined);
	const { key } = await phone.held();
	for (let time = 0; time < 3; time += 1) {
		vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
		let code: string | undefined;
		void codeOf(phone.vault.fetchPack(pack, key, () => undefined)).then((ended) => (code = ended));
		while (code === undefined) await vi.advanceTimersByTimeAsync(1000);
		expect(code).toBe('timeout');
		vi.useRealTimers();
	}
	const texts = (await phone.plan()).filter(({ lane }) => lane === 'texts');
	expect(texts.map(({ kind, hash }) => ({ kind, hash }))).toEqual([{ kind: 'pack', hash: pack.hash }]);
});
