// Pictures of articles from outside, fetched by their addresses or read from the file that they came with.
import type { FetchPage } from '../fetching/fetch-page.ts';
import type { GetPicture } from './ports.ts';

/** Gets pictures over the web; an address of any other scheme names none. */
export function fetchPictures(fetchPage: FetchPage): GetPicture {
	return async (address) => {
		if (!/^https?:/i.test(address)) return { trouble: 'it is not on the web' };
		const answer = await fetchPage({ address, kind: 'picture' });
		if (answer.kind === 'fresh') return { bytes: new Uint8Array(answer.bytes) };
		if (answer.kind === 'unchanged') throw new Error('A picture for which no condition was set cannot be unchanged.');
		// The sentence names the address, and so does the one that this becomes a part of.
		return { trouble: answer.sentence.replace(/^.*? was not fetched: /, '').replace(/\.$/, '') };
	};
}

/** Reads pictures that came along, and fetches all others. */
export function readPictures(
	names: readonly string[],
	read: (name: string) => Promise<Uint8Array | { trouble: string }>,
	others: GetPicture
): GetPicture {
	const known = new Set(names);
	return async (address) => {
		if (!known.has(address)) return others(address);
		const answer = await read(address);
		return answer instanceof Uint8Array ? { bytes: new Uint8Array(answer) } : answer;
	};
}
