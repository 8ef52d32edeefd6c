// Made-up articles of 800 words whose words are as common and as rare as those of a language: few that stand everywhere, very many that stand once.
import { articleIdSchema, type Article } from '#lib/article/types.ts';
import { chanceFrom, type Chance } from '../figures/chance.ts';
import { idOf } from './scale-articles.ts';

type Row = readonly [string, ...string[]];

/** What words of a language are made of. */
interface Sounds {
	openings: Row;
	vowels: Row;
	endings: Row;
}

const split = (text: string): Row => text.split(' ') as unknown as Row;

/** Letters as they follow each other, and the endings that one stem takes. */
const sounds: Readonly<Record<string, Sounds>> = {
	kk: {
		openings: split('қ б т с ж м д к а н ш ғ р л ң п з й х ө г'),
		vowels: split('а е ы і о ұ ү ө ә'),
		endings: split('  лар дың ға ды да дан мен лық сыз шы ларды лары ларының ған атын уға у айды іп дегі')
	},
	ru: {
		openings: split('п с в н к т д м б р г з л ч ш ж х ф ц пр ст кр гр сл'),
		vowels: split('о а е и у я ы ё ю'),
		endings: split('  а у ом е ы ов ами ах ый ая ое ого ому ыми ых ть л ла ли ет ют ся лся ние ния')
	},
	en: {
		openings: split('s c p d m t b r f l h w g n v st pr tr ch sh th cl gr br'),
		vowels: split('e a i o u ea ou ai io oo'),
		endings: split('   s ed ing er ly ness tion al able ment')
	},
	fa: {
		openings: split('م ب د ن ک س ر خ ش ت پ ه گ ج ف ز ق ل چ ع ح ط'),
		vowels: split('ا ی و    آ'),
		endings: split('   ها های ی ان ای تر ترین م ت ش را')
	},
	ar: {
		openings: split('م ب د ن ك س ر خ ش ت ه ج ف ز ق ل ع ح ط ص غ و'),
		vowels: split('ا ي و    أ'),
		endings: split('   ات ون ين ة ه ها هم ي نا كم')
	}
};
const languages = split(Object.keys(sounds).join(' '));

/** Stems of a language; the commonest endings make some 100,000 forms of them. */
const stems = 14_000;
/** Words of so low a rank stand as they are. */
const particles = 150;
/** Exponent of the law, and how much the first endings are preferred: by these an article has as many different words as news have. */
const exponent = 1.13;
const endingBias = 3;
/** Added to a rank, so that the first words do not stand at every turn (Mandelbrot's form of Zipf's law). */
const rankShift = 2.7;
const words = 800;
const everyMs = 2 * 3_600_000;
const newest = Date.UTC(2026, 10, 20, 6);

/** The article of a number; the newest is number 0. */
export function makeWordyArticle(number: number): Article {
	const chance = chanceFrom(number + 1);
	const language = chance.one(languages);
	const paragraphs: string[] = [];
	for (let written = 0; written < words;) {
		const length = Math.min(words - written, Math.round(chance.between(30, 90)));
		paragraphs.push(`<p>${write(language, length, chance)}.</p>`);
		written += length;
	}
	return {
		head: {
			id: articleIdSchema(idOf(number)),
			revision: 1,
			language,
			direction: language === 'fa' || language === 'ar' ? 'rtl' : 'ltr',
			title: write(language, 8, chance),
			standfirst: write(language, 24, chance),
			byline: 'Shyraq',
			published: new Date(newest - number * everyMs).toISOString().replace('.000Z', 'Z'),
			tags: [],
			words,
			minutes: 4,
			pictures: [],
			sources: []
		},
		body: paragraphs.join('\n')
	};
}

/** A word of a language by how common it is: rank 0 is the commonest. Without its ending it is a stem. */
export function wordOfRank(language: string, rank: number): string {
	const chance = chanceFrom(rank * 7 + 3);
	const { openings, vowels } = soundsOf(language);
	// Common words are short
	const syllables = 1 + Math.floor(Math.log10(rank + 1) * 0.55 + chance.between(0, 1.2));
	let word = '';
	for (let count = 0; count < syllables; count += 1) word += chance.one(openings) + chance.one(vowels);
	return chance.happens(0.6) ? word + chance.one(openings) : word;
}

/** Languages of the articles. */
export const wordyLanguages: readonly string[] = languages;

function soundsOf(language: string): Sounds {
	const own = sounds[language];
	if (own === undefined) throw new Error(`no sounds for ${language}`);
	return own;
}

function write(language: string, count: number, chance: Chance): string {
	return Array.from({ length: count }, () => word(language, chance)).join(' ');
}

/** A word with an ending; those that hold sentences together have none, and of the others most take one of a few. */
function word(language: string, chance: Chance): string {
	const rank = drawRank(chance);
	const { endings } = soundsOf(language);
	const ending = endings[Math.floor(chance.between(0, 1) ** endingBias * endings.length)] ?? '';
	return known(language, rank) + (rank < particles ? '' : ending);
}

/** Ranks as often as Mandelbrot's form of Zipf's law has them. */
function drawRank(chance: Chance): number {
	const reach = ((stems + rankShift) / rankShift) ** (1 - exponent);
	return Math.floor(rankShift * (1 - chance.between(0, 1) * (1 - reach)) ** (1 / (1 - exponent)) - rankShift);
}

const remembered = new Map<string, string[]>();

function known(language: string, rank: number): string {
	const row = remembered.get(language) ?? [];
	remembered.set(language, row);
	return (row[rank] ??= wordOfRank(language, rank));
}
