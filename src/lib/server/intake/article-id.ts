// Ids of articles from outside: made of where they are from, so that the same article has the same id on every machine.
import { createHash } from 'node:crypto';
import { articleIdSchema, type ArticleId } from '#lib/article/types.ts';

/** RFC 4648, section 6, in small letters: the alphabet that ids are written in. */
const alphabet = 'abcdefghijklmnopqrstuvwxyz234567';
/** Eight letters are 40 bits: among 100,000 articles two share an id once in 220 editions, and then the next try is taken. */
const length = 8;

/**
 * A short opaque id.
 * @param parts what it is made of: a source's address, an article's identity in it
 * @param attempt rises where the id before is taken by another article
 */
export function makeId(parts: readonly string[], attempt = 0): ArticleId {
	const digest = createHash('sha256')
		.update(JSON.stringify([...parts, attempt]))
		.digest();
	return articleIdSchema([...digest.subarray(0, length)].map((byte) => alphabet.charAt(byte % 32)).join(''));
}
