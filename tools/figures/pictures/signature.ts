// The diagram of the signature, in four numbered steps: text, fingerprint, seal, check.
import { label } from '../label.ts';
import { mirror, readsFromRight, writeNumber, type Language, type Wording } from '../language.ts';
import { clay, ink, lamp, night, paper, sage } from '../palette.ts';
import type { Picture } from '../picture.ts';
import { box, disc, group, shape, stroke } from '../svg.ts';
import { arrow, key, smallPhone, textPage, tick } from './signs.ts';

const width = 1600;
const height = 1440;
const cell = { wide: 700, tall: 620 } as const;

type Step = {
	readonly x: number;
	readonly y: number;
	readonly title: Wording;
	readonly line: Wording<readonly string[]>;
	readonly sign: (x: number, y: number) => string;
};

/** Ridges of a finger tip: nested arches, each a little broken. */
function fingerprint(x: number, y: number): string {
	const ridges = [24, 52, 80, 108].map((reach, index) =>
		stroke(
			`M${-reach} ${70 + index * 14}V0A${reach} ${reach * 1.12} 0 0 1 ${reach} 0V${96 - index * 14}`,
			lamp.amber,
			14,
			{ strokeDasharray: index % 2 === 0 ? '230 26 400' : '120 24 300 22 400' }
		)
	);
	return group({ transform: `translate(${x} ${y})` }, ...ridges, stroke('M0 10V110', lamp.amber, 14));
}

function seal(x: number, y: number): string {
	const teeth = Array.from({ length: 14 }, (_, tooth) => {
		const turn = (tooth / 14) * 2 * Math.PI;
		return disc(Math.cos(turn) * 74, Math.sin(turn) * 74, 22, clay.plain);
	});
	return group(
		{ transform: `translate(${x} ${y})` },
		textPage(-104, 0, 0.96),
		group(
			{ transform: 'translate(-20 62)' },
			shape('M-46 40L-64 122L-26 98L0 124L26 98L64 122L46 40Z', clay.deep),
			...teeth,
			disc(0, 0, 78, clay.plain),
			disc(0, 0, 56, clay.deep),
			shape('M0 -40C6 -16 30 -4 30 20C30 38 16 46 0 46C-16 46 -30 38 -30 20C-30 -4 -6 -16 0 -40Z', clay.pale)
		),
		group({ transform: 'rotate(-38 150 -20)' }, key(150, -20, 1, lamp.amber))
	);
}

function check(x: number, y: number): string {
	const screen = stroke('M-62 -120H30M-62 -84H62M-62 -52H62M-62 -20H20', paper.shade, 12, { strokeLinecap: 'butt' });
	return group(
		{ transform: `translate(${x} ${y})` },
		smallPhone(-70, 0, 0.78, screen),
		tick(-22, 84, 0.98),
		group({ transform: 'rotate(-38 140 -30)' }, key(140, -30, 0.9, sage.pale))
	);
}

const steps: readonly Step[] = [
	{
		x: 60,
		y: 50,
		sign: (x, y) => textPage(x, y, 1),
		title: { en: 'Text', kk: 'Мәтін', ru: 'Текст', fa: 'متن' },
		line: { en: ['as it was written'], kk: ['жазылған күйінде'], ru: ['как он написан'], fa: ['همان‌گونه که نوشته شد'] }
	},
	{
		x: 840,
		y: 50,
		sign: fingerprint,
		title: { en: 'Fingerprint', kk: 'Бармақ таңбасы', ru: 'Отпечаток', fa: 'اثر انگشت' },
		line: {
			en: ['one letter changes it'],
			kk: ['бір әріптен өзгереді'],
			ru: ['меняется', 'от одной буквы'],
			fa: ['با یک حرف دگرگون می‌شود']
		}
	},
	{
		x: 60,
		y: 770,
		sign: seal,
		title: { en: 'Seal', kk: 'Мөр', ru: 'Печать', fa: 'مهر' },
		line: {
			en: ['made with the', 'publisher’s private key'],
			kk: ['редакцияның', 'құпия кілтімен'],
			ru: ['секретным ключом', 'редакции'],
			fa: ['با کلید خصوصی ناشر']
		}
	},
	{
		x: 840,
		y: 770,
		sign: check,
		title: { en: 'Check', kk: 'Тексеру', ru: 'Проверка', fa: 'وارسی' },
		line: {
			en: ['with the public key,', 'no network needed'],
			kk: ['ашық кілтпен,', 'желісіз'],
			ru: ['открытым ключом,', 'без сети'],
			fa: ['با کلید عمومی، بی‌شبکه']
		}
	}
];

function drawStep(language: Language, index: number, { x, y, title, line, sign }: Step): string {
	const middle = mirror(language, width, x + cell.wide / 2);
	const start = mirror(language, width, x + 70);
	const centred = { language, x: middle, anchor: 'middle', room: cell.wide - 30 } as const;
	return [
		box(middle - cell.wide / 2, y, cell.wide, cell.tall, night.near),
		box(middle - cell.wide / 2, y + cell.tall - 8, cell.wide, 8, night.far),
		disc(start, y + 74, 46, lamp.amber),
		label({
			text: writeNumber(language, index + 1),
			language,
			x: start,
			y: y + 98,
			size: 66,
			bold: true,
			fill: ink,
			anchor: 'middle'
		}),
		// The keys reach out to the right; from right to left that is where the number stands.
		sign(middle - (readsFromRight(language) && index > 1 ? 70 : 0), y + 205),
		label({ ...centred, text: title[language], y: y + 452, size: 72, bold: true, fill: paper.white }),
		label({ ...centred, text: line[language], y: y + 526, size: 52, fill: paper.worn })
	].join('');
}

function drawArrows(language: Language): string {
	const place = (x: number): number => mirror(language, width, x);
	const ahead = readsFromRight(language) ? 180 : 0;
	const [from, to, head] = [place(772), place(800), place(806)];
	return [
		arrow(`M${from} 300H${to}`, head, 300, ahead, lamp.amber),
		arrow(`M${place(1190)} 676V702H${place(410)}V722`, place(410), 728, 90, lamp.amber),
		arrow(`M${from} 1020H${to}`, head, 1020, ahead, lamp.amber)
	].join('');
}

function draw(language: Language): string {
	return (
		box(0, 0, width, height, night.ground) +
		steps.map((step, index) => drawStep(language, index, step)).join('') +
		drawArrows(language)
	);
}

export const signature: Picture = { kind: 'worded', name: 'signature', width, height, draw };
