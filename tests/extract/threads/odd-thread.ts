// A thread that does what the address it is asked for says: hangs, dies, eats memory or answers.
import { parentPort } from 'node:worker_threads';

const eaten: number[][] = [];
parentPort?.on('message', ({ url }: { url: string }) => {
	if (url.endsWith('/hang')) for (;;);
	if (url.endsWith('/die')) throw new Error('dead');
	if (url.endsWith('/exit')) process.exit(3);
	if (url.endsWith('/eat')) for (;;) eaten.push(Array.from({ length: 100_000 }, (_, index) => index + 0.5));
	if (url.endsWith('/refuse'))
		parentPort?.postMessage({ refused: { code: 'too-large', sentence: 'the page is too long' } });
	else parentPort?.postMessage({ page: undefined });
});
parentPort?.postMessage('ready');
