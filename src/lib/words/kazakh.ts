// How Kazakh writes numbers, sizes, spans and ages: Chromium claims to know Kazakh, carries no data for it, and writes English.

/** Of all that a number may be of, what the interface says; the same words for one and for many, as Kazakh has them. */
const units: Readonly<Record<string, string>> = {
	kilobyte: 'кБ',
	megabyte: 'МБ',
	second: 'секунд',
	minute: 'минут',
	hour: 'сағат',
	day: 'күн',
	week: 'апта',
	month: 'ай',
	year: 'жыл'
};

/** A language that every browser has data of, and that groups and divides digits as Kazakh does: 1 234,5. */
export const kazakhDigits = 'ru';

/** A number, written already, with the unit or the percent sign that the options of `Intl.NumberFormat` ask for. */
export function writeKazakhUnit(number: string, { style, unit = '' }: Intl.NumberFormatOptions): string {
	if (style === 'percent') return `${number}%`;
	return style === 'unit' ? `${number}\u00a0${units[unit] ?? unit}` : number;
}

/** How long ago something was, by a whole number of units. */
export function writeKazakhAge(count: number, unit: Intl.RelativeTimeFormatUnit): string {
	if (count === 0) return 'жаңа ғана';
	if (count === 1 && unit === 'day') return 'кеше';
	return `${count} ${units[unit] ?? unit} бұрын`;
}
