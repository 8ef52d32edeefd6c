// The command `press`, and the press that ends every command which brought something in.
import { readConfig, type Config } from '#lib/server/config.ts';
import type { PressFault } from '#lib/server/press/fault.ts';
import { pressEdition, type Outcome } from '#lib/server/publish/edition.ts';
import { readBroughtState } from '#lib/server/store/brought-state.ts';
import { openStoreToRead } from '#lib/server/store/store.ts';
import type { Report } from './report.ts';

/** Publishes what changed. */
export async function press(isForced: boolean): Promise<Report> {
	const outcome = await pressAloud(readConfig(process.env), isForced);
	return { lines: tell(outcome), json: describe(outcome), exitCode: outcome.kind === 'faulty' ? 1 : 0 };
}

/** Publishes what a command brought in, where it brought anything; its report goes before. */
export async function thenPress(report: Report): Promise<Report> {
	const config = readConfig(process.env);
	if (await isAllPublished(config)) return report;
	const outcome = await pressAloud(config, false);
	const isFaulty = outcome.kind === 'faulty';
	return {
		lines: [...report.lines, ...tell(outcome)],
		json: { ...report.json, edition: describe(outcome) },
		exitCode: isFaulty ? 1 : report.exitCode
	};
}

async function isAllPublished({ dataFolder }: Config): Promise<boolean> {
	const store = await openStoreToRead(dataFolder);
	try {
		return (await readBroughtState(store)).isPublished;
	} finally {
		await store.close();
	}
}

function pressAloud(config: Config, isForced: boolean): Promise<Outcome> {
	return pressEdition(config, {
		isForced,
		onProgress: ({ done, total, file }) => console.error(`Pressed ${done} of ${total}: ${file}`),
		onWait: () => console.error('Another press is at work on the same data folder; waiting for it to end …')
	});
}

function tell(outcome: Outcome): string[] {
	switch (outcome.kind) {
		case 'unchanged':
			return [`Nothing has changed: edition ${outcome.edition.number} stands.`];
		case 'published':
			return [
				outcome.isNew
					? `Edition ${outcome.edition.number} is published: ${outcome.articles} articles.`
					: `The press made the same again: edition ${outcome.edition.number} stands.`
			];
		case 'faulty': {
			const end =
				outcome.standing === undefined ? 'Nothing was published.' : `Edition ${outcome.standing.number} still stands.`;
			return [...outcome.faults.map((fault: PressFault) => fault.message), end];
		}
	}
}

function describe(outcome: Outcome): object {
	if (outcome.kind !== 'faulty') return outcome;
	const faults = outcome.faults.map(({ file, line, field, sentence }) => ({ file, line, field, sentence }));
	return { kind: outcome.kind, faults, standing: outcome.standing };
}
