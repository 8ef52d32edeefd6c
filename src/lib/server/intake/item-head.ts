// Heads as the store keeps them, in the form and order in which they were pressed.
import { articleHeadSchema, type ArticleHead } from '#lib/article/types.ts';

/** A head as it was written here: read again, but with its fields in the order they were kept in. */
export function readHead(text: string): ArticleHead {
	const head = JSON.parse(text) as ArticleHead;
	articleHeadSchema(head);
	return head;
}
