// A refresh and its press in a process of their own, for the test that kills them: says when it has loaded everything and begins.
import '#lib/server/press/press.ts';
import { readConfig } from '#lib/server/config.ts';
import { openOutside } from '#lib/server/intake/outside.ts';
import { refresh } from '#lib/server/intake/refresh.ts';
import { pressEdition } from '#lib/server/publish/edition.ts';

const config = readConfig(process.env);
const outside = openOutside(config);
process.stdout.write('begins\n');
const report = await refresh(config.dataFolder, outside, { isAll: true });
if (report === undefined) throw new Error('another refresh is at work');
const outcome = await pressEdition(config);
if (outcome.kind === 'faulty') throw new Error(outcome.faults.map(({ message }) => message).join('\n'));
await outside.close();
