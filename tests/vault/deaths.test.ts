// Three hundred seeded downloads, cut at any byte, answered wrongly, the worker killed between any two steps: nothing is lost, the end is whole.
import { afterEach, expect, test, vi } from 'vitest';
import type { Bytes } from '#lib/article/bytes.ts';
import { findBreaches, readRows, type Rows } from './audit.ts';
import type { EditionPlot, Plot } from './edition.ts';
import { live, makeMortal } from './lives.ts';
import { codeOf, mirror, Phone } from './phone.ts';
import { brokenBody, type World } from './world.ts';

const runs = 300;
/** So many lives are bad in one run; then the network is well and nobody dies. */
const badLives = 6;

afterEach(() => {
	vi.restoreAllMocks();
	vi.unstubAllGlobals();
});

type Random = () => number;

/** Numbers in [0, 1) that a seed gives again and again (mulberry32). */
function seeded(seed: number): Random {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
}

/** An edition after another: some new, some corrected, some withdrawn. */
class Press {
	readonly #random: Random;
	readonly #standing = new Map<string, Plot>();
	readonly withdrawn = new Set<string>();
	#number = 0;
	#made = 0;

	constructor(random: Random) {
		this.#random = random;
	}

	next(): EditionPlot {
		const random = this.#random;
		const gone: string[] = [];
		for (const [id, plot] of this.#standing) {
			if (random() < 0.15)
				this.#standing.set(id, { ...plot, revision: (plot.revision ?? 1) + 1, pictures: this.#pictures() });
			else if (random() < 0.1) {
				this.#standing.delete(id);
				gone.push(id);
				this.withdrawn.add(id);
			}
		}
		for (let left = 1 + Math.floor(random() * 4); left > 0; left -= 1) {
			this.#made += 1;
			const id = `${String.fromCharCode(97 + Math.floor(random() * 26))}bbb${letter(this.#made / 26)}${letter(this.#made)}`;
			this.#standing.set(id, { id, pictures: this.#pictures() });
		}
		this.#number += 1;
		const plot = { number: this.#number, mirrors: [mirror], packSize: 3, packsListed: 2, gone };
		return { ...plot, articles: [...this.#standing.values()] };
	}

	/** Some are shown by several articles. */
	#pictures(): string[] {
		return Array.from({ length: Math.floor(this.#random() * 3) }, () => `p${Math.floor(this.#random() * 12)}`);
	}
}

function letter(number: number): string {
	return String.fromCharCode(97 + (Math.floor(number) % 26));
}

function flip(bytes: Bytes, at: number): Bytes {
	return bytes.map((byte, place) => (place === at ? byte ^ 4 : byte));
}

/** The network of one life: each answer is spoilt by chance, at a byte by chance. */
function spoilt(world: World, random: Random, part: number): World['spoil'] {
	return (path) => {
		const bytes = world.files.get(path);
		if (random() > part || bytes === undefined) return undefined;
		const at = Math.floor(random() * bytes.length);
		const kind = Math.floor(random() * 7);
		if (kind === 0) return Promise.reject(new TypeError('no route'));
		if (kind === 1) return new Response(brokenBody(bytes, at, 'breaks'));
		if (kind === 2) return new Response(brokenBody(bytes, at, 'ends'));
		if (kind === 3) return new Response(flip(bytes, at));
		if (kind === 4) return new Response('<p>blocked</p>', { status: random() < 0.5 ? 403 : 200 });
		if (kind === 5) return new Response('', { status: 404 });
		return new Response([...world.files.values()][Math.floor(random() * world.files.size)]);
	};
}

/** What one waking of the worker does, each piece on its own as the page asks for it. */
async function wake(phone: Phone, random: Random): Promise<void> {
	const { vault } = phone;
	await vault.settle();
	await codeOf(vault.refreshContents());
	if ((await vault.loadContents()) === undefined) return;
	for (let round = 0; round < 3; round += 1) {
		const pieces = await phone.plan();
		if (pieces.length === 0) return;
		const texts = pieces.filter(({ lane }) => lane === 'texts');
		const due = texts.length > 0 ? texts : pieces;
		// Some at once, as the lanes of the page do
		for (let at = 0; at < due.length; at += 2) {
			await Promise.all(due.slice(at, at + 2).map((piece) => codeOf(phone.keep(piece))));
			if (random() < 0.1) await vault.glance();
		}
	}
}

async function audit(phone: Phone, had: Rows, { withdrawn }: Press, told: string): Promise<void> {
	expect(await findBreaches(phone.world), told).toEqual([]);
	const has = await readRows();
	for (const { id, revision } of had.articles) {
		if (withdrawn.has(id)) continue;
		const now = has.articles.find((row) => row.id === id);
		expect(now?.revision ?? 0, `${told}: ${id}`).toBeGreaterThanOrEqual(revision);
	}
	const same = new Set(
		has.articles.filter(({ hash }) => had.articles.some((row) => row.hash === hash)).map(({ id }) => id)
	);
	for (const { id, width, articles } of had.figures) {
		// A picture may go with the last article that showed it.
		if (!articles.some((article) => same.has(article))) continue;
		const now = has.figures.find((figure) => figure.id === id);
		expect(now?.width ?? 0, `${told}: picture ${id}`).toBeGreaterThanOrEqual(width);
	}
}

async function runOnce(seed: number): Promise<number> {
	const random = seeded(seed);
	const phone = await Phone.open();
	const { world } = phone;
	makeMortal(world);
	const press = new Press(random);
	let deaths = 0;
	for (let life = 0; life < badLives; life += 1) {
		if (life === 0 || random() < 0.6) {
			const { files } = await phone.publish(press.next());
			if (random() < 0.5) world.serve(files, mirror);
		}
		const had = await readRows();
		world.spoil = spoilt(world, random, random() * 0.5);
		// What is left of a dead worker must not ask the one after it.
		const mortal = new Phone(world, world.vault);
		const end = await live(5 + Math.floor(random() ** 2 * 400), () => wake(mortal, random));
		if (end === 'died') deaths += 1;
		await audit(phone, had, press, `seed ${seed}, life ${life}`);
		await world.restart();
	}
	world.spoil = undefined;
	const had = await readRows();
	await phone.vault.settle();
	await phone.vault.refreshContents();
	await phone.keepAll();
	await audit(phone, had, press, `seed ${seed}, at the end`);
	const { articles, articlesKept, pictures, picturesKept, lost } = await phone.readiness();
	expect({ articlesKept, picturesKept, lost }, `seed ${seed}`).toEqual({
		articlesKept: articles,
		picturesKept: pictures,
		lost: undefined
	});
	expect(await phone.listed(), `seed ${seed}`).toHaveLength(articles);
	return deaths;
}

test(`${runs} downloads lose nothing, whatever cuts them, and end whole`, { timeout: 300_000 }, async () => {
	let deaths = 0;
	for (let seed = 1; seed <= runs; seed += 1) {
		deaths += await runOnce(seed);
		vi.restoreAllMocks();
	}
	// A test in which nobody dies would show nothing.
	expect(deaths).toBeGreaterThan(runs);
});
