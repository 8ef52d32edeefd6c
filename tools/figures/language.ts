// The four languages the pictures speak: their direction, their digits, their way to write numbers.

export const languages = ['en', 'kk', 'ru', 'fa'] as const;

export type Language = (typeof languages)[number];

/** A table with one wording for each language. */
export type Wording<Value = string> = Readonly<Record<Language, Value>>;

/** True where lines of text, and so rows of boxes, run from right to left. */
export function readsFromRight(language: Language): boolean {
	return language === 'fa';
}

/** A number in the language's own digits and marks: 4.5 is "4,5" in Russian and "۴٫۵" in Persian. */
export function writeNumber(language: Language, value: number): string {
	return new Intl.NumberFormat(language, { useGrouping: false }).format(value);
}

/** A share of one hundred: "2%", "2 %" in Russian, and with the word for it in Persian, where the sign's side is disputed. */
export function writePercent(language: Language, value: number): string {
	if (language === 'fa') return `${writeNumber(language, value)} درصد`;
	return new Intl.NumberFormat(language, { style: 'percent' }).format(value / 100);
}

/** Where a horizontal place falls when the picture of this width is mirrored for the language. */
export function mirror(language: Language, width: number, x: number): number {
	return readsFromRight(language) ? width - x : x;
}
