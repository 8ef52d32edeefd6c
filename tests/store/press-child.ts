// A press in a process of its own, for the tests that kill it: says when it has loaded everything and begins.
import '#lib/server/press/press.ts';
import { readConfig } from '#lib/server/config.ts';
import { pressEdition } from '#lib/server/publish/edition.ts';

process.stdout.write('begins\n');
const outcome = await pressEdition(readConfig(process.env));
if (outcome.kind === 'faulty') throw new Error(outcome.faults.map(({ message }) => message).join('\n'));
process.stdout.write(`${outcome.kind} ${outcome.edition.number}\n`);
