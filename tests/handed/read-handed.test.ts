// What is read of a page that was handed over: what can be proved, in one pass, however hostile the rest is.
import { parse, serialize } from 'parse5';
import { expect, test } from 'vitest';
import { fromBase64, toBase64, toBytes } from '#lib/article/bytes.ts';
import { proofAttribute, writeProof } from '#lib/article/proof.ts';
import { writePage } from '#lib/pages/file/page.ts';
import { readHanded } from '#lib/pages/handed/read-handed.ts';
import { plainArticle, takenOf } from '../file/taken-cases.ts';

const picture = toBytes('the bytes of a picture');
const proof = { key: 'news+12345678+AAAA', note: 'shyraq/article/1\n{}\n\n<p>Text</p>\n' };
const page = await writePage({ ...takenOf(plainArticle, picture, 'image/avif'), proof }, 'p { margin: 0 }');
const whole = { proofs: [proof], pictures: plainArticle.head.pictures.map(() => toBase64(picture)), isMore: false };

test.each<[string, (page: string) => string]>([
	['as it was made', (page) => page],
	['other ends of lines', (page) => page.replaceAll('\n', '\r\n')],
	['a byte-order mark', (page) => `\ufeff${page}`],
	['a browser that saves it anew', (page) => serialize(parse(page))],
	['the template in another case', (page) => page.replace('<template ', '<TEMPLATE class="x" ')]
])('a page is read: %s', (_how, change) => {
	expect(readHanded(toBytes(change(page)))).toEqual(whole);
});

test('several texts in one file are read, and those that are none are passed by', () => {
	const block = (text: string) => `<template ${proofAttribute}>${text}</template>`;
	const file = [`<p>${proofAttribute}</p>`, block('no letters'), page, block(''), page, `${proofAttribute}>`].join(
		'\n'
	);
	expect(readHanded(toBytes(file))).toEqual({
		proofs: [proof, proof],
		pictures: [...whole.pictures, ...whole.pictures],
		isMore: true
	});
	expect(readHanded(toBytes(block(writeProof(proof))))).toEqual({ proofs: [proof], pictures: [], isMore: false });
});

test('what holds nothing of ours gives nothing, and what is no text is told', () => {
	for (const text of ['', '<p>Somebody’s page</p>', proofAttribute, `<template ${proofAttribute}`])
		expect(readHanded(toBytes(text))).toEqual({ proofs: [], pictures: [], isMore: false });
	expect(readHanded(new Uint8Array([0xff, 0xfe, 0x3c]))).toBeUndefined();
});

test('no more texts and pictures are read of a file than it may hold, and none that is too large', () => {
	const block = `<template ${proofAttribute}>${writeProof(proof)}</template>`;
	expect(readHanded(toBytes(block.repeat(201)))?.proofs).toHaveLength(200);
	const address = (letters: number) => `data:image/webp;base64,${'A'.repeat(letters)}"`;
	expect(readHanded(toBytes(address(4).repeat(1001)))?.pictures).toHaveLength(1000);
	expect(readHanded(toBytes(address(4_000_000) + address(4_000_004) + address(4)))?.pictures).toHaveLength(2);
	expect(readHanded(toBytes(`<template ${proofAttribute}>${'A'.repeat(15_000_000)}</template>`))?.proofs).toEqual([]);
});

test('letters of many megabytes are read as bytes, or refused', () => {
	const bytes = new Uint8Array(9_000_000).fill(65);
	const letters = toBase64(bytes);
	expect(fromBase64(letters)?.length).toBe(bytes.length);
	expect(fromBase64(`${letters.slice(0, -1)}!`)).toBeUndefined();
	expect(fromBase64(`${letters}A`)).toBeUndefined();
});

test.each([
	'<template ',
	`<template ${proofAttribute} `,
	`${proofAttribute}>`,
	'data:image/webp;base64,',
	'data:image/'
])('sixteen million letters of “%s” are read in time that grows with them, and no further', (piece) => {
	// Were it the square, this would take hours
	const bytes = toBytes(piece.repeat(Math.floor(16_000_000 / piece.length)));
	const handed = readHanded(bytes);
	expect(handed?.proofs).toEqual([]);
	expect(handed?.pictures.length).toBeLessThanOrEqual(1000);
});
