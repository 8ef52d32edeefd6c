// An article as Markdown (CommonMark, with GFM's tables and notes) behind front matter in YAML.
import { arrange, type Taken } from './taken.ts';
import { writeFlow } from './markdown-flow.ts';

/** The text of the file. `addressOf` says where a picture of an id is beside it. */
export function writeArticleMarkdown(taken: Taken, addressOf: (id: string) => string): string {
	const { head } = taken.article;
	const facts: [name: string, value: string | readonly string[]][] = [
		['title', head.title],
		['author', head.byline],
		['date', head.published],
		['updated', head.updated ?? ''],
		['language', head.language],
		['publisher', taken.publisher],
		['source', taken.address],
		['sources', head.sources.map(({ name, url }) => (url === undefined ? name : `${name} ${url}`))],
		['tags', head.tags]
	];
	const matter = facts.filter(([, value]) => value.length > 0).map(([name, value]) => `${name}: ${writeYaml(value)}`);
	return `---\n${matter.join('\n')}\n---\n\n${writeFlow(arrange(taken, addressOf).nodes)}\n`;
}

/** A text as YAML's double-quoted form, which has JSON's escapes; a list as a line for each. */
function writeYaml(value: string | readonly string[]): string {
	if (typeof value !== 'string') return value.map((one) => `\n  - ${writeYaml(one)}`).join('');
	// What YAML takes for the end of a line, or does not take at all
	return JSON.stringify(value.replace(/\p{Cs}/gu, '')).replace(
		/[\u007f-\u009f\u2028\u2029\ufeff]/g,
		(letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`
	);
}
