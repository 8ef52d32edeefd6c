// A made-up article with three photograph-like pictures: photographs are dearer than the drawings of the edition that ships.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';

/** The article's id. */
export const photographsId = 'photosss';

const size = { width: 1600, height: 1067 };
const names = ['street', 'river', 'harbour'];

/**
 * Writes the article and its photographs into a folder; the same call writes the same bytes.
 *
 * Each photograph is a dead-leaves picture (Lee, Mumford and Huang, "Occlusion models for natural images", 2001): discs whose
 * radii fall off as r^-3 lie over each other, which gives the edges and the 1/f amplitudes of a photographed scene.
 * Each disc has its own light from one side, and a camera's grain lies over all.
 */
export async function writePhotographs(folder: string): Promise<void> {
	mkdirSync(join(folder, 'pictures'), { recursive: true });
	for (const [index, name] of names.entries()) {
		const { width, height } = size;
		await sharp(takePhotograph(index + 1), { raw: { width, height, channels: 3 } })
			.blur(1.2)
			.jpeg({ quality: 92 })
			.toFile(join(folder, 'pictures', `${name}.jpg`));
	}
	writeFileSync(join(folder, `${photographsId}.md`), article);
}

const paragraph =
	'The boats came in one after another, and nobody on the quay had a telephone that worked. What was said went from mouth to mouth, and by the evening everybody knew the price of bread, the names of those who had not come home, and the hour at which the water would be turned off.';

const figures = names
	.slice(1)
	.map(
		(name) =>
			`:::figure{src="pictures/${name}.jpg" alt="A made-up photograph" credit="Made for the bench"}\nA scene.\n:::`
	);

const article = [
	`---\nid: ${photographsId}\ntitle: "Three photographs from the harbour"\nstandfirst: "A made-up report, to weigh a visit by."`,
	'language: en\nbyline: "The bench"\npublished: 2026-11-18T05:00:00Z\ntags: [bench]',
	'lead:\n  picture: pictures/street.jpg\n  alt: "A made-up photograph"\n  caption: "A scene."\n  credit: "Made for the bench"',
	'source:\n  - name: "The bench itself"\n---',
	...figures.flatMap((figure) => ['', ...Array.from({ length: 8 }, () => `${paragraph}\n`), figure]),
	`\n${paragraph}\n`
].join('\n');

/** A generator of evenly spread numbers from 0 to 1 (mulberry32), so that the photographs are always the same. */
function makeDice(seed: number): () => number {
	let state = seed * 0x9e3779b9;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x100000000;
	};
}

/** Discs from front to back, until nothing of the ground is left or the smallest grains no longer matter. */
function takePhotograph(seed: number): Buffer {
	const { width, height } = size;
	const pixels = Buffer.alloc(width * height * 3);
	const isPainted = new Uint8Array(width * height);
	const roll = makeDice(seed);
	const grain = () => (roll() + roll() + roll() - 1.5) * 8;
	const leaves = 30_000;
	for (let leaf = 0; leaf <= leaves; leaf += 1) {
		const isGround = leaf === leaves;
		const radius = isGround ? width * 2 : radiusOf(roll());
		const [x, y] = isGround ? [width / 2, height / 2] : [roll() * width, roll() * height];
		const light = 40 + roll() * 170;
		const hue = [roll() - 0.5, roll() - 0.5, roll() - 0.5].map((share) => share * 60);
		const [slopeX, slopeY] = [(roll() - 0.5) * 60, (roll() - 0.5) * 60];
		for (let row = Math.max(0, Math.ceil(y - radius)); row < Math.min(height, y + radius); row += 1) {
			const half = Math.sqrt(Math.max(0, radius * radius - (row - y) * (row - y)));
			for (let column = Math.max(0, Math.ceil(x - half)); column < Math.min(width, x + half); column += 1) {
				const at = row * width + column;
				if (isPainted[at] === 1) continue;
				isPainted[at] = 1;
				const shade = light + (slopeX * (column - x) + slopeY * (row - y)) / radius + grain();
				for (let channel = 0; channel < 3; channel += 1)
					pixels[at * 3 + channel] = Math.max(0, Math.min(255, shade + (hue[channel] ?? 0)));
			}
		}
	}
	return pixels;
}

/** A radius in pixels whose density falls off with the third power, between bounds, from an even number. */
function radiusOf(share: number): number {
	const [least, most] = [6, 600];
	return 1 / Math.sqrt(1 / least ** 2 - share * (1 / least ** 2 - 1 / most ** 2));
}
