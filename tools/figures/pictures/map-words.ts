// The names on the map in four languages, and the places they belong to (longitude, latitude).
import type { Wording } from '../language.ts';

export type Place = {
	readonly at: readonly [number, number];
	readonly name: Wording;
	/** On which side of the dot the name stands, the same in every language. */
	readonly side: 'left' | 'right';
	/** How far the name's base line is moved from its place beside the dot, in pixels, to keep clear of a border. */
	readonly drop: number;
};

export const capital: Place = {
	at: [71.43, 51.17],
	name: { en: 'Nur-Sultan', kk: 'Нұр-Сұлтан', ru: 'Нур-Султан', fa: 'نورسلطان' },
	side: 'right',
	drop: 26
};

/** The capital bore the name Nur-Sultan from 2019 to 2022. */
export const capitalToday: Wording = {
	en: 'Astana today',
	kk: 'қазіргі Астана',
	ru: 'ныне Астана',
	fa: 'امروز: آستانه'
};

export const almaty: Place = {
	at: [76.95, 43.24],
	name: { en: 'Almaty', kk: 'Алматы', ru: 'Алматы', fa: 'آلماتی' },
	side: 'left',
	drop: -14
};

export const otherCities: readonly Place[] = [
	{ at: [57.17, 50.28], name: { en: 'Aktobe', kk: 'Ақтөбе', ru: 'Актобе', fa: 'آق‌توبه' }, side: 'right', drop: 34 },
	{ at: [51.16, 43.65], name: { en: 'Aktau', kk: 'Ақтау', ru: 'Актау', fa: 'آق‌تاو' }, side: 'right', drop: -64 }
];

export const country: Wording = { en: 'KAZAKHSTAN', kk: 'ҚАЗАҚСТАН', ru: 'КАЗАХСТАН', fa: 'قزاقستان' };

export const sea: Wording<readonly string[]> = {
	en: ['Caspian', 'Sea'],
	kk: ['Каспий', 'теңізі'],
	ru: ['Каспийское', 'море'],
	fa: ['دریای', 'خزر']
};

export const neighbours: readonly { readonly at: readonly [number, number]; readonly name: Wording }[] = [
	{ at: [66.2, 56.1], name: { en: 'RUSSIA', kk: 'РЕСЕЙ', ru: 'РОССИЯ', fa: 'روسیه' } },
	{ at: [84.9, 43.4], name: { en: 'CHINA', kk: 'ҚЫТАЙ', ru: 'КИТАЙ', fa: 'چین' } },
	{ at: [75.6, 40.5], name: { en: 'KYRGYZSTAN', kk: 'ҚЫРҒЫЗСТАН', ru: 'КЫРГЫЗСТАН', fa: 'قرقیزستان' } },
	{ at: [61.85, 42.1], name: { en: 'UZBEKISTAN', kk: 'ӨЗБЕКСТАН', ru: 'УЗБЕКИСТАН', fa: 'ازبکستان' } },
	{ at: [59.8, 39.3], name: { en: 'TURKMENISTAN', kk: 'ТҮРІКМЕНСТАН', ru: 'ТУРКМЕНИСТАН', fa: 'ترکمنستان' } }
];

export const kilometres: Wording = { en: 'km', kk: 'км', ru: 'км', fa: 'کیلومتر' };

export const source: Wording = {
	en: 'Data: Natural Earth',
	kk: 'Деректер: Natural Earth',
	ru: 'Данные: Natural Earth',
	fa: 'داده‌ها: Natural Earth'
};
