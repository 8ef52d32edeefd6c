// What the editor changed of an article from outside: kept beside it, and laid over whatever text its source gives.
import * as v from 'valibot';
import { directionOf } from '#lib/contract/languages.ts';
import type { Article } from '#lib/article/types.ts';
import { countWords, minutesOf } from '../press/pace.ts';

const editsSchema = v.object({
	title: v.optional(v.string()),
	standfirst: v.optional(v.string()),
	language: v.optional(v.string()),
	tags: v.optional(v.array(v.string())),
	/** Canonical. */
	body: v.optional(v.string())
});

/** Changes that have been settled: each in the form an article has it in. */
export type Edits = v.InferOutput<typeof editsSchema>;

/** Changes as the store keeps them. */
export function readEdits(text: string | null): Edits {
	return text === null ? {} : v.parse(editsSchema, JSON.parse(text));
}

/** The article as the editor has it. Fields stay in their order, for by it the press sees whether anything changed. */
export function applyEdits({ head, body }: Article, edits: Edits): Article {
	const { title, standfirst, language, tags } = edits;
	const text = edits.body ?? body;
	const isCounted = edits.body === undefined && language === undefined;
	const tongue = language ?? head.language;
	const words = isCounted ? head.words : countWords(text, tongue);
	return {
		head: {
			...head,
			language: tongue,
			direction: language === undefined ? head.direction : directionOf(tongue),
			title: title ?? head.title,
			standfirst: standfirst ?? head.standfirst,
			tags: tags ?? head.tags,
			words,
			minutes: isCounted ? head.minutes : minutesOf(words, tongue)
		},
		body: text
	};
}
