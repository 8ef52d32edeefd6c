// The install guard: a worker file cut short may still parse, and would install as half a worker; this makes it fail.
import { scope } from './scope.ts';

let isWhole = false;

// Registered when this module runs, which is before everything else in the file.
scope.addEventListener('install', (event) => {
	if (!isWhole) event.waitUntil(Promise.reject(new Error('the worker file was cut short')));
});

/** Must be the last thing that the worker file does. */
export function declareWhole(): void {
	isWhole = true;
}
