// Makes articles of sentences that know their names, and edits them as an editor would, for the locator's tests.
import fc from 'fast-check';

/** A sentence with a name of its own, so that the test knows it again after editing. */
export interface Sentence {
	name: number;
	text: string;
}
export type Paragraph = Sentence[];

const words = {
	en: 'the lamp of a city went out and nobody could send word home because every line was cut by order before dawn “so” it—seems',
	kk: 'қала шамы сөнді ешкім үйге хабар жібере алмады өйткені барлық желі таң атқанша бұйрықпен кесілді «солай» болды',
	ru: 'свет в городе погас и никто не мог написать домой потому что связь отключили до рассвета приказом «так» оно вышло —',
	fa: 'چراغ شهر خاموش شد و هیچ‌کس نمی‌توانست به خانه خبر بدهد زیرا همه خط‌ها پیش از سپیده قطع شده بود «چنین» است'
} as const;

const language = fc.constantFrom(...(Object.keys(words) as (keyof typeof words)[]));

/** An article of distinct sentences in one language: each carries a number, as no two sentences of real prose are one. */
export const articleArbitrary: fc.Arbitrary<Paragraph[]> = language.chain((tag) => {
	const word = fc.constantFrom(...words[tag].split(' '));
	const sentence = fc.tuple(
		fc.array(word, { minLength: 2, maxLength: 24 }),
		fc.constantFrom('.', '.', '.', '!', tag === 'fa' ? '؟' : '?', '…', '."')
	);
	return fc
		.array(fc.array(sentence, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 12 })
		.map((paragraphs) => {
			let name = 0;
			return paragraphs.map((paragraph) =>
				paragraph.map(([chosen, end]) => ({ name: ++name, text: finish(chosen, name, end) }))
			);
		});
});

function finish(chosen: string[], name: number, end: string): string {
	const first = chosen[0] ?? '';
	const middle = Math.ceil(chosen.length / 2);
	const text = [
		first.charAt(0).toUpperCase() + first.slice(1),
		...chosen.slice(1, middle),
		numeral(name),
		...chosen.slice(middle)
	].join(' ');
	return text + end;
}

/** A number as a made-up word, since digits would make every sentence look unlike prose. */
function numeral(name: number): string {
	return [...String(name)].map((digit) => 'bakodukizotarepomi'.slice(Number(digit), Number(digit) + 3)).join('') + 'th';
}

/** One thing an editor does; numbers choose where, and are taken modulo what there is. */
export type Edit =
	| { kind: 'insert' | 'remove' | 'merge'; at: number }
	| { kind: 'split'; at: number; after: number }
	| { kind: 'correct'; at: number; word: number }
	| { kind: 'drop-sentence' | 'add-sentence'; at: number };

export const editsArbitrary: fc.Arbitrary<Edit[]> = fc.array(
	fc.oneof(
		fc.record({ kind: fc.constantFrom('insert', 'remove', 'merge'), at: fc.nat(1000) }),
		fc.record({ kind: fc.constant('split'), at: fc.nat(1000), after: fc.nat(10) }),
		fc.record({ kind: fc.constant('correct'), at: fc.nat(1000), word: fc.nat(30) }),
		fc.record({ kind: fc.constantFrom('drop-sentence', 'add-sentence'), at: fc.nat(1000) })
	),
	{ minLength: 1, maxLength: 12 }
);

/** Applies edits; the sentence named `spared` is moved about but never changed or removed. */
export function edit(article: Paragraph[], edits: Edit[], spared: number): Paragraph[] {
	let paragraphs = article.map((paragraph) => [...paragraph]);
	let fresh = 500;
	const write = (): Sentence => ({
		name: ++fresh,
		text: `Correction ${numeral(fresh)}: added by ${numeral(fresh * 7)} later.`
	});
	for (const step of edits) {
		const index = step.at % paragraphs.length;
		const paragraph = paragraphs[index] ?? [];
		const sentence = paragraph[step.at % Math.max(1, paragraph.length)];
		if (step.kind === 'insert') paragraphs.splice(index, 0, [write(), write()]);
		if (step.kind === 'remove' && !paragraph.some(({ name }) => name === spared)) paragraphs.splice(index, 1);
		if (step.kind === 'merge') paragraphs.splice(index, 2, paragraphs.slice(index, index + 2).flat());
		if (step.kind === 'split') {
			const cut = 1 + (step.after % Math.max(1, paragraph.length));
			paragraphs.splice(index, 1, paragraph.slice(0, cut), paragraph.slice(cut));
		}
		if (step.kind === 'add-sentence') paragraph.splice(step.at % (paragraph.length + 1), 0, write());
		if (sentence !== undefined && sentence.name !== spared) {
			const where = paragraph.indexOf(sentence);
			if (step.kind === 'drop-sentence') paragraph.splice(where, 1);
			if (step.kind === 'correct') paragraph.splice(where, 1, correct(sentence, step.word));
		}
		paragraphs = paragraphs.filter((kept) => kept.length > 0);
	}
	return paragraphs;
}

function correct({ name, text }: Sentence, word: number): Sentence {
	const chosen = text.split(' ');
	chosen[word % chosen.length] = 'corrected';
	return { name, text: chosen.join(' ') };
}

/** How an article is set: how sentences are joined, and whether its marks are plain. */
export interface Setting {
	joint: string;
	isPlain: boolean;
}
export const settingArbitrary: fc.Arbitrary<Setting> = fc.record({
	joint: fc.constantFrom(' ', '\n', '  ', '\n\t', '\u00a0'),
	isPlain: fc.boolean()
});

/** The article's blocks, and where each sentence stands in them. */
export function set(
	article: Paragraph[],
	{ joint, isPlain }: Setting
): { blocks: string[]; spans: Map<number, { block: number; start: number; end: number }> } {
	const spans = new Map<number, { block: number; start: number; end: number }>();
	const blocks = article.map((paragraph, block) => {
		let text = '';
		for (const sentence of paragraph) {
			if (text !== '') text += joint;
			const own = isPlain ? sentence.text.replace(/[«»“”]/g, '"').replaceAll('—', '-') : sentence.text;
			spans.set(sentence.name, { block, start: text.length, end: text.length + own.length });
			text += own;
		}
		return text;
	});
	return { blocks, spans };
}
