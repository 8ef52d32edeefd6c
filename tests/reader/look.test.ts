// The look from storage, and that the inline script before the first paint puts on the page exactly what look.ts does.
import { readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { minifySync } from 'vite';
import { describe, expect, test } from 'vitest';
import {
	applyLook,
	choices,
	defaultLook,
	measures,
	readLook,
	steps,
	themeColors,
	type Choice,
	type Look,
	type LookPage
} from '#lib/reader/look.ts';

const script = readFileSync(new URL('../../src/lib/reader/look-before-paint.js', import.meta.url), 'utf8');

function makePage() {
	const properties = new Map<string, string>();
	const metas = [
		{ media: '(prefers-color-scheme: light)', content: themeColors.light },
		{ media: '(prefers-color-scheme: dark)', content: themeColors.dark }
	];
	const dataset: Record<string, string> = {};
	const page = {
		documentElement: {
			dataset,
			style: { setProperty: (name: string, value: string | null) => void properties.set(name, value ?? '') }
		},
		querySelectorAll: () => metas
	} satisfies LookPage;
	const shown = () => ({
		attributes: { ...dataset },
		properties: Object.fromEntries(properties),
		metas
	});
	return { page, shown };
}

function paintByScript(stored: Record<string, string> | Error) {
	const { hear, ...shown } = openByScript(stored);
	expect(hear).toBeTypeOf('function');
	return shown;
}

function openByScript(stored: Record<string, string> | Error) {
	const { page, shown } = makePage();
	const heard = new Map<string, () => void>();
	const getItem = (name: string) => {
		if (stored instanceof Error) throw stored;
		return stored[name] ?? null;
	};
	runInNewContext(script, {
		document: { ...page, addEventListener: () => undefined },
		localStorage: { getItem },
		navigator: {},
		addEventListener: (name: string, hear: () => void) => void heard.set(name, hear)
	});
	return { ...shown(), hear: (name: string) => (heard.get(name)?.(), shown()) };
}

function paintByModule(stored: string | null) {
	const { page, shown } = makePage();
	applyLook(readLook(stored), page);
	return shown();
}

const names = Object.keys(choices) as Choice[];
const fields = [...names, ...measures];
/** Any look that can be chosen. */
const lookArbitrary = fc.record(
	Object.fromEntries<fc.Arbitrary<string | number>>([
		...names.map((name) => [name, fc.constantFrom(...choices[name])] as const),
		...measures.map((measure) => [measure, fc.nat(steps[measure].length - 1)] as const)
	])
) as unknown as fc.Arbitrary<Look>;
const oddArbitrary = fc.oneof(
	fc.constantFrom(
		'length',
		'constructor',
		'3',
		'1.5',
		-1,
		0.5,
		7,
		1e9,
		null,
		true,
		'light',
		'sepia',
		'easy',
		'yes',
		'pages',
		'off'
	),
	fc.jsonValue()
);
const storedArbitrary = fc.oneof(
	fc.json(),
	fc.string(),
	fc
		.record(Object.fromEntries(fields.map((name) => [name, oddArbitrary])), { requiredKeys: [] })
		.map((odd) => JSON.stringify(odd))
);

describe('the look', () => {
	test('comes back from storage as it was chosen', () => {
		fc.assert(
			fc.property(lookArbitrary, (look) => {
				expect(readLook(JSON.stringify(look))).toEqual(look);
			})
		);
	});

	test.each([
		['nothing stored', null],
		['half a text', '{"theme":"dar'],
		['a number', '7'],
		['a list', '[1,2]'],
		['an empty text', '']
	])('is the default look for %s', (_, stored) => expect(readLook(stored)).toEqual(defaultLook));

	test('keeps its good fields beside a bad one', () => {
		expect(readLook('{"theme":"sepia","size":99,"width":2}')).toEqual({ ...defaultLook, theme: 'sepia', width: 2 });
	});

	test('as builds before this one stored it is read, what they did not know standing as usual', () => {
		expect(readLook('{"theme":"contrast","size":4,"width":0,"spacing":2}')).toEqual({
			theme: 'contrast',
			size: 4,
			width: 0,
			spacing: 2,
			margins: 1,
			family: 'serif',
			justify: 'no',
			mode: 'scroll',
			keys: 'on'
		});
	});
});

describe('the script before the first paint', () => {
	test('shows each look as the module does', () => {
		fc.assert(
			fc.property(lookArbitrary, (look) => {
				const stored = JSON.stringify(look);
				expect(paintByScript({ 'shyraq-look': stored })).toEqual(paintByModule(stored));
			})
		);
	});

	test('shows whatever else is stored as the module does', () => {
		fc.assert(
			fc.property(storedArbitrary, (stored) => {
				expect(paintByScript({ 'shyraq-look': stored })).toEqual(paintByModule(stored));
			}),
			{ numRuns: 1000, examples: [['{"width":{"toString":{}}}']] }
		);
	});

	test('shows the default look where nothing or nothing readable is stored', () => {
		const shown = paintByModule(null);
		expect(shown.attributes).toMatchObject({ theme: 'system', mode: 'scroll', family: 'serif' });
		expect(paintByScript({})).toEqual(shown);
		expect(paintByScript(new Error('storage refused'))).toEqual(shown);
	});

	test('names the article read last, even beside an unreadable look', () => {
		expect(paintByScript({ 'shyraq-last': 'abc234', 'shyraq-look': '{' }).attributes).toMatchObject({
			continue: 'abc234',
			theme: 'system'
		});
	});

	test.each(['storage', 'pageshow'])('is there again at "%s", the ground of the phone included', (name) => {
		const stored: Record<string, string> = { 'shyraq-look': '{"theme":"sepia","size":5}' };
		const page = openByScript(stored);
		stored['shyraq-look'] = '{"family":"easy"}';
		expect(page.hear(name)).toEqual(paintByModule(stored['shyraq-look']));
	});

	test('stays small, for every document carries it', () => {
		expect(Buffer.byteLength(minifySync('look-before-paint.js', script).code)).toBeLessThanOrEqual(1300);
	});
});
