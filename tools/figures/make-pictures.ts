// Makes the edition's pictures: `node tools/figures/make-pictures.ts` draws all that its articles name, or only those whose names are given.
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { catalogue } from './catalogue.ts';
import { languages } from './language.ts';
import { sheet, type Picture } from './picture.ts';
import { openBrowser, rasterise } from './raster.ts';

const content = new URL('../../content/', import.meta.url);
const folder = new URL('pictures/', content);

type Version = { readonly file: string; readonly pieces: string };

/** The files one picture becomes: one for each language where it holds words, as far as the articles name them. */
function versions(picture: Picture): readonly Version[] {
	const all =
		picture.kind === 'wordless'
			? [{ file: `${picture.name}.png`, pieces: picture.draw() }]
			: languages.map((language) => ({ file: `${picture.name}-${language}.png`, pieces: picture.draw(language) }));
	return all.filter(({ file }) => named.has(file));
}

async function readNamed(): Promise<Set<string>> {
	const articles = (await readdir(content)).filter((file) => file.endsWith('.md'));
	const texts = await Promise.all(articles.map((file) => readFile(new URL(file, content), 'utf8')));
	return new Set(
		texts.flatMap((text) => [...text.matchAll(/pictures\/([\w-]+\.png)/g)].flatMap(([, file = '']) => file))
	);
}

const named = await readNamed();
const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !catalogue.some((picture) => picture.name === name));
if (unknown.length > 0) throw new Error(`There is no picture named ${unknown.join(', ')}.`);

await mkdir(folder, { recursive: true });
const browser = await openBrowser();
try {
	for (const picture of catalogue.filter(({ name }) => asked.length === 0 || asked.includes(name))) {
		for (const { file, pieces } of versions(picture)) {
			const bytes = await rasterise(browser, {
				svg: sheet(picture, pieces),
				width: picture.width,
				height: picture.height
			});
			const half = new URL(`${file}.half`, folder);
			await writeFile(half, bytes);
			await rename(half, new URL(file, folder));
			process.stdout.write(`${file} ${String(Math.ceil(bytes.length / 1024))} KB\n`);
		}
	}
} finally {
	await browser.close();
}
