// A stream of bytes as its lines, so that each line of a pack is used before the next has come.
import { joinBytes } from './fetch.ts';

const newline = 0x0a;

/**
 * Lines without their newlines, as bytes, since a letter may be cut in two by a chunk's end. What stands after the last
 * newline is given too. A line is as long as the stream at most, which its reader bounds.
 */
export async function* linesOf(
	chunks: AsyncIterable<Uint8Array>
): AsyncGenerator<Uint8Array<ArrayBuffer>, void, undefined> {
	let begun: Uint8Array[] = [];
	for await (const chunk of chunks) {
		let from = 0;
		for (let end = chunk.indexOf(newline); end >= 0; end = chunk.indexOf(newline, from)) {
			yield joinBytes([...begun, chunk.subarray(from, end)]);
			begun = [];
			from = end + 1;
		}
		begun.push(chunk.slice(from));
	}
	const rest = joinBytes(begun);
	if (rest.length > 0) yield rest;
}
