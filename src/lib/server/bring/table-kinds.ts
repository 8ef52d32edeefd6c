// The tables that reading services export, known by their first line, and what a row of each says.
import {
	highlightsOf,
	keyOfAddress,
	lineOf,
	needAddress,
	shareOf,
	stateOf,
	tagsOf,
	timeOfSeconds,
	timeOfText
} from './fields.ts';
import type { BroughtAddress } from './item.ts';

/** A row by the names of its columns in lower case; a column that is not there is empty. */
export type Row = (column: string) => string;

/** A kind of table. */
export interface TableKind {
	/** How its service is called. */
	service: string;
	/** Columns without which it is another's. Their order, and further ones, say nothing. */
	columns: readonly string[];
	/** @throws BringFault where the row has no address of the web */
	read: (row: Row) => BroughtAddress;
}

/** Pocket, 2025: `title,url,time_added,tags,status`; older ones have a column `cursor` too. Tags are parted by `|`. */
const pocket: TableKind = {
	service: 'Pocket',
	columns: ['title', 'url', 'time_added', 'tags', 'status'],
	read: (row) => {
		const isArchived = row('status').trim().toLowerCase() === 'archive';
		return toAddress(row('url'), row('title'), row('tags').split('|'), {
			added: timeOfSeconds(row('time_added')),
			read: isArchived,
			archived: isArchived
		});
	}
};

/** Instapaper: `URL,Title,Selection,Folder,Timestamp`, and since 2023 `Tags` as a JSON list. Two folders are states, others tags. */
const instapaper: TableKind = {
	service: 'Instapaper',
	columns: ['url', 'title', 'selection', 'folder', 'timestamp'],
	read: (row) => {
		const folder = row('folder').trim();
		const isState = /^(?:unread|archive|starred)$/i.test(folder);
		const isArchived = folder.toLowerCase() === 'archive';
		return toAddress(
			row('url'),
			row('title'),
			[...(isState || folder === '' ? [] : [folder]), ...listOf(row('tags'))],
			{
				added: timeOfSeconds(row('timestamp')),
				read: isArchived,
				archived: isArchived,
				favourite: folder.toLowerCase() === 'starred'
			},
			[{ text: row('selection') }]
		);
	}
};

/** Something is read that was opened and scrolled to about its end. */
const readFrom = 0.95;

/** Readwise Reader: tags as Python writes a list, progress from 0 to 1, and the list in which a document lies. */
const readwise: TableKind = {
	service: 'Readwise Reader',
	columns: ['title', 'url', 'document tags', 'saved date', 'reading progress', 'location'],
	read: (row) => {
		const location = row('location').trim().toLowerCase();
		const progress = shareOf(row('reading progress'), 1);
		const isArchived = location === 'archive';
		return toAddress(row('url'), row('title'), listOf(row('document tags')), {
			added: timeOfText(row('saved date')),
			read: isArchived || (progress ?? 0) >= readFrom,
			archived: isArchived,
			favourite: location === 'shortlist',
			progress
		});
	}
};

const tableKinds = [pocket, instapaper, readwise] as const;

/** The kind of a table by its first line, whatever the order of its columns. */
export function tableKindOf(header: readonly string[]): TableKind | undefined {
	const names = new Set(header.map((name) => name.trim().toLowerCase()));
	return tableKinds.find(({ columns }) => columns.every((column) => names.has(column)));
}

function toAddress(
	url: string,
	title: string,
	tags: Iterable<string>,
	known: Parameters<typeof stateOf>[0],
	highlights: { text: string }[] = []
): BroughtAddress {
	const address = needAddress(url);
	const line = lineOf(title);
	return {
		kind: 'address',
		key: keyOfAddress(address),
		url: address,
		// Pocket writes the address where it knows no title.
		title: line === url.trim() || line === address ? '' : line,
		tags: tagsOf(tags),
		state: stateOf(known, highlightsOf(highlights))
	};
}

/** The texts in a list as JSON or Python writes it (`["a"]`, `['a', "b's"]`), or parted by commas. */
function listOf(written: string): string[] {
	const text = written.trim();
	if (!text.startsWith('[') || !text.endsWith(']')) return text.split(',');
	const texts: string[] = [];
	let mark = '';
	let from = 0;
	for (let at = 1; at < text.length; at++) {
		const letter = text.charAt(at);
		if (mark !== '' && letter === '\\') at++;
		else if (mark === '' && (letter === '"' || letter === "'")) [mark, from] = [letter, at + 1];
		else if (mark !== '' && letter === mark) {
			texts.push(unescapeText(text.slice(from, at)));
			mark = '';
		}
	}
	return texts;
}

function unescapeText(text: string): string {
	return text.replace(/\\(?:u([0-9a-f]{4})|(.))/gi, (_, hex: string | undefined, letter: string | undefined) =>
		hex === undefined ? (letter ?? '') : String.fromCharCode(Number.parseInt(hex, 16))
	);
}
