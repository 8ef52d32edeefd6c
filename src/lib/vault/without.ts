// Rows without some of their marks.

/** A row without some of its marks, by which it leaves their indexes. */
export function without<Row extends object, Name extends keyof Row>(row: Row, ...names: Name[]): Omit<Row, Name> {
	const left = new Set<PropertyKey>(names);
	return Object.fromEntries(Object.entries(row).filter(([name]) => !left.has(name))) as Omit<Row, Name>;
}
