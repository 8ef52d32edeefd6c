// Pictures: three widths in two formats, nothing of the camera kept, the same bytes each time, and no bomb goes off.
import sharp from 'sharp';
import { deflateSync, crc32 } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { readAs } from '#lib/article/schema.ts';
import { pictureSchema } from '#lib/article/types.ts';
import { PressFault } from '#lib/server/press/fault.ts';
import { makePicture, pictureKey } from '#lib/server/press/pictures.ts';
import { drawPicture, MemoryStore } from './markup.ts';

/** A PNG written by hand: one grey bit a pixel, so that a great area takes few bytes. `rows` says how many are really there. */
function writePng(width: number, height: number, rows: number): Uint8Array<ArrayBuffer> {
	const chunk = (type: string, body: Buffer): Buffer => {
		const named = Buffer.concat([Buffer.from(type, 'latin1'), body]);
		const frame = Buffer.alloc(8);
		frame.writeUInt32BE(body.length, 0);
		frame.writeUInt32BE(crc32(named), 4);
		return Buffer.concat([frame.subarray(0, 4), named, frame.subarray(4)]);
	};
	const header = Buffer.alloc(13);
	header.writeUInt32BE(width, 0);
	header.writeUInt32BE(height, 4);
	header.set([1, 0, 0, 0, 0], 8);
	const pixels = deflateSync(Buffer.alloc((Math.ceil(width / 8) + 1) * rows));
	const start = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
	return new Uint8Array(
		Buffer.concat([start, chunk('IHDR', header), chunk('IDAT', pixels), chunk('IEND', Buffer.alloc(0))])
	);
}

describe('a picture', () => {
	test('comes in three widths, each as AVIF and WebP, named by their bytes', async () => {
		const store = new MemoryStore();
		const picture = await makePicture(await drawPicture(2000, 1000), store);
		expect(readAs(pictureSchema, picture) !== undefined).toBe(true);
		expect(picture).toMatchObject({ width: 1600, height: 800 });
		const sizes = picture.variants.map(({ format, width, height }) => `${format} ${width}x${height}`);
		expect(sizes).toEqual([
			'avif 480x240',
			'webp 480x240',
			'avif 800x400',
			'webp 800x400',
			'avif 1600x800',
			'webp 1600x800'
		]);
		for (const variant of picture.variants) {
			const found = await sharp(store.read(variant.hash)).metadata();
			expect(found.width).toBe(variant.width);
			expect(found.format).toBe(variant.format === 'avif' ? 'heif' : 'webp');
			expect(store.read(variant.hash).length).toBe(variant.bytes);
		}
		expect(picture.id).toBe(picture.variants.at(-1)?.hash);
	});

	test.each([
		['small', 300, 200, [300]],
		['a little wider than a width', 500, 300, [500]],
		['between two widths', 1200, 600, [480, 800, 1200]],
		['one pixel', 1, 1, [1]]
	])('is never made larger than it is: %s', async (_name, width, height, expected) => {
		const picture = await makePicture(await drawPicture(width, height), new MemoryStore());
		expect(picture.variants.filter(({ format }) => format === 'webp').map((variant) => variant.width)).toEqual(
			expected
		);
	});

	test('that is very tall stays within what WebP can hold', async () => {
		const picture = await makePicture(await drawPicture(1000, 20_000), new MemoryStore());
		expect(picture.height).toBeLessThanOrEqual(6_400);
	});

	test('has a placeholder of at most 300 bytes', async () => {
		const noise = await sharp(Buffer.from(Array.from({ length: 64 * 64 * 3 }, (_, i) => (i * i * 31) % 251)), {
			raw: { width: 64, height: 64, channels: 3 }
		})
			.png()
			.toBuffer();
		const picture = await makePicture(new Uint8Array(noise), new MemoryStore());
		expect(picture.placeholder.length).toBeLessThanOrEqual(300);
		expect(picture.placeholder).toMatch(/^data:image\/webp;base64,/);
	});

	test('is turned upright, and keeps neither place nor camera', async () => {
		const store = new MemoryStore();
		const turned = await sharp(await drawPicture(600, 300, 'jpeg'))
			.withExif({ IFD0: { Make: 'A camera' }, IFD3: { GPSLatitude: '43/1 14/1 0/1' } })
			.withMetadata({ orientation: 6 })
			.toBuffer();
		expect((await sharp(turned).metadata()).exif).toBeDefined();
		const picture = await makePicture(new Uint8Array(turned), store);
		expect(picture).toMatchObject({ width: 300, height: 600 });
		for (const { hash } of picture.variants) {
			const { exif, icc, xmp, iptc } = await sharp(store.read(hash)).metadata();
			expect({ exif, icc, xmp, iptc }).toEqual({});
			expect(Buffer.from(store.read(hash)).includes('A camera')).toBe(false);
		}
	});

	test.each([
		[
			'grey',
			async () =>
				sharp(await drawPicture(40, 30))
					.greyscale()
					.png()
					.toBuffer()
		],
		[
			'transparent',
			() =>
				sharp({ create: { width: 40, height: 30, channels: 4, background: '#0000' } })
					.png()
					.toBuffer()
		],
		[
			'of sixteen bits',
			async () =>
				sharp(await drawPicture(40, 30))
					.toColourspace('rgb16')
					.png()
					.toBuffer()
		],
		[
			'of four inks',
			async () =>
				sharp(await drawPicture(40, 30))
					.toColourspace('cmyk')
					.jpeg()
					.toBuffer()
		],
		['a GIF', async () => drawPicture(40, 30, 'gif')],
		[
			'a WebP',
			async () =>
				sharp(await drawPicture(40, 30))
					.webp()
					.toBuffer()
		],
		[
			'an AVIF',
			async () =>
				sharp(await drawPicture(40, 30))
					.avif()
					.toBuffer()
		]
	])('may be %s', async (_name, make) => {
		const picture = await makePicture(new Uint8Array(await make()), new MemoryStore());
		expect(picture).toMatchObject({ width: 40, height: 30 });
	});

	test('that is transparent stands on white', async () => {
		const store = new MemoryStore();
		const clear = await sharp({ create: { width: 8, height: 8, channels: 4, background: '#0000' } })
			.png()
			.toBuffer();
		const picture = await makePicture(new Uint8Array(clear), store);
		const pixels = await sharp(store.read(picture.id)).raw().toBuffer();
		expect([...pixels.subarray(0, 3)]).toEqual([255, 255, 255]);
	});

	test('gives the same hashes each time', async () => {
		const source = await drawPicture(700, 500);
		expect(await makePicture(source, new MemoryStore())).toEqual(await makePicture(source, new MemoryStore()));
	});

	test('is made once, and again only where a size of it is lost', async () => {
		const store = new MemoryStore();
		const source = await drawPicture(100, 100);
		const picture = await makePicture(source, store);
		expect([...store.known.keys()]).toEqual([await pictureKey(source)]);
		const { puts } = store;
		await makePicture(source, store);
		expect(store.puts).toBe(puts);
		store.kept.delete(picture.id);
		expect(await makePicture(source, store)).toEqual(picture);
		expect(store.kept.has(picture.id)).toBe(true);
	});
});

describe('what is no picture to be taken', () => {
	test.each([
		[
			'a header that promises a huge picture',
			() => writePng(60_000, 60_000, 1),
			'the picture has 60000 x 60000 pixels; at most 50 million are taken'
		],
		['a small file of enormous pixels', () => writePng(20_000, 20_000, 20_000), 'the picture has 20000 x 20000 pixels'],
		['a thread of pixels', () => writePng(3, 60_000, 60_000), 'the picture is too narrow for its height (3 x 60000'],
		['a picture cut short', async () => (await drawPicture(400, 400)).slice(0, 400), 'the picture is damaged'],
		['a picture with broken bytes', () => writePng(400, 400, 3), 'the picture is damaged'],
		[
			'an SVG',
			() => new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"><rect width="9" height="9"/></svg>'),
			'it is SVG'
		],
		['a TIFF', () => drawPicture(9, 9, 'tiff'), 'it is TIFF'],
		['a page', () => new TextEncoder().encode('<!doctype html><title>404</title>'), 'it is none of these'],
		['nothing', () => new Uint8Array(), 'it is none of these'],
		['too many bytes', () => new Uint8Array(20 * 1024 * 1024 + 1), 'the picture is larger than 20 MB']
	])('is told as a fault, in good time: %s', async (_name, make, expected) => {
		const source = new Uint8Array(await make());
		const store = new MemoryStore();
		const start = performance.now();
		const fault = await makePicture(source, store).catch((caught: unknown) => caught);
		expect(fault).toBeInstanceOf(PressFault);
		expect(String(fault)).toContain(expected);
		expect(performance.now() - start).toBeLessThan(20_000);
		expect(store.known.size).toBe(0);
	});
});
