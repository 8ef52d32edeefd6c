// The publisher's commands: `npm run shyraq -- <command>`.
import { parseArgs } from 'node:util';
import { readConfig, type Config } from '#lib/server/config.ts';
import type { PressFault } from '#lib/server/press/fault.ts';
import { pressEdition, type Outcome } from '#lib/server/publish/edition.ts';
import { openPublisherOf } from '#lib/server/publish/publisher.ts';
import { Refusal, refusalOf } from '#lib/server/refusal.ts';
import { currentEdition } from '#lib/server/store/editions.ts';
import { openStoreToRead, type Store } from '#lib/server/store/store.ts';
import { verifyEdition } from '#lib/server/store/verify.ts';
import { checkMirror, mirror } from './mirror.ts';
import type { Report } from './report.ts';

const help = `Usage: npm run shyraq -- <command> [--json]

  press           publish what changed in the sources; a running server shows it at once
  press --force   the same, though nothing seems to have changed
  check           prove that the published edition is whole: signatures, hashes, every picture
  mirror <folder> write a static mirror that any file server can serve, or bring it up to date
  mirror <folder> --force
                  the same, and read back what is there already
  check <where>   prove that a mirror is whole, in a folder or at an address
  key             print the publisher's public key, by which others check what you sign
  help            print this

Settings are read from the environment: SHYRAQ_DATA, SHYRAQ_CONTENT, SHYRAQ_ORIGIN, SHYRAQ_NAME,
SHYRAQ_MIRRORS.
`;

const remedy = 'What is lost or changed is made again from the sources by "npm run shyraq -- press --force".';

/** The commands that are about some place. */
const placed = new Set(['mirror', 'check']);

try {
	process.exitCode = await main(process.argv.slice(2));
} catch (caught) {
	const refusal = refusalOf(caught, process.env['SHYRAQ_DATA'] ?? '.shyraq');
	if (refusal === undefined) throw caught;
	console.error(refusal.message);
	process.exitCode = refusal.exitCode;
}

async function main(args: string[]): Promise<number> {
	const { isJson, ...asked } = readArgs(args);
	const report = await runCommand(asked);
	if (report === undefined) {
		process.stdout.write(help);
		return 0;
	}
	const write = report.exitCode === 0 || isJson ? console.log : console.error;
	if (isJson) write(JSON.stringify(report.json));
	else for (const line of report.lines) write(line);
	return report.exitCode;
}

/** A command as it was asked for. */
interface Asked {
	command: string;
	/** The folder or address it is about. */
	where: string | undefined;
	isForced: boolean;
}

function readArgs(args: string[]): Asked & { isJson: boolean } {
	try {
		const options = {
			json: { type: 'boolean' },
			force: { type: 'boolean' },
			help: { type: 'boolean', short: 'h' }
		} as const;
		const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
		const [command = 'help', ...others] = positionals;
		const [where, ...rest] = placed.has(command) ? others : [undefined, ...others];
		if (rest.length > 0) throw new Refusal(`One command at a time: "${rest.join(' ')}" is too much.`, 2);
		return {
			command: values.help === true ? 'help' : command,
			where,
			isJson: values.json === true,
			isForced: values.force === true
		};
	} catch (failure) {
		if (failure instanceof TypeError)
			throw new Refusal(`${failure.message.split('. ')[0] ?? 'That is no option'}. See "help".`, 2, failure);
		throw failure;
	}
}

async function runCommand({ command, where, isForced }: Asked): Promise<Report | undefined> {
	switch (command) {
		case 'press':
			return press(isForced);
		case 'check':
			return where === undefined ? check() : checkMirror(readConfig(process.env), where);
		case 'mirror':
			return mirror(readConfig(process.env), where, isForced);
		case 'key':
			return showKey();
		case 'help':
			return undefined;
		default:
			throw new Refusal(`There is no command "${command}"; "help" lists those there are.`, 2);
	}
}

async function press(isForced: boolean): Promise<Report> {
	const outcome = await pressEdition(readConfig(process.env), {
		isForced,
		onProgress: ({ done, total, file }) => console.error(`Pressed ${done} of ${total}: ${file}`),
		onWait: () => console.error('Another press is at work on the same data folder; waiting for it to end …')
	});
	return { lines: tell(outcome), json: describe(outcome), exitCode: outcome.kind === 'faulty' ? 1 : 0 };
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

async function check(): Promise<Report> {
	return withStore(async (store, config) => {
		if ((await currentEdition(store)) === undefined) {
			const json = { number: 0, articles: 0, troubles: [] };
			return { lines: ['There is no edition yet.'], json, exitCode: 0 };
		}
		const { publicKey } = await openPublisherOf(store, config);
		const { contents, troubles } = await verifyEdition(store, publicKey);
		const [number, articles] = [contents?.number ?? 0, contents?.articles ?? 0];
		const whole = [`Edition ${number} is whole: ${articles} articles.`];
		const isWhole = troubles.length === 0;
		const json = { number, articles, troubles };
		return { lines: isWhole ? whole : [...troubles, remedy], json, exitCode: isWhole ? 0 : 1 };
	});
}

async function showKey(): Promise<Report> {
	return withStore(async (store, config) => {
		const { verifier, publicKey } = await openPublisherOf(store, config);
		return { lines: [verifier], json: { key: verifier, name: publicKey.name }, exitCode: 0 };
	});
}

async function withStore(work: (store: Store, config: Config) => Promise<Report>): Promise<Report> {
	const config = readConfig(process.env);
	const store = await openStoreToRead(config.dataFolder);
	try {
		return await work(store, config);
	} finally {
		await store.close();
	}
}
