// Makes the app's icons: the mark on its ground in every size a phone, a tab or a shortcut menu asks for.
import { mkdir, rename, writeFile } from 'node:fs/promises';
import sharp from 'sharp';
import { markDocument, sheetDocument, shortcutDocument } from './mark.ts';

const folder = new URL('../../static/icons/', import.meta.url);

type Icon = { readonly name: string; readonly side: number; readonly svg: string; readonly colours?: number };

/** Where nothing else is said. Sixteen fit into half a byte each, and half the file: for the one that every phone keeps. */
const usualColours = 64;

const plain = markDocument({ kind: 'rounded', scale: 1.04, halo: true });
const full = markDocument({ kind: 'full', scale: 1, halo: true });
const maskable = markDocument({ kind: 'full', scale: 0.88, halo: true });
const small = markDocument({ kind: 'rounded', scale: 1.16, halo: false });

const icons: readonly Icon[] = [
	{ name: 'icon-192', side: 192, svg: plain, colours: 16 },
	{ name: 'icon-512', side: 512, svg: plain },
	{ name: 'maskable-192', side: 192, svg: maskable },
	{ name: 'maskable-512', side: 512, svg: maskable },
	{ name: 'apple-touch-icon', side: 180, svg: full },
	{ name: 'plain-192', side: 192, svg: sheetDocument() },
	{ name: 'plain-512', side: 512, svg: sheetDocument() },
	{ name: 'favicon-32', side: 32, svg: small, colours: 16 },
	{ name: 'shortcut-saved-96', side: 96, svg: shortcutDocument('saved') },
	{ name: 'shortcut-library-96', side: 96, svg: shortcutDocument('library') }
];

/** Writes the bytes under a temporary name first, so that a stop half-way leaves the old icon whole. */
async function replaceFile(name: string, bytes: Buffer | string): Promise<void> {
	const half = new URL(`${name}.half`, folder);
	await writeFile(half, bytes);
	await rename(half, new URL(name, folder));
}

/** A PNG as the one picture of an icon file, which holds such since Windows Vista: six bytes of head, sixteen of directory. */
function wrapIcon(png: Buffer, side: number): Buffer {
	const head = Buffer.alloc(22);
	head.writeUInt16LE(1, 2);
	head.writeUInt16LE(1, 4);
	head.writeUInt8(side, 6);
	head.writeUInt8(side, 7);
	head.writeUInt16LE(1, 10);
	head.writeUInt16LE(32, 12);
	head.writeUInt32LE(png.length, 14);
	head.writeUInt32LE(head.length, 18);
	return Buffer.concat([head, png]);
}

await mkdir(folder, { recursive: true });
await replaceFile('icon.svg', plain);
for (const { name, side, svg, colours = usualColours } of icons) {
	const bytes = await sharp(Buffer.from(svg), { density: 300 })
		.resize(side, side)
		.png({ palette: true, colours, effort: 10, compressionLevel: 9 })
		.toBuffer();
	await replaceFile(`${name}.png`, bytes);
	process.stdout.write(`${name}.png ${String(bytes.length)} bytes\n`);
	// Browsers ask for it unbidden at times, and a page's own console would show that it is not there
	if (name === 'favicon-32') await replaceFile('../favicon.ico', wrapIcon(bytes, side));
}
