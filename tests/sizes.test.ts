// The scales themselves: what counts as seen in a cut document, as critical among scripts, and as kept of a promise.
import { describe, expect, test } from 'vitest';
import { isKept, type Figure } from '../tools/bench/budgets.ts';
import { readCut } from '../tools/bench/first-flight.ts';
import { medianOf, weighRace } from '../tools/bench/race.ts';
import { findCriticalScripts } from '../tools/bench/scripts.ts';

const head = '<!doctype html><html><head><style>p{margin:0}</style></head><body><main><article>';
const headline = '<header class="headline"><h1>Title</h1><p class="standfirst">So it is.</p></header>';

describe('what a cut document shows', () => {
	test('counts the paragraphs of the body that came whole, and none that was cut', () => {
		const cut = readCut(`${head}${headline}<div class="body"><p>One.</p><p>Two.</p><p>Thr`);
		expect(cut).toEqual({ hasHeadline: true, hasStandfirst: true, paragraphs: 2, isStyled: true });
	});

	test('shows nothing of a document that is cut before its text', () => {
		const cut = readCut(head);
		expect([cut.hasHeadline, cut.hasStandfirst, cut.paragraphs]).toEqual([false, false, 0]);
	});

	test('is not styled while a sheet is waited for; a disabled one is not', () => {
		const sheet = '<link href="/a.css" rel="stylesheet">';
		const disabled = '<link href="/a.css" rel="stylesheet" disabled media="(max-width: 0)">';
		const text = `${head}${headline}`;
		expect(readCut(text.replace('<style>', `${sheet}<style>`)).isStyled).toBe(false);
		expect(readCut(text.replace('<style>', `${disabled}<style>`)).isStyled).toBe(true);
	});
});

test('critical scripts are those that the boot script names, and all they import at once; what is imported later is not', () => {
	const scripts: Record<string, string> = {
		'/app/start.js': 'import{a}from"./chunks/a.js";a()',
		'/app/node.js': 'export*from"./chunks/b.js";const later=()=>import("./chunks/later.js");export{later}',
		'/app/chunks/a.js': 'export const a=()=>0',
		'/app/chunks/b.js': 'import"./a.js";export{c}from"./c.js"',
		'/app/chunks/c.js': 'export const c=1',
		'/app/chunks/later.js': 'export const later=1'
	};
	const document = '<script>look()</script><script>ahead(["/app/node.js"]); import("/app/start.js")</script>';
	expect(findCriticalScripts(document, (path) => scripts[path] ?? '')).toEqual([
		'/app/chunks/a.js',
		'/app/chunks/b.js',
		'/app/chunks/c.js',
		'/app/node.js',
		'/app/start.js'
	]);
});

test('a race is weighed by its medians', () => {
	expect(medianOf([9, 1, 5])).toBe(5);
	expect(medianOf([4, 1, 2, 9])).toBe(3);
	const figure = weighRace('a race', 1.15, { ours: [120, 110, 999], floor: [100, 100, 1] });
	expect(figure.found).toBeCloseTo(1.2);
	expect(isKept(figure)).toBe(false);
});

test.each<[Figure['bound'], number, boolean]>([
	['most', 10, true],
	['most', 11, false],
	['least', 10, true],
	['least', 9, false]
])('a promise of at %s 10 is judged rightly by %d', (bound, found, expected) => {
	expect(isKept({ name: '', found, limit: 10, unit: 'points', bound, details: [] })).toBe(expected);
});
