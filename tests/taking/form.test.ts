// The file of everything a reader made: read back as it was written, refused with its fault where it is anything else.
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { articleIdSchema } from '#lib/article/types.ts';
import { locatePassage } from '#lib/article/locator-passage.ts';
import { readLook } from '#lib/reader/look.ts';
import { readTaking, writeSealed, writeTaking, type Taking } from '#lib/pages/taking/form.ts';
import { iterations, seal, unseal, type Sealed } from '#lib/shelf/passphrase.ts';
import { blocks, makePlace } from '../shelf/stage.ts';
import { findBreaches } from './json-schema.ts';

const about = { id: articleIdSchema('abcdefg'), title: 'The lamp', language: 'en', direction: 'ltr' as const };
const range = locatePassage(blocks, { block: 0, offset: 0 }, { block: 1, offset: 8 });
const taking: Taking = {
	places: [makePlace(1, 10), makePlace(2, 20, true)],
	marks: [
		{ ...about, key: 'article:abcdefg', kind: 'article', quote: 'Standfirst', at: 5 },
		{
			...about,
			key: `highlight:${'a'.repeat(32)}`,
			kind: 'highlight',
			colour: 'rose',
			quote: range.quote,
			note: 'Спроси у колодца. از چاه بپرس 🕯',
			range,
			span: { start: 3, end: 9 },
			at: 6,
			changed: 8
		},
		{
			...about,
			key: `passage:${'b'.repeat(32)}`,
			kind: 'highlight',
			colour: 'amber',
			quote: range.quote,
			range,
			missing: 2,
			at: 7
		}
	],
	archived: [
		{ id: articleIdSchema('abcdefg'), isArchived: true, at: 8 },
		{ id: articleIdSchema('bcdefga'), isArchived: false, at: 9 }
	],
	settings: { pictures: 'none', dayBytes: 9, sources: { '12': { isLeft: true }, Azattyq: { most: 3 } } },
	look: readLook('{"theme":"sepia","size":3}')
};
let written: string;
beforeAll(async () => {
	written = await writeTaking(taking);
});

type Json = Record<string, unknown>;
const schema = JSON.parse(readFileSync(new URL('../../docs/export.schema.json', import.meta.url), 'utf8')) as Json;

/** The file without its sum, something in it changed. */
function changed(change: (holds: Record<string, Json[] | Json>) => void): string {
	const file = JSON.parse(written) as { sha256?: string; holds: Record<string, Json[] | Json> };
	delete file.sha256;
	change(file.holds);
	return JSON.stringify(file);
}
const mark = (holds: Record<string, Json[] | Json>, index: number) => (holds['marks'] as Json[])[index] ?? {};

describe('a file', () => {
	test('is read back as it was written, also without its sum, as another program may write it', async () => {
		expect(await readTaking(written)).toEqual({ kind: 'open', taking });
		expect(await readTaking(changed(() => undefined))).toEqual({ kind: 'open', taking });
	});

	test('agrees with the schema that is told in docs/export.md, open and sealed', async () => {
		expect(findBreaches(schema, JSON.parse(written))).toEqual([]);
		const sealed = writeSealed(await seal('{}', 'a long passphrase'));
		expect(findBreaches(schema, JSON.parse(sealed))).toEqual([]);
		const wrong = JSON.parse(changed((holds) => (mark(holds, 1)['colour'] = 'red'))) as unknown;
		expect(findBreaches(schema, wrong)).not.toEqual([]);
	});

	test.each<[string, string, (holds: Record<string, Json[] | Json>) => void]>([
		['a colour that is none', 'holds.marks.1.colour', (holds) => (mark(holds, 1)['colour'] = 'red')],
		['a note too long', 'holds.marks.1.note', (holds) => (mark(holds, 1)['note'] = 'x'.repeat(100_001))],
		['a key of another article', 'holds.marks.0.key', (holds) => (mark(holds, 0)['key'] = 'article:gfedcba')],
		['a key that is none', 'holds.marks.1.key', (holds) => (mark(holds, 1)['key'] = '__proto__')],
		[
			'an id that is none',
			'holds.places.0.id',
			(holds) => ((holds['places'] as Json[])[0] = { ...makePlace(1, 1), id: '../x' })
		],
		[
			'a time that is none',
			'holds.places.1.at',
			(holds) => ((holds['places'] as Json[])[1] = { ...makePlace(1, 1), at: 'now' })
		],
		[
			'a setting that is none',
			'holds.settings.pictures',
			(holds) => ((holds['settings'] as Json)['pictures'] = 'some')
		],
		[
			'a look that is none',
			'holds.look.theme',
			(holds) => (holds['look'] = { theme: 'pink', size: 1, width: 1, spacing: 1 })
		],
		['no marks at all', 'holds.marks', (holds) => delete holds['marks']]
	])('with %s is refused by its place', async (_what, place, change) => {
		expect(await readTaking(changed(change))).toEqual({ kind: 'trouble', trouble: { kind: 'wrong', place } });
	});

	test.each<[string, string, string]>([
		['empty', '', 'unreadable'],
		['of something else', '{"format":"other/1","version":1}', 'unreadable'],
		['a list', '[]', 'unreadable'],
		['of a later form', '{"format":"shyraq/taking","version":2}', 'newer']
	])('that is %s is refused', async (_what, text, kind) => {
		expect(await readTaking(text)).toEqual({ kind: 'trouble', trouble: { kind } });
	});

	test('cut off anywhere, or with any letter of what it holds changed, is refused', async () => {
		await fc.assert(
			fc.asyncProperty(fc.nat(), async (number) => {
				const cut = written.slice(0, number % written.length);
				expect((await readTaking(cut)).kind).toBe('trouble');
				const from = written.indexOf('"holds"');
				const at = from + (number % (written.length - from - 1));
				const other = written[at] === 'x' ? 'y' : 'x';
				expect((await readTaking(written.slice(0, at) + other + written.slice(at + 1))).kind).toBe('trouble');
			}),
			{ numRuns: 200 }
		);
	});

	test('of any JSON is taken or refused, never thrown over', async () => {
		await fc.assert(
			fc.asyncProperty(fc.json(), fc.jsonValue(), async (text, value) => {
				expect((await readTaking(text)).kind).toBe('trouble');
				const file = { format: 'shyraq/taking', version: 1, made: '2026-11-30T05:00:00Z', holds: value };
				expect((await readTaking(JSON.stringify(file))).kind).toBe('trouble');
			})
		);
	});
});

describe('a sealed file', () => {
	let sealed: Sealed;
	beforeAll(async () => {
		sealed = await seal(written, 'Шырақ сөнбейді');
	});

	test('says how it was sealed and opens with its passphrase alone, however the letters are composed', async () => {
		expect(sealed).toMatchObject({ kdf: 'PBKDF2', hash: 'SHA-256', iterations, cipher: 'AES-GCM' });
		expect(iterations).toBeGreaterThanOrEqual(600_000);
		expect(JSON.stringify(sealed)).not.toContain('lamp');
		expect(await unseal(sealed, 'Шырақ сөнбейді'.normalize('NFD'))).toBe(written);
		expect(await unseal(sealed, 'шырақ сөнбейді')).toBeUndefined();
		const file = await readTaking(writeSealed(sealed));
		expect(file).toEqual({ kind: 'sealed', sealed });
	});

	test('never has the same salt or nonce twice', async () => {
		const again = await seal(written, 'Шырақ сөнбейді');
		expect([again.salt, again.iv, again.data].filter((part) => Object.values(sealed).includes(part))).toEqual([]);
	});

	test('with anything of it changed does not open', async () => {
		const flip = (text: string) => (text.startsWith('A') ? 'B' : 'A') + text.slice(1);
		for (const name of ['salt', 'iv', 'data'] as const)
			expect(await unseal({ ...sealed, [name]: flip(sealed[name]) }, 'Шырақ сөнбейді')).toBeUndefined();
		expect(await unseal({ ...sealed, iterations: iterations + 1 }, 'Шырақ сөнбейді')).toBeUndefined();
		expect(await unseal({ ...sealed, data: sealed.data.slice(0, -8) }, 'Шырақ сөнбейді')).toBeUndefined();
	});

	test.each([1, 599_999, 10_000_001, 1e300])(
		'that asks for %d rounds is refused before any is made',
		async (rounds) => {
			expect(await readTaking(writeSealed({ ...sealed, iterations: rounds }))).toEqual({
				kind: 'trouble',
				trouble: { kind: 'wrong', place: 'sealed.iterations' }
			});
		}
	);
});
