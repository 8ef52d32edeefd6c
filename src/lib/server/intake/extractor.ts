// Pages made into articles for the intake: in threads of their own, within bounds, every fault one sentence.
import { ExtractFault } from '../extract/fault.ts';
import { ExtractPool } from '../extract/pool.ts';
import type { Outside } from './ports.ts';

/** Extracts pages, until it is closed. */
export interface Extractor extends Pick<Outside, 'extractPage'> {
	close(): Promise<void>;
}

/** Makes what extracts pages for a process. */
export function makeExtractor(): Extractor {
	const pool = new ExtractPool();
	return {
		extractPage: async ({ bytes, contentType, url }) => {
			try {
				const article = await pool.extract(url, { bytes, contentType });
				return article === undefined ? { sentence: `${url} shows no article that can be told.` } : { read: article };
			} catch (caught) {
				if (caught instanceof ExtractFault) return { sentence: `${caught.message.replace(/\.$/, '')}.` };
				throw caught;
			}
		},
		close: () => pool.close()
	};
}
