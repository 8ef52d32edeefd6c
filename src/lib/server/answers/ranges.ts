// Bytes as they are sent: all of them, or the part that is asked for.
import readRanges from 'range-parser';

/** A longer header asks for more ranges than one. */
const longestRange = 60;

/** Bytes with their length; HEAD gets the same headers and no bytes. */
export function answerBytes(
	request: Request,
	bytes: Uint8Array<ArrayBuffer>,
	headers: Headers,
	status = 200
): Response {
	headers.set('content-length', String(bytes.length));
	return new Response(request.method === 'HEAD' ? null : bytes, { status, headers });
}

/** One range of the bytes where one is asked for and fits (RFC 9110, 14.2); several, or one that cannot be read, get all of them. */
export function answerRange(request: Request, bytes: Uint8Array<ArrayBuffer>, headers: Headers, tag: string): Response {
	headers.set('accept-ranges', 'bytes');
	const wanted = request.headers.get('range') ?? '';
	const isSame = (request.headers.get('if-range') ?? tag) === tag;
	if (request.method !== 'GET' || !isSame || wanted.length > longestRange) return answerBytes(request, bytes, headers);
	const ranges = readRanges(bytes.length, wanted);
	// A last part longer than all of it is all of it
	if (ranges === -1 && !/^bytes=-[1-9]/.test(wanted)) {
		headers.set('cache-control', 'no-store');
		headers.set('content-range', `bytes */${bytes.length}`);
		return answerBytes(request, new Uint8Array(), headers, 416);
	}
	const [range] = typeof ranges === 'number' || ranges.type !== 'bytes' || ranges.length > 1 ? [] : ranges;
	if (range === undefined) return answerBytes(request, bytes, headers);
	headers.set('content-range', `bytes ${range.start}-${range.end}/${bytes.length}`);
	return answerBytes(request, bytes.subarray(range.start, range.end + 1), headers, 206);
}
