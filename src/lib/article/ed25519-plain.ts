// Ed25519 verification in plain arithmetic (RFC 8032, 5.1.7), for phones whose WebCrypto lacks it. Never signs: all it
// touches is public, so it need not run in constant time. The common library for this brings signing and tables along,
// which is a fifth of the worker's budget; tests hold this one against it and against Node's.
import { toHex, type Bytes } from './bytes.ts';

/** A point in extended coordinates: x = X/Z, y = Y/Z, x·y = T/Z. */
type Point = readonly [x: bigint, y: bigint, z: bigint, t: bigint];

const prime = 2n ** 255n - 19n;
const order = 2n ** 252n + 27742317777372353535851937790883648493n;
const d = 37095705934669439343138083508754565189542113879843219016388785533085940283555n;
const rootOfMinusOne = power(2n, (prime - 1n) / 4n);
const zero: Point = [0n, 1n, 1n, 0n];
const base = decode(46316835694926478169428394003475163141307993866256225615783033603165251855960n);

/**
 * Whether the 64-byte signature is the 32-byte key's over the message. Canonical encodings only, and S below the order,
 * so a signature cannot be turned into another one; the equation is checked without the cofactor, as WebCrypto does.
 */
export async function verifyPlainly(signature: Bytes, message: Bytes, key: Bytes): Promise<boolean> {
	const r = signature.slice(0, 32);
	const s = toNumber(signature.slice(32));
	const point = decode(toNumber(key));
	if (base === undefined || point === undefined || s >= order) return false;
	const digest = await crypto.subtle.digest('SHA-512', new Uint8Array([...r, ...key, ...message]));
	const k = toNumber(new Uint8Array(digest)) % order;
	const [x, y, z, t] = point;
	return encode(sumOfMultiples(s, base, k, [prime - x, y, z, prime - t])) === toNumber(r);
}

/** a·A + b·B, bit by bit for both at once. */
function sumOfMultiples(a: bigint, pointA: Point, b: bigint, pointB: Point): Point {
	const both = add(pointA, pointB);
	let sum = zero;
	for (let bit = 252n; bit >= 0n; bit -= 1n) {
		sum = add(sum, sum);
		const inA = (a >> bit) & 1n;
		const inB = (b >> bit) & 1n;
		if (inA + inB > 0n) sum = add(sum, inA === inB ? both : inA === 1n ? pointA : pointB);
	}
	return sum;
}

/** Addition that also doubles (RFC 8032, 5.1.4). */
function add([x1, y1, z1, t1]: Point, [x2, y2, z2, t2]: Point): Point {
	const a = (y1 - x1) * (y2 - x2);
	const b = (y1 + x1) * (y2 + x2);
	const c = mod(2n * d * t1) * t2;
	const e = mod(b - a);
	const f = mod(2n * z1 * z2 - c);
	const g = mod(2n * z1 * z2 + c);
	const h = mod(b + a);
	return [mod(e * f), mod(g * h), mod(f * g), mod(e * h)];
}

/** The point of an encoding: y with the lowest bit of x on top (RFC 8032, 5.1.3); undefined where there is none. */
function decode(encoded: bigint): Point | undefined {
	const sign = encoded >> 255n;
	const y = encoded - (sign << 255n);
	if (y >= prime) return undefined;
	const u = mod(y * y - 1n);
	const v = mod(d * y * y + 1n);
	let x = mod(u * v ** 3n * power(mod(u * v ** 7n), (prime - 5n) / 8n));
	if (mod(v * x * x) !== u) x = mod(x * rootOfMinusOne);
	if (mod(v * x * x) !== u || (x === 0n && sign === 1n)) return undefined;
	if ((x & 1n) !== sign) x = prime - x;
	return [x, y, 1n, mod(x * y)];
}

function encode([x, y, z]: Point): bigint {
	const inverse = power(z, prime - 2n);
	return mod(y * inverse) + ((mod(x * inverse) & 1n) << 255n);
}

function power(number: bigint, exponent: bigint): bigint {
	let result = 1n;
	for (let square = number, rest = exponent; rest > 0n; rest >>= 1n, square = mod(square * square)) {
		if ((rest & 1n) === 1n) result = mod(result * square);
	}
	return result;
}

function mod(number: bigint): bigint {
	const rest = number % prime;
	return rest < 0n ? rest + prime : rest;
}

/** A number from its bytes, lowest first. */
function toNumber(bytes: Bytes): bigint {
	return BigInt(`0x${toHex(bytes.slice().reverse())}`);
}
