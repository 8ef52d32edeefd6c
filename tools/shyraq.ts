// The publisher's commands: `npm run shyraq -- <command>`.
import { parseArgs } from 'node:util';
import { readConfig } from '#lib/server/config.ts';
import { Refusal, refusalOf } from '#lib/server/refusal.ts';
import type { Asked, Report } from './commands/report.ts';

const help = `Usage: npm run shyraq -- <command> [--json]

  press           publish what changed in the sources; a running server shows it at once
  press --force   the same, though nothing seems to have changed
  check           prove that the published edition is whole: signatures, hashes, every picture
  mirror <folder> write a static mirror that any file server can serve, or bring it up to date
  mirror <folder> --force
                  the same, and read back what is there already
  check <where>   prove that a mirror is whole, in a folder or at an address
  key             print the publisher's public key, by which others check what you sign
  verify <file>   prove a page that was kept or passed on from the reader: who signed it, and whether
                  it shows what was signed; with --key <key>, whether it was signed by that one

  feed add <address> [--folder <name>] [--choose]
                  follow a feed, by its own address or that of its site, and take in what it has;
                  with --choose, a page that names several has them listed instead
  feed pause <source>, feed resume <source>
                  leave a source alone, and ask it again; by its id or address
  feed remove <source> [--with-articles]
                  follow it no more; its articles stay unless it is said that they go too
  sources         list the sources: state, last success, next try, last error, articles
  refresh         ask the sources that are due for what is new, and publish it
  refresh --all   ask all of them
  refresh <source>
                  ask this one, by its id or address
  save <address>  take in the article of one page
  import <file or folder…>
                  take in files: HTML, MHTML, Markdown, text, EPUB, zip; exports of Pocket, Instapaper,
                  Omnivore, wallabag, Readwise Reader and browsers; lists of feeds (OPML)
  import --each … print each article as it is done, as JSON
  export-opml [file]
                  write the list of feeds for other readers
  desk-key        make a new key for the desk, and print it; the one before opens nothing more
  help            print this

Ends with 0 where all went well, 1 where some of it failed, 2 where it was asked for wrongly.
Settings are read from the environment: SHYRAQ_DATA, SHYRAQ_CONTENT, SHYRAQ_ORIGIN, SHYRAQ_NAME,
SHYRAQ_MIRRORS, SHYRAQ_FETCH_ALLOW.
`;

/** What each command takes at most after its name. */
const mostWords: Readonly<Record<string, number>> = {
	mirror: 1,
	check: 1,
	verify: 1,
	feed: 2,
	refresh: 1,
	save: 1,
	'export-opml': 1,
	import: Infinity
};

try {
	process.exitCode = await main(process.argv.slice(2));
} catch (caught) {
	const refusal = refusalOf(caught, process.env['SHYRAQ_DATA'] ?? '.shyraq');
	if (refusal === undefined) throw caught;
	console.error(refusal.message);
	process.exitCode = refusal.exitCode;
}

async function main(args: string[]): Promise<number> {
	const { isJson, command, asked } = readArgs(args);
	const report = await runCommand(command, asked);
	if (report === undefined) {
		process.stdout.write(help);
		return 0;
	}
	const write = report.exitCode === 0 || isJson ? console.log : console.error;
	if (isJson) write(JSON.stringify(report.json));
	else for (const line of report.lines) write(line);
	return report.exitCode;
}

function readArgs(args: string[]): { command: string; asked: Asked; isJson: boolean } {
	try {
		const options = {
			json: { type: 'boolean' },
			force: { type: 'boolean' },
			all: { type: 'boolean' },
			'with-articles': { type: 'boolean' },
			choose: { type: 'boolean' },
			each: { type: 'boolean' },
			folder: { type: 'string' },
			key: { type: 'string' },
			help: { type: 'boolean', short: 'h' }
		} as const;
		const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
		const [command = 'help', ...words] = positionals;
		const rest = words.slice(mostWords[command] ?? 0);
		if (rest.length > 0) throw new Refusal(`One command at a time: "${rest.join(' ')}" is too much.`, 2);
		return {
			command: values.help === true ? 'help' : command,
			asked: {
				words,
				isForced: values.force === true,
				isAll: values.all === true,
				withArticles: values['with-articles'] === true,
				isChoosing: values.choose === true,
				isEach: values.each === true,
				folder: values.folder,
				key: values.key
			},
			isJson: values.json === true
		};
	} catch (failure) {
		if (failure instanceof TypeError)
			throw new Refusal(`${failure.message.split('. ')[0] ?? 'That is no option'}. See "help".`, 2, failure);
		throw failure;
	}
}

/** Each command is loaded when it is asked for: those that look at the store need no parser. */
async function runCommand(command: string, asked: Asked): Promise<Report | undefined> {
	const [where] = asked.words;
	switch (command) {
		case 'press':
			return (await import('./commands/press.ts')).press(asked.isForced);
		case 'check':
			return where === undefined
				? (await import('./commands/check.ts')).check()
				: (await import('./commands/mirror.ts')).checkMirror(readConfig(process.env), where);
		case 'mirror':
			return (await import('./commands/mirror.ts')).mirror(readConfig(process.env), where, asked.isForced);
		case 'key':
			return (await import('./commands/check.ts')).showKey();
		case 'verify':
			return (await import('./commands/verify.ts')).verify(where, asked.key);
		case 'feed':
			return (await import('./commands/sources.ts')).feed(asked);
		case 'sources':
			return (await import('./commands/sources.ts')).showSources();
		case 'export-opml':
			return (await import('./commands/sources.ts')).exportOpml(asked);
		case 'refresh':
			return (await import('./commands/refresh.ts')).refreshSources(asked);
		case 'save':
			return (await import('./commands/bring.ts')).save(asked);
		case 'import':
			return (await import('./commands/bring.ts')).importFiles(asked);
		case 'desk-key':
			return (await import('./commands/desk-key.ts')).makeDeskKey();
		case 'help':
			return undefined;
		default:
			throw new Refusal(`There is no command "${command}"; "help" lists those there are.`, 2);
	}
}
