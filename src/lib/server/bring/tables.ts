// A table of addresses that a reading service exported, row by row: a row that cannot be read is told of and the next one read.
import { BringFault, sentenceOf } from './fault.ts';
import { refuse, type BroughtHighlight, type BroughtItem } from './item.ts';
import { bringLimits } from './limits.ts';
import { readRow } from './rows.ts';
import { tableKindOf, type Row, type TableKind } from './table-kinds.ts';

/** The kind of table that a text is; undefined where its first line is not one that is known. */
export function findTableKind(text: string): TableKind | undefined {
	const first = readRow(text, 0);
	return 'fields' in first ? tableKindOf(first.fields) : undefined;
}

/**
 * The rows of an export's table as addresses.
 * @param name how the file is called
 * @param highlights marked passages that came apart from the table, by address
 * @throws BringFault where the first line is not that of a table that is known
 */
export function* readTable(
	text: string,
	name: string,
	highlights: ReadonlyMap<string, BroughtHighlight[]> = new Map()
): Generator<BroughtItem> {
	const first = readRow(text, 0);
	const header = 'fields' in first ? first.fields.map((field) => field.trim().toLowerCase()) : [];
	const kind = tableKindOf(header);
	if (kind === undefined) throw new BringFault('its first line is not that of an export that is known');
	const columns = new Map(header.map((column, index) => [column, index]));
	for (let at = first.next, count = 1; at < text.length; count++) {
		const where = `${name}, row ${count}`;
		if (count > bringLimits.rows) {
			yield refuse(where, `the table has more than ${bringLimits.rows} rows; this and the rest are left out`);
			return;
		}
		const row = readRow(text, at);
		at = row.next;
		if ('sentence' in row) yield refuse(where, row.sentence);
		else if (row.fields.some((field) => field.trim() !== '')) {
			yield readAddress(kind, (column) => row.fields[columns.get(column) ?? -1] ?? '', where, highlights);
		}
	}
}

function readAddress(
	kind: TableKind,
	row: Row,
	where: string,
	highlights: ReadonlyMap<string, BroughtHighlight[]>
): BroughtItem {
	try {
		const item = kind.read(row);
		const all = [...item.state.highlights, ...(highlights.get(item.url) ?? [])];
		const name = item.title === '' ? where : `${where}, ${item.title}`;
		return { ...item, name, state: { ...item.state, highlights: all } };
	} catch (caught) {
		return refuse(where, sentenceOf(caught));
	}
}
