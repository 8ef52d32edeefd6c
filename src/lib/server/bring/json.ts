// JSON from outside: bounded in depth before it is parsed.
import { BringFault } from './fault.ts';
import { bringLimits } from './limits.ts';

/** @throws BringFault where it is no JSON, or nested too deeply */
export function readJson(text: string): unknown {
	checkDepth(text);
	try {
		return JSON.parse(text) as unknown;
	} catch (caught) {
		if (caught instanceof SyntaxError) throw new BringFault('it is not JSON', caught);
		throw caught;
	}
}

function checkDepth(text: string): void {
	let depth = 0;
	for (let at = 0; at < text.length; at++) {
		const letter = text[at];
		if (letter === '"') {
			for (at++; at < text.length && text[at] !== '"'; at++) if (text[at] === '\\') at++;
		} else if (letter === '[' || letter === '{') {
			if (++depth > bringLimits.jsonDepth)
				throw new BringFault(`it is nested deeper than ${bringLimits.jsonDepth} lists`);
		} else if (letter === ']' || letter === '}') depth--;
	}
}
