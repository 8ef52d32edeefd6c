// The commands about mirrors: `mirror <folder>` writes one or brings it up to date, `check <where>` proves it whole.
import type { Config } from '#lib/server/config.ts';
import { verifyMirror } from '#lib/server/mirror/check.ts';
import { writeMirror } from '#lib/server/mirror/mirror.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { currentEdition } from '#lib/server/store/editions.ts';
import { readStandingKey } from '#lib/server/store/standing.ts';
import { openStoreToRead } from '#lib/server/store/store.ts';
import { placeOf } from './place.ts';
import type { Report } from './report.ts';

/** How often a long copy says how far it is, in files. */
const tellEvery = 500;

/** Writes the edition into a folder; with `isForced` what is there already is read back and mended. */
export async function mirror(config: Config, where: string | undefined, isForced: boolean): Promise<Report> {
	if (where === undefined) throw new Refusal('Say where: npm run shyraq -- mirror /media/stick/shyraq', 2);
	const folder = placeOf(where);
	const done = await writeMirror(config, folder, {
		isThorough: isForced,
		onProgress: (count, total) => {
			if (count % tellEvery === 0) console.error(`${count} of ${total} files …`);
		}
	});
	const size = `${done.written} files written (${(done.bytes / 1_000_000).toFixed(1)} MB), ${done.left} left as they were`;
	return {
		lines: [
			`${folder} shows edition ${done.number}: ${done.articles} articles.`,
			`${size}, ${done.removed} removed. Serve the folder by any file server, at the root of an address.`
		],
		json: { folder, ...done },
		exitCode: 0
	};
}

/** Reads back everything a mirror shows, in a folder or at an address. */
export async function checkMirror({ dataFolder }: Config, where: string): Promise<Report> {
	const isAddress = /^https?:\/\//.test(where);
	const { contents, troubles } = await verifyMirror(isAddress ? where : placeOf(where), await ownKey(dataFolder));
	const whole = `The mirror shows edition ${contents.number} of ${contents.published}, whole: ${contents.articles} articles.`;
	return {
		lines: troubles.length > 0 ? troubles : [whole, `Signed by ${contents.key}`],
		json: { number: contents.number, published: contents.published, articles: contents.articles, troubles },
		exitCode: troubles.length > 0 ? 1 : 0
	};
}

/** The key of this machine's own edition, if there is one. */
async function ownKey(dataFolder: string): Promise<string | undefined> {
	const store = await openStoreToRead(dataFolder);
	try {
		const edition = await currentEdition(store);
		return edition && (await readStandingKey(store, edition));
	} finally {
		await store.close();
	}
}
