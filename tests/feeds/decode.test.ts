// Bytes in any encoding, with right, wrong or no declarations, become the text that was written.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeText } from '#lib/server/decode.ts';
import { encode, heldBy } from './old-encodings.ts';
import { letters } from './letters-cases.ts';
import { expectCost } from '../stage/patience.ts';

const rss = (text: string, declaration: string) =>
	`${declaration}<rss version="2.0"><channel><title>${text}</title></channel></rss>`;
const page = (text: string, meta: string) => `<!doctype html><html><head>${meta}<title>${text}</title></head></html>`;

const wrongly = '<?xml version="1.0" encoding="windows-1251"?>';

/** UTF-32, the high byte first. */
function inFourBytes(text: string): number[] {
	return [...text].flatMap((letter) => {
		const point = letter.codePointAt(0) ?? 0;
		return [0, point >> 16, (point >> 8) & 0xff, point & 0xff];
	});
}

const cases = letters.flatMap(({ language, sentences, encodings }) =>
	encodings.flatMap((encoding) => [
		{ name: `${language} in ${encoding}`, text: heldBy(sentences.join('. '), encoding), encoding, language },
		{ name: `${language} in ${encoding}, one line`, text: heldBy(sentences[0], encoding), encoding, language }
	])
);

describe('a document is read rightly', () => {
	for (const { name, text, encoding } of cases) {
		test(`${name}, declared`, () => {
			const bytes = encode(rss(text, `<?xml version="1.0" encoding="${encoding}"?>`), encoding);
			expect(decodeText(bytes, undefined, 'xml').text).toContain(text);
		});
		test(`${name}, declared in the header alone`, () => {
			const bytes = encode(page(text, ''), encoding);
			expect(decodeText(bytes, `text/html; charset=${encoding}`, 'html').text).toContain(text);
		});
	}

	for (const { name, text, encoding, language } of cases.filter(({ encoding }) => encoding !== 'iso-8859-6')) {
		test(`${name}, declared as UTF-8`, () => {
			const bytes = encode(rss(text, '<?xml version="1.0" encoding="UTF-8"?>'), encoding);
			expect(decodeText(bytes, 'application/xml; charset=utf-8', 'xml').text).toContain(text);
		});
		test(`${name}, with no declaration`, () => {
			expect(decodeText(encode(page(text, ''), encoding), 'text/html', 'html').text).toContain(text);
		});
		test(`${name}, with Latin 1 in the header`, () => {
			const bytes = encode(`<html lang="${language}">${page(text, '')}`, encoding);
			expect(decodeText(bytes, 'text/html; charset=ISO-8859-1', 'html').text).toContain(text);
		});
	}
});

describe('a declaration that gives rubbish loses to what reads', () => {
	/** Hebrew read so gives letters like words; Mac's Cyrillic differs in its capitals alone; one line says too little. */
	const unlucky = /^he in|mac-cyrillic|windows-1251|one line/;
	for (const { name, text, encoding } of cases.filter((one) => !unlucky.test(one.name) && !isWestern(one.language))) {
		test(`${name}, declared as windows-1251`, () => {
			expect(decodeText(encode(rss(text, wrongly), encoding), undefined, 'xml').text).toContain(text);
		});
	}
});

/** Languages in Latin letters, whose old encodings are told apart by a declaration or not at all. */
function isWestern(language: string): boolean {
	return ['fr', 'de', 'es', 'pl', 'cs', 'tr'].includes(language);
}

describe('Unicode is known without being declared', () => {
	const text = 'Қалада байланыс қайта қосылды — “Шырақ”';
	const cases = [
		['UTF-8', encode(rss(text, ''), 'utf-8'), 'utf-8'],
		[
			'UTF-8 with a mark, declared as windows-1251',
			[0xef, 0xbb, 0xbf, ...encode(rss(text, wrongly), 'utf-8')],
			'utf-8'
		],
		['UTF-8, declared as windows-1251', encode(rss(text, wrongly), 'utf-8'), 'utf-8'],
		['UTF-16 with a mark', [0xff, 0xfe, ...encode(rss(text, ''), 'utf-16le')], 'utf-16le'],
		['UTF-16 of the other order with a mark', [0xfe, 0xff, ...encode(rss(text, ''), 'utf-16be')], 'utf-16be'],
		['UTF-16 without a mark, declared as UTF-8', encode(rss(text, '<?xml encoding="UTF-8"?>'), 'utf-16le'), 'utf-16le'],
		['UTF-16 of the other order without a mark', encode(rss(text, ''), 'utf-16be'), 'utf-16be'],
		['UTF-32 with a mark', inFourBytes(`\ufeff${rss(text, '')}`), 'utf-32be'],
		['UTF-32 without a mark', inFourBytes(rss(text, '')), 'utf-32be']
	] as const;
	for (const [name, bytes, encoding] of cases) {
		test(name, () => {
			const decoded = decodeText(Uint8Array.from(bytes), 'text/xml; charset=ISO-8859-1', 'xml');
			expect(decoded.encoding).toBe(encoding);
			expect(decoded.text).toContain(text);
			expect(decoded.text.startsWith('\ufeff')).toBe(false);
		});
	}
});

describe('a text with blots stays readable', () => {
	const text = 'Связь в городе вернулась утром, и жители смогли позвонить родным.';

	test('UTF-8 with a wrong byte in it', () => {
		const bytes = [...encode(`<p>${text}`, 'utf-8'), 0x93, ...encode(text, 'utf-8')];
		const decoded = decodeText(Uint8Array.from(bytes), undefined, 'html');
		expect(decoded).toEqual({ text: `<p>${text}\ufffd${text}`, encoding: 'utf-8' });
	});

	test('UTF-8 that is cut inside its last letter', () => {
		const bytes = encode('<p>«Иә', 'utf-8');
		expect(decodeText(bytes.subarray(0, -1), undefined, 'html').text).toBe('<p>«И\ufffd');
	});

	test('quotation marks that were taken for Latin 1 on the way', () => {
		expect(decodeText(encode('don\u0092t', 'utf-8'), undefined, 'xml').text).toBe('don’t');
	});

	test('Japanese with escapes', () => {
		const bytes = [...encode('<title>', 'utf-8'), 0x1b, 0x24, 0x42, 0x46, 0x7c, 0x4b, 0x5c, 0x1b, 0x28, 0x42];
		expect(decodeText(Uint8Array.from(bytes), undefined, 'html').text).toBe('<title>日本');
	});

	test('names of encodings as they are really written', () => {
		const names = [
			['win-1251', 'windows-1251', 'Связь'],
			['CP1251', 'windows-1251', 'Связь'],
			['x-cp1251', 'windows-1251', 'Связь'],
			['MS949', 'euc-kr', '통신'],
			['cp932', 'shift_jis', '通信'],
			['GBK', 'gb18030', '通信'],
			['RK1048', 'kz-1048', 'Қала'],
			['no-such-thing', 'windows-1252', 'déjà']
		] as const;
		for (const [name, encoding, text] of names) {
			const header = `text/html; charset="${name}"`;
			expect([name, decodeText(encode(text, encoding), header, 'html')]).toEqual([name, { text, encoding }]);
		}
	});

	test('a mark that is alone in English text is not taken for a letter', () => {
		const line = '<p>The network came back © 2024 – all of it';
		expect(decodeText(encode(line, 'windows-1252'), undefined, 'html').text).toBe(line);
	});
});

test('any bytes become text, whatever they declare', () => {
	fc.assert(
		fc.property(
			fc.uint8Array({ maxLength: 400 }),
			fc.constantFrom(
				'',
				'<meta charset=gbk>',
				'<?xml version="1.0" encoding="utf-16"?>',
				'<meta charset=x-user-defined>'
			),
			fc.option(fc.string(), { nil: undefined }),
			(bytes, head, contentType) => {
				const whole = Uint8Array.from([...encode(head, 'utf-8'), ...bytes]);
				const { text, encoding } = decodeText(whole, contentType, 'html');
				expect(typeof text).toBe('string');
				expect(encoding).toMatch(/^[a-z0-9_-]+$/);
			}
		),
		{ numRuns: 2000 }
	);
});

test('megabytes that are in no encoding take their time and not longer', () => {
	const bytes = new Uint8Array(4_000_000).map((_, index) => 0x80 + ((index * 7919) % 128));
	expectCost(10_000, () => decodeText(bytes, undefined, 'html'));
});
