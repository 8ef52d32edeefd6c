// `npm run bench:extract -- <folder>`: how much of real pages the extraction keeps, by the scorer in a folder the corpus was unpacked to.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const [folder, ...options] = process.argv.slice(2);
const scorer = folder === undefined ? undefined : join(folder, 'score-extract.mjs');
if (scorer === undefined || !existsSync(scorer)) {
	console.error(
		'Say where the pages are: npm run bench:extract -- FOLDER, with what "sh unpack.sh FOLDER" lays there.'
	);
	process.exit(2);
}
const answerer = join(import.meta.dirname, 'bench', 'extract-answer.ts');
const sets = options.includes('--set') ? [] : ['--set', 'zyte,news23,moz'];
const command = `"${process.execPath}" "${answerer}" --jsonl`;
const { status } = spawnSync(process.execPath, [scorer, '--cmd', command, '--jsonl', ...sets, ...options], {
	stdio: 'inherit'
});
process.exit(status ?? 1);
