// Which files of a folder are articles or exports of their own, and which only belong to others.
import { posix } from 'node:path';
import type { Folder } from './folder.ts';

/** Pictures, styles, scripts, fonts, sounds and films: pages name them. */
const belongings =
	/\.(?:png|jpe?g|gif|webp|avif|svg|bmp|ico|tiff?|heic|css|js|mjs|json5|map|woff2?|ttf|otf|eot|mp[34]|m4[av]|ogg|web[am]|mov|wav)$/i;

/** Whether a file is to be read for itself. */
export function isDocument(path: string, folder: Pick<Folder, 'has'>): boolean {
	if (belongings.test(path) || posix.basename(path).startsWith('.')) return false;
	return !isOfPage(path, folder) && !isPassages(path);
}

/** What a browser saves beside `page.html` lies in `page_files` (or the like); frames there are no pages of their own. */
function isOfPage(path: string, folder: Pick<Folder, 'has'>): boolean {
	const parts = path.split('/');
	return parts.some((part, index) => {
		const page = /^(.+)(?:_files|\.files|-Dateien|_fichiers)$/i.exec(part)?.[1];
		if (page === undefined || index === parts.length - 1) return false;
		const beside = [...parts.slice(0, index), page].join('/');
		return ['.html', '.htm', '.xhtml'].some((extension) => folder.has(beside + extension));
	});
}

/** Pocket's marked passages, which are read with its tables. */
export function isPassages(path: string): boolean {
	return /(?:^|\/)annotations\/part_\d+\.json$/.test(path);
}
