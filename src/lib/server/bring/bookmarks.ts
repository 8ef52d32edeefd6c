// A browser's bookmarks as HTML (the Netscape form), and the older exports of Pocket and Instapaper, which resemble it.
import { sentenceOf } from './fault.ts';
import { keyOfAddress, lineOf, needAddress, stateOf, tagsOf, timeOfSeconds } from './fields.ts';
import { refuse, type BroughtItem } from './item.ts';
import { bringLimits } from './limits.ts';
import { readTokens, valueOf, type TagToken } from './tokens.ts';

/** A link as it stands: the folders around it, and the heading above it. */
interface Link {
	tag: TagToken;
	title: string;
	folders: string[];
	heading: string;
}

/** The links of a file in their order; folders become tags, as do Firefox's and Pinboard's own. */
export function* readBookmarks(source: string, name: string): Generator<BroughtItem> {
	const { links, isCut } = listLinks(source);
	for (const [index, link] of links.entries()) {
		const where = `${name}, link ${index + 1}`;
		const title = lineOf(link.title);
		const href = valueOf(link.tag, 'href') ?? '';
		// A browser's own folders and queries; nobody saved them.
		if (/^(?:place|about|chrome):/i.test(href)) continue;
		try {
			const url = needAddress(href);
			yield {
				kind: 'address',
				key: keyOfAddress(url),
				name: title === '' ? where : `${where}, ${title}`,
				url,
				title: title === url ? '' : title,
				tags: tagsOf([...link.folders, ...(valueOf(link.tag, 'tags') ?? '').split(',')]),
				state: readState(link)
			};
		} catch (caught) {
			yield refuse(title === '' ? where : `${where}, ${title}`, sentenceOf(caught));
		}
	}
	if (isCut) yield refuse(name, `there are more than ${bringLimits.rows} links; the rest are left out`);
}

function readState({ tag, heading }: Link): ReturnType<typeof stateOf> {
	const added = timeOfSeconds(valueOf(tag, 'add_date') ?? valueOf(tag, 'time_added'));
	// Pinboard says so; Pocket's and Instapaper's headings do, and a browser's say nothing.
	const isUnread = valueOf(tag, 'toread') === '1' || /^unread$/i.test(heading);
	const isArchived = /^(?:read )?archive$/i.test(heading);
	const isKnown = isUnread || isArchived;
	return stateOf({
		added,
		read: isKnown ? isArchived : undefined,
		archived: isKnown ? isArchived : undefined,
		favourite: /^starred$/i.test(heading) ? true : undefined
	});
}

function listLinks(source: string): { links: Link[]; isCut: boolean } {
	const links: Link[] = [];
	const folders: string[] = [];
	let depth = 0;
	let [heading, pending, isCut] = ['', '', false];
	let reading: { kind: 'heading' | 'folder' | 'link'; text: string[]; tag: TagToken } | undefined;
	readTokens(source, {
		open: (tag) => {
			if (tag.name === 'dl') {
				// Deeper folders than anybody made are not told apart.
				if (depth++ < bringLimits.pathDepth) folders.push(pending);
				pending = '';
			} else if (tag.name === 'a') reading = { kind: 'link', text: [], tag };
			else if (tag.name === 'h3') reading = { kind: 'folder', text: [], tag };
			else if (tag.name === 'h1') reading = { kind: 'heading', text: [], tag };
		},
		text: (text) => {
			if (reading !== undefined && reading.text.length < 200) reading.text.push(text);
		},
		close: (name) => {
			if (name === 'dl' && depth > 0 && depth-- <= bringLimits.pathDepth) folders.pop();
			if (reading === undefined || name !== reading.tag.name) return;
			const text = lineOf(reading.text.join(''));
			if (reading.kind === 'heading') heading = text;
			else if (reading.kind === 'folder') pending = isOwnFolder(reading.tag) ? '' : text;
			else if (links.length >= bringLimits.rows) isCut = true;
			else links.push({ tag: reading.tag, title: text, folders: folders.filter(Boolean), heading });
			reading = undefined;
		}
	});
	return { links, isCut };
}

/** The folders that a browser makes itself say nothing of a link. */
function isOwnFolder(tag: TagToken): boolean {
	return (
		valueOf(tag, 'personal_toolbar_folder') !== undefined || valueOf(tag, 'unfiled_bookmarks_folder') !== undefined
	);
}
