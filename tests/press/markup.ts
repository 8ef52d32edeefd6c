// What the press's tests make: markup at random out of the pieces that break sanitisers, and pictures and sinks in memory.
import fc from 'fast-check';
import sharp from 'sharp';
import { hashOf } from '#lib/article/bytes.ts';
import type { Hash, Picture } from '#lib/article/types.ts';
import type { BlobSink, PictureCache } from '#lib/server/press/sinks.ts';
import { hostileCases } from './hostile-cases.ts';

const names = (
	'a abbr article b bdi blockquote br caption code dd details div dl dt em figcaption figure font h1 h2 h6 hr i img li p pre q rp ' +
	'rt ruby s section span strike strong sub summary sup table tbody td tfoot th thead tr u ul ol'
).split(' ');

/** Elements that change how what follows is read; rarer, for they swallow most of it. */
const turning =
	'body col form iframe input link listing math mglyph mi mtext noscript option picture plaintext script select style svg template textarea title xmp'.split(
		' '
	);

const attributes = [
	...[
		'href=https://a.example/',
		'href="javascript:x"',
		'href="#n-a"',
		'id=n-a',
		'id=n-notes',
		'id="x"',
		'lang=fa',
		'dir=rtl'
	],
	...[
		'src=x',
		'src="pictures/a.png"',
		'alt="a < b"',
		"title='\"'",
		'onerror=x',
		'align=right',
		'start=3',
		'colspan=2',
		'/',
		'"',
		"'"
	]
];

const piece = fc.oneof(
	{
		weight: 6,
		arbitrary: fc.tuple(fc.constantFrom(...names), fc.subarray(attributes)).map(([n, a]) => `<${[n, ...a].join(' ')}>`)
	},
	{ weight: 4, arbitrary: fc.constantFrom(...names, ...turning).map((name) => `</${name}>`) },
	{ weight: 1, arbitrary: fc.constantFrom(...turning).map((name) => `<${name}>`) },
	{ weight: 4, arbitrary: fc.string({ unit: 'binary', maxLength: 8 }) },
	{
		weight: 3,
		arbitrary: fc.constantFrom(
			'text',
			' ',
			'\n',
			'\t',
			'\0',
			'\r',
			'&lt;',
			'&#9;',
			'&nbsp;',
			'&',
			'\ud800',
			'<!--',
			'-->',
			']]>',
			'<![CDATA['
		)
	},
	{ weight: 1, arbitrary: fc.constantFrom(...hostileCases.map(({ html }) => html)) }
);

/** Markup at random. */
export const anyMarkup = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(''));

const marks = [
	'# ',
	'- ',
	'1. ',
	'> ',
	'    ',
	'```',
	'|a|b|\n|-|-|\n',
	':::figure{src=a alt=b}\n',
	':::',
	'::x',
	':y[z]',
	'[^1]',
	'[^1]: n',
	'![a](b)'
];

/** Markdown at random, markup among it. */
export const anyMarkdown = fc
	.array(
		fc.oneof(
			piece,
			fc.constantFrom(...marks, '\n', '\n\n', '*', '**', '~~', '[x](y)', '[x](https://a.example)', '- [ ] ', '---\n')
		),
		{
			maxLength: 40
		}
	)
	.map((pieces) => pieces.join(''));

/** A picture that a body may refer to, without its bytes. */
export function pictureOf(letter: string): Picture {
	const id = letter.repeat(64) as Hash;
	const variant = { hash: id, format: 'webp', width: 960, height: 600, bytes: 1 } as const;
	return { id, width: 960, height: 600, placeholder: 'data:image/webp;base64,AAAA', variants: [variant] };
}

/** Sinks in memory that can be looked into, and that count what they were asked. */
export class MemoryStore {
	readonly kept = new Map<string, Uint8Array>();
	readonly known = new Map<string, Picture>();
	puts = 0;

	readonly blobs: BlobSink = {
		put: async (bytes) => {
			this.puts++;
			const hash = await hashOf(new Uint8Array(bytes));
			this.kept.set(hash, bytes);
			return hash;
		},
		has: (hash) => Promise.resolve(this.kept.has(hash))
	};

	readonly pictures: PictureCache = {
		find: (key) => Promise.resolve(this.known.get(key)),
		keep: (key, picture) => {
			this.known.set(key, picture);
			return Promise.resolve();
		}
	};

	/** The bytes of a hash. */
	read(hash: string): Uint8Array {
		const bytes = this.kept.get(hash);
		if (bytes === undefined) throw new Error(`nothing is kept under ${hash}`);
		return bytes;
	}
}

/** A plain picture of a size. */
export async function drawPicture(
	width: number,
	height: number,
	format: 'png' | 'jpeg' | 'gif' | 'tiff' = 'png'
): Promise<Uint8Array<ArrayBuffer>> {
	const blank = sharp({ create: { width, height, channels: 3, background: '#b35a1f' } });
	return new Uint8Array(await blank.toFormat(format).toBuffer());
}
