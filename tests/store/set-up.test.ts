// What a start says of its steps: nothing of a step that went well but our own words, everything of one that failed.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { makeTemporaryFolder, removeFolder } from './edition-folder.ts';
import { runProgram } from './program.ts';

let folder = '';
beforeEach(async () => {
	folder = await makeTemporaryFolder();
});
afterEach(() => removeFolder(folder));

const noise = "console.log('> Using a tool'); console.error('[PLUGIN_TIMINGS] your build spent its time'); ";

it.each([
	['a quiet step that went well', true, noise, 0, ''],
	[
		'a quiet step that failed',
		true,
		`${noise}process.exitCode = 3;`,
		3,
		'> Using a tool\n[PLUGIN_TIMINGS] your build spent its time\n'
	],
	['any other step', false, noise, 0, '> Using a tool\n[PLUGIN_TIMINGS] your build spent its time\n']
])('%s', async (_name, isQuiet, source, code, said) => {
	const [step, runner] = [join(folder, 'step.mjs'), join(folder, 'runner.mjs')];
	const setUp = JSON.stringify(join(import.meta.dirname, '../../tools/set-up.mjs'));
	await writeFile(step, source);
	await writeFile(
		runner,
		`import { run } from ${setUp};\n` +
			`process.exitCode = await run(process.execPath, [${JSON.stringify(step)}], { quiet: ${isQuiet} });`
	);
	const program = runProgram([runner], {});
	expect(await program.ended).toBe(code);
	expect(program.said().split('\n').sort()).toEqual(said.split('\n').sort());
});
