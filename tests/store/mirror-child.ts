// A mirror written in a process of its own, for the tests that kill it: says when it has loaded everything and begins.
import { readConfig } from '#lib/server/config.ts';
import { writeMirror } from '#lib/server/mirror/mirror.ts';

process.stdout.write('begins\n');
await writeMirror(readConfig(process.env), process.argv[2] ?? '');
