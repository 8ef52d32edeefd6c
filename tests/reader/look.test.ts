// The look from storage, and that the inline script before the first paint puts on the page exactly what look.ts does.
import { readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { minifySync } from 'vite';
import { describe, expect, test } from 'vitest';
import {
	applyLook,
	defaultLook,
	readLook,
	steps,
	themeColors,
	themes,
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
	const { page, shown } = makePage();
	const getItem = (name: string) => {
		if (stored instanceof Error) throw stored;
		return stored[name] ?? null;
	};
	runInNewContext(script, {
		document: { ...page, addEventListener: () => undefined },
		localStorage: { getItem },
		navigator: {}
	});
	return shown();
}

function paintByModule(stored: string | null) {
	const { page, shown } = makePage();
	applyLook(readLook(stored), page);
	return shown();
}

const lookArbitrary: fc.Arbitrary<Look> = fc.record({
	theme: fc.constantFrom(...themes),
	size: fc.nat(steps.size.length - 1),
	width: fc.nat(steps.width.length - 1),
	spacing: fc.nat(steps.spacing.length - 1)
});
const oddArbitrary = fc.oneof(
	fc.constantFrom('length', 'constructor', '3', '1.5', -1, 0.5, 7, 1e9, null, true, 'light', 'sepia'),
	fc.jsonValue()
);
const storedArbitrary = fc.oneof(
	fc.json(),
	fc.string(),
	fc
		.record(
			{ theme: oddArbitrary, size: oddArbitrary, width: oddArbitrary, spacing: oddArbitrary },
			{ requiredKeys: [] }
		)
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
		expect(readLook('{"theme":"sepia","size":99,"width":2}')).toEqual({
			theme: 'sepia',
			size: 2,
			width: 2,
			spacing: 1
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
		expect(shown.attributes).toEqual({ theme: 'system' });
		expect(paintByScript({})).toEqual(shown);
		expect(paintByScript(new Error('storage refused'))).toEqual(shown);
	});

	test('names the article read last, even beside an unreadable look', () => {
		expect(paintByScript({ 'shyraq-last': 'abc234', 'shyraq-look': '{' }).attributes).toEqual({
			continue: 'abc234',
			theme: 'system'
		});
	});

	test('stays small, for every document carries it', () => {
		expect(Buffer.byteLength(minifySync('look-before-paint.js', script).code)).toBeLessThanOrEqual(900);
	});
});
