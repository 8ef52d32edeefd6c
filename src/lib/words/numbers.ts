// How the interface's languages write numbers, shares, sizes, spans and ages. Not by Intl: its first number costs a slow phone a
// tenth of a second in one piece, just when the page comes to life, and Chromium writes Kazakh as English.
import type { Language } from '#lib/contract/languages.ts';

/** A text that depends on a number, by plural category (CLDR). */
export type Plural = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };

/** What a number can be of: sizes in steps of a thousand bytes, and spans of time. */
export type Unit =
	'kilobyte' | 'megabyte' | 'gigabyte' | 'second' | 'minute' | 'hour' | 'day' | 'week' | 'month' | 'year';

interface Numerals {
	/** From zero on, where they are not these. */
	digits?: string;
	group: string;
	point: string;
	percent: string;
	units: Readonly<Record<Unit, string | Plural>>;
	/** A whole number of units ago. */
	ago: string;
	/** Ages with a name of their own, by unit and count. */
	names: Readonly<Record<string, string>>;
	/** Units that one of is called otherwise when it is ago. */
	agoOne?: Readonly<Partial<Record<Unit, string>>>;
}

const nbsp = '\u00a0';

const numerals: Readonly<Record<Language, Numerals>> = {
	en: {
		group: ',',
		point: '.',
		percent: '%',
		units: {
			kilobyte: 'kB',
			megabyte: 'MB',
			gigabyte: 'GB',
			second: { one: 'second', other: 'seconds' },
			minute: { one: 'minute', other: 'minutes' },
			hour: { one: 'hour', other: 'hours' },
			day: { one: 'day', other: 'days' },
			week: { one: 'week', other: 'weeks' },
			month: { one: 'month', other: 'months' },
			year: { one: 'year', other: 'years' }
		},
		ago: '{span} ago',
		names: { second0: 'now', day1: 'yesterday', week1: 'last week', month1: 'last month', year1: 'last year' }
	},
	kk: {
		group: nbsp,
		point: ',',
		percent: '%',
		units: {
			kilobyte: 'кБ',
			megabyte: 'МБ',
			gigabyte: 'ГБ',
			second: 'секунд',
			minute: 'минут',
			hour: 'сағат',
			day: 'күн',
			week: 'апта',
			month: 'ай',
			year: 'жыл'
		},
		ago: '{span} бұрын',
		names: { second0: 'жаңа ғана', day1: 'кеше' }
	},
	ru: {
		group: nbsp,
		point: ',',
		percent: `${nbsp}%`,
		units: {
			kilobyte: 'кБ',
			megabyte: 'МБ',
			gigabyte: 'ГБ',
			second: { one: 'секунда', few: 'секунды', other: 'секунд' },
			minute: { one: 'минута', few: 'минуты', other: 'минут' },
			hour: { one: 'час', few: 'часа', other: 'часов' },
			day: { one: 'день', few: 'дня', other: 'дней' },
			week: { one: 'неделя', few: 'недели', other: 'недель' },
			month: { one: 'месяц', few: 'месяца', other: 'месяцев' },
			year: { one: 'год', few: 'года', other: 'лет' }
		},
		ago: '{span} назад',
		names: {
			second0: 'сейчас',
			day1: 'вчера',
			day2: 'позавчера',
			week1: 'на прошлой неделе',
			month1: 'в прошлом месяце',
			year1: 'в прошлом году'
		},
		agoOne: { second: 'секунду', minute: 'минуту', week: 'неделю' }
	},
	fa: {
		digits: '۰۱۲۳۴۵۶۷۸۹',
		group: '٬',
		point: '٫',
		percent: '٪',
		units: {
			kilobyte: 'کیلوبایت',
			megabyte: 'مگابایت',
			gigabyte: 'گیگابایت',
			second: 'ثانیه',
			minute: 'دقیقه',
			hour: 'ساعت',
			day: 'روز',
			week: 'هفته',
			month: 'ماه',
			year: 'سال'
		},
		ago: '{span} پیش',
		names: {
			second0: 'اکنون',
			day1: 'دیروز',
			day2: 'پریروز',
			week1: 'هفتهٔ گذشته',
			month1: 'ماه گذشته',
			year1: 'سال گذشته'
		}
	}
};

/** A number as the language writes it, rounded to so many decimals, and none of them where they are noughts. */
export function sayNumber(number: number, language: Language, decimals = 0): string {
	const { digits, group, point } = numerals[language];
	const [whole = '', rest = ''] = String(Math.round(number * 10 ** decimals) / 10 ** decimals).split('.');
	const written = whole.replace(/\B(?=(\d{3})+$)/g, group) + (rest === '' ? '' : point + rest);
	return digits === undefined ? written : written.replace(/\d/g, (digit) => digits[Number(digit)] ?? digit);
}

/** A share from 0 to 1 as a percentage without decimals. */
export function sayShare(share: number, language: Language): string {
	return sayNumber(share * 100, language) + numerals[language].percent;
}

/** So many of a unit: "5 minutes", "1.3 MB". They stay on one line. */
export function sayUnit(count: number, unit: Unit, language: Language, decimals = 0): string {
	return span(count, numerals[language].units[unit], language, decimals);
}

/** How long ago something was, by a whole number of units; no seconds are now. */
export function sayAge(count: number, unit: Unit, language: Language): string {
	const { units, ago, names, agoOne } = numerals[language];
	const forms = units[unit];
	const one = agoOne?.[unit];
	const named = names[unit + String(count)];
	const fitting = one === undefined || typeof forms === 'string' ? forms : { ...forms, one };
	return named ?? ago.replace('{span}', span(count, fitting, language, 0));
}

/** The hour and minute of a moment by this phone's clock, as 14:05. */
export function sayClock(date: Date, language: Language): string {
	const two = (number: number) => (number < 10 ? sayNumber(0, language) : '') + sayNumber(number, language);
	return `${two(date.getHours())}:${two(date.getMinutes())}`;
}

/** The category of a count (CLDR) in a language; making these rules is cheap where making a format is not. */
export function pluralOf(count: number, language: Language): Intl.LDMLPluralRule {
	return new Intl.PluralRules(language).select(count);
}

function span(count: number, forms: string | Plural, language: Language, decimals: number): string {
	const unit = typeof forms === 'string' ? forms : (forms[pluralOf(count, language)] ?? forms.other);
	return sayNumber(count, language, decimals) + nbsp + unit;
}
