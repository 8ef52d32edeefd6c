// A small edition made on the spot: every kind of article in little, so that most tests need not wait for the shipped one.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';

/** The articles of the small edition, by what they are for. Their ids are also their files' names. */
export const small = {
	/** English, long, with a lead picture and two more. */
	lamp: { id: 'lampaaa', title: 'The lamp in the window', pictures: 3 },
	/** English: a table, a list, a quotation, code, a footnote, a link. */
	table: { id: 'tableaa', title: 'What to write down before the network goes', pictures: 1 },
	/** Persian, right to left. */
	bazaar: { id: 'bazaraa', title: 'چراغی در بازار', pictures: 2 },
	kazakh: { id: 'qaraaaa', title: 'Терезедегі шырақ', pictures: 1 },
	russian: { id: 'rekaaaa', title: 'Река подо льдом', pictures: 1 },
	/** English, no picture at all. */
	plain: { id: 'plainaa', title: 'Nothing but words', pictures: 0 }
} as const;

/** How many articles the small edition has, and how many pictures stand in them; some stand in two. */
/** Some of the pictures stand in two articles. */
export const smallCounts = { articles: 6, pictures: 5 };

/** The paragraph of an article in which a number stands; each is a sentence of its own, found nowhere else. */
export function paragraph(number: number): string {
	return (
		`Paragraph ${number} tells how the lamp was lit for the ${number}th time and who came up the stairs to see it. ` +
		`Whoever passed house ${number * 7} that night saw ${number + 2} shadows on the wall and one flame between them. ` +
		`Nobody wrote it down, since paper number ${number * 13} had been used to light the stove.`
	);
}

/** How many paragraphs the long article has. */
export const lampParagraphs = 40;

const hues: Record<string, { red: number; green: number; blue: number; width: number; height: number }> = {
	stairs: { red: 180, green: 120, blue: 40, width: 640, height: 400 },
	tower: { red: 40, green: 90, blue: 150, width: 300, height: 700 },
	market: { red: 150, green: 60, blue: 60, width: 800, height: 300 },
	river: { red: 90, green: 140, blue: 170, width: 480, height: 480 },
	window: { red: 230, green: 200, blue: 90, width: 640, height: 360 }
};

/** Writes the edition's Markdown and pictures into a folder. The same call writes the same bytes. */
export async function writeSmallEdition(folder: string): Promise<void> {
	mkdirSync(join(folder, 'pictures'), { recursive: true });
	for (const [name, hue] of Object.entries(hues)) await drawPicture(join(folder, 'pictures', `${name}.png`), hue);
	const long = Array.from({ length: lampParagraphs }, (_, index) => paragraph(index + 1));
	long.splice(12, 0, figure('tower', 'A tall tower at dusk'));
	long.splice(25, 0, figure('market', 'A market under a wide roof'));
	writeArticle(folder, small.lamp, 'en', 'stairs', long.join('\n\n'));
	writeArticle(folder, small.table, 'en', 'river', tableText);
	writeArticle(
		folder,
		small.bazaar,
		'fa',
		'market',
		`${persian}\n\n${figure('window', 'پنجره‌ای روشن')}\n\n${persian}`
	);
	writeArticle(folder, small.kazakh, 'kk', 'window', 'Терезеде шырақ жанып тұр. Түн қараңғы, бірақ үйде жарық бар.');
	writeArticle(folder, small.russian, 'ru', 'river', 'Река стояла подо льдом до марта. Письма носили по льду пешком.');
	writeArticle(folder, small.plain, 'en', undefined, 'Only words here, and few of them. They stay all the same.');
}

/** Adds or replaces an article in an edition's folder, without a lead picture. */
export function writePlainArticle(folder: string, id: string, title: string, text: string, published?: string): void {
	writeArticle(folder, { id, title, published }, 'en', undefined, text);
}

const persian = 'چراغی در بازار روشن بود و مردم گرد آن نشسته بودند. شبکه قطع بود، اما نوشته‌ها نزد آنها مانده بود.';

const tableText = [
	'Write the numbers on paper, and give the paper to someone.[^1]',
	'## The list',
	'- The number of a neighbour\n- The address of the nearest clinic\n- A place to meet',
	'| What | Where |\n|:---|:---|\n| Water | The well |\n| Light | The lamp |',
	'> Whoever has it on paper has it in the dark.',
	'```\nlamp --on\n```',
	'More is said [at the clinic](https://clinic.example/).',
	'[^1]: Two people, if there are two.'
].join('\n\n');

function figure(picture: string, alt: string): string {
	return `:::figure{src="pictures/${picture}.png" alt="${alt}" credit="Drawn for the tests"}\n${alt}, as a drawing.\n:::`;
}

function writeArticle(
	folder: string,
	{ id, title, published = '2026-11-18T05:00:00Z' }: { id: string; title: string; published?: string | undefined },
	language: string,
	lead: string | undefined,
	body: string
): void {
	const head = [
		`id: "${id}"`,
		`title: "${title}"`,
		`standfirst: "${title}: ${language}"`,
		`language: ${language}`,
		'byline: "The stage"',
		`published: ${published}`,
		'tags: [stage]',
		...(lead === undefined
			? []
			: [
					'lead:',
					`  picture: pictures/${lead}.png`,
					`  alt: "Lead: ${lead}"`,
					'  caption: "The lead."',
					'  credit: "Drawn"'
				]),
		'source:',
		'  - name: "The stage itself"'
	];
	writeFileSync(join(folder, `${id}.md`), `---\n${head.join('\n')}\n---\n${body}\n`);
}

async function drawPicture(file: string, { width, height, red, green, blue }: (typeof hues)[string]): Promise<void> {
	const pixels = Buffer.alloc(width * height * 3);
	for (let y = 0; y < height; y += 1) {
		for (let x = 0; x < width; x += 1) {
			const at = (y * width + x) * 3;
			pixels[at] = (red + x) % 256;
			pixels[at + 1] = (green + y) % 256;
			pixels[at + 2] = (blue + (x ^ y)) % 256;
		}
	}
	await sharp(pixels, { raw: { width, height, channels: 3 } })
		.png()
		.toFile(file);
}
