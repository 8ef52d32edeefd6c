// The diagram of the freeze: pieces from a site abroad stop after 12 to 24 kilobytes, pieces from inside the country go on.
import { label } from '../label.ts';
import { mirror, readsFromRight, writeNumber, type Language, type Wording } from '../language.ts';
import { lamp, night, paper, sage } from '../palette.ts';
import type { Picture } from '../picture.ts';
import { box, disc, group, shape, stroke } from '../svg.ts';
import { smallPhone, tick } from './signs.ts';

const width = 1600;
const height = 1090;

/** One piece stands for six kilobytes: two are sure to come, two may, and then there is nothing. */
const pieceKilobytes = 6;
const piece = { wide: 84, tall: 132, pitch: 104, first: 408 } as const;
const pieces = 8;

const abroad: Wording = { en: 'Site abroad', kk: 'Шетелдегі сайт', ru: 'Зарубежный сайт', fa: 'سایت خارجی' };
const abroadLine: Wording = {
	en: 'stops, and no error is shown',
	kk: 'тоқтайды, қате көрсетпейді',
	ru: 'замирает, ошибки не видно',
	fa: 'می‌ایستد و خطایی دیده نمی‌شود'
};
const inside: Wording = {
	en: 'Site in the country',
	kk: 'Ел ішіндегі сайт',
	ru: 'Сайт внутри страны',
	fa: 'سایت داخلی'
};
const insideLine: Wording = {
	en: 'goes on as before',
	kk: 'бұрынғыдай істейді',
	ru: 'работает как прежде',
	fa: 'مانند پیش ادامه دارد'
};
const kilobytes: Wording = { en: 'KB', kk: 'КБ', ru: 'КБ', fa: 'کیلوبایت' };

type PieceState = 'come' | 'perhaps' | 'never';

/** One piece of a page on its way to the phone; its chevron points there. */
function drawPiece(language: Language, index: number, y: number, state: PieceState): string {
	const middle = mirror(language, width, piece.first + index * piece.pitch + piece.wide / 2);
	const left = middle - piece.wide / 2;
	const way = readsFromRight(language) ? -1 : 1;
	const chevron = (colour: string): string =>
		stroke(`M${middle + 12 * way} ${y - 24}L${middle - 12 * way} ${y}L${middle + 12 * way} ${y + 24}`, colour, 12);
	if (state === 'never')
		return box(left, y - piece.tall / 2, piece.wide, piece.tall, 'none', {
			stroke: night.mist,
			strokeWidth: 5,
			strokeDasharray: '13 13'
		});
	if (state === 'come')
		return (
			box(left, y - piece.tall / 2, piece.wide, piece.tall, lamp.amber) +
			box(left, y + piece.tall / 2 - 12, piece.wide, 12, lamp.deep) +
			chevron('#5d3a1c')
		);
	let hatch = '';
	for (let step = 10; step < piece.wide + piece.tall; step += 22) {
		const fromX = Math.min(step, piece.wide);
		const toY = Math.min(step, piece.tall);
		hatch += `M${left + fromX} ${y - piece.tall / 2 + step - fromX}L${left + step - toY} ${y - piece.tall / 2 + toY}`;
	}
	return (
		box(left, y - piece.tall / 2, piece.wide, piece.tall, lamp.ember) +
		stroke(hatch, lamp.amber, 6, { strokeLinecap: 'butt' }) +
		box(left, y - piece.tall / 2, piece.wide, piece.tall, 'none', { stroke: lamp.amber, strokeWidth: 5 })
	);
}

/** A crystal of frost where the pieces stop. */
function drawFrost(x: number, y: number): string {
	const arm = 'M0 0V-62M0 -40L-18 -56M0 -40L18 -56';
	return group(
		{ transform: `translate(${x} ${y})` },
		disc(0, 0, 84, night.ground),
		disc(0, 0, 78, night.mid),
		...[0, 60, 120, 180, 240, 300].map((turn) => stroke(arm, '#cfdcf2', 10, { transform: `rotate(${turn})` }))
	);
}

/** The globe for a site abroad. */
function drawGlobe(x: number, y: number): string {
	return group(
		{ transform: `translate(${x} ${y})` },
		disc(0, 0, 88, night.mid),
		disc(0, 0, 84, 'none', { stroke: paper.worn, strokeWidth: 10 }),
		stroke('M0 -84V84M-84 0H84M-72 -44H72M-72 44H72M0 -84C-58 -40 -58 40 0 84M0 -84C58 -40 58 40 0 84', paper.worn, 7)
	);
}

/** A house with a mast of servers' lights, for a site inside the country. */
function drawHouse(x: number, y: number): string {
	return group(
		{ transform: `translate(${x} ${y})` },
		shape('M-100 -14L0 -96L100 -14H78V84H-78V-14Z', paper.worn),
		shape('M-100 -14L0 -96L100 -14H70L0 -70L-70 -14Z', sage.plain),
		...[4, 34, 64].map(
			(row) =>
				box(-54, row - 12, 108, 22, night.mid) + disc(34, row - 1, 6, lamp.amber) + disc(14, row - 1, 6, lamp.amber)
		)
	);
}

function drawBracket(language: Language, y: number): string {
	const from = mirror(language, width, piece.first + 2 * piece.pitch - 10);
	const to = mirror(language, width, piece.first + 4 * piece.pitch - 10);
	const [low, high] = [2 * pieceKilobytes, 4 * pieceKilobytes].map((value) => writeNumber(language, value));
	return [
		stroke(`M${from} ${y}v26H${to}v-26`, paper.plain, 6, { strokeLinejoin: 'miter', strokeLinecap: 'butt' }),
		label({
			text: `${low ?? ''}–${high ?? ''} ${kilobytes[language]}`,
			language,
			x: (from + to) / 2,
			y: y + 98,
			size: 64,
			bold: true,
			fill: lamp.pale,
			anchor: 'middle'
		})
	].join('');
}

function draw(language: Language): string {
	const place = (x: number): number => mirror(language, width, x);
	const start = { language, x: place(piece.first), room: width - piece.first - 40 };
	const states: readonly PieceState[] = ['come', 'come', 'perhaps', 'perhaps', 'never', 'never', 'never', 'never'];
	const all = Array.from({ length: pieces }, (_, index) => index);
	const [upper, lower] = [326, 890];
	const screen =
		stroke('M-62 -110H40', lamp.amber, 14, { strokeLinecap: 'butt' }) +
		stroke('M-62 -70H62M-62 -40H62M-62 -10H30', paper.shade, 9, { strokeLinecap: 'butt' }) +
		stroke('M-62 50H62M-62 80H62M-62 110H10', night.haze, 9, { strokeDasharray: '14 12', strokeLinecap: 'butt' });
	return [
		box(0, 0, width, height, night.ground),
		box(0, 570, width, height - 570, night.near),
		label({ ...start, text: abroad[language], y: 112, size: 72, bold: true, fill: paper.white }),
		label({ ...start, text: abroadLine[language], y: 190, size: 54, fill: paper.worn }),
		...all.map((index) => drawPiece(language, index, upper, states[index] ?? 'never')),
		drawBracket(language, upper + 84),
		drawFrost(place(piece.first + 5 * piece.pitch - 10), upper),
		drawGlobe(place(1430), upper),
		label({ ...start, text: inside[language], y: 674, size: 72, bold: true, fill: paper.white }),
		label({ ...start, text: insideLine[language], y: 752, size: 54, fill: paper.worn }),
		...all.map((index) => drawPiece(language, index, lower, 'come')),
		drawHouse(place(1430), lower),
		tick(place(1500), lower + 90, 0.7),
		stroke(`M${place(386)} ${upper}H${place(196)}V420M${place(386)} ${lower}H${place(196)}V800`, lamp.amber, 14, {
			strokeLinecap: 'butt'
		}),
		stroke(`M${place(1254)} ${upper}H${place(1330)}`, night.mist, 8, {
			strokeDasharray: '12 14',
			strokeLinecap: 'butt'
		}),
		stroke(`M${place(1254)} ${lower}H${place(1336)}`, lamp.amber, 14, { strokeLinecap: 'butt' }),
		smallPhone(place(196), 608, 1.1, screen)
	].join('');
}

export const freeze: Picture = { kind: 'worded', name: 'freeze', width, height, draw };
