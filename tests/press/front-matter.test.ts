// Front matter: every fault names its line and field in a plain sentence, and all are told at once.
import { describe, expect, test } from 'vitest';
import { PressFault } from '#lib/server/press/fault.ts';
import { readFrontMatter } from '#lib/server/press/front-matter.ts';
import { expectCost } from '../stage/patience.ts';

const whole = {
	id: 'abcdef',
	title: 'A title',
	standfirst: 'A sentence.',
	language: 'kk',
	byline: 'Shyraq',
	published: '2022-01-08T11:24:00Z'
};

/** A file whose front matter is right but for what is given: a new value as YAML, or undefined to leave the field out. */
function fileWith(changes: Record<string, string | undefined>): string {
	const fields: Record<string, string | undefined> = { ...whole, ...changes };
	const lines = Object.entries(fields).flatMap(([name, value]) => (value === undefined ? [] : [`${name}: ${value}`]));
	return `---\n${lines.join('\n')}\n---\nText.\n`;
}

const read = (text: string) => readFrontMatter(text, 'content/x.md');
const faultsOf = (text: string): string[] => read(text).faults.map(({ message }) => message);

test('a fault is told on one line, whatever letters a file has in its name', () => {
	expect(new PressFault('it is so', { file: 'content/\u001b[2J\nx.md', line: 3 }).message).toBe(
		'content/ [2J x.md:3: it is so'
	);
});

describe('front matter in order', () => {
	test('is read with its texts in one form and its times in UTC', () => {
		const { fields, faults, body, bodyLine } = read(
			fileWith({
				title: '"  Cafe\u0301\\tand\\nmore "',
				published: '2022-01-08T17:24+06:00',
				language: 'EN-gb',
				order: '3'
			})
		);
		expect(faults).toEqual([]);
		expect(fields).toMatchObject({
			title: 'Café and more',
			published: '2022-01-08T11:24:00Z',
			language: 'en-GB',
			order: 3
		});
		expect(body).toBe('Text.\n');
		expect(bodyLine).toBe(10);
	});

	test('may say when an article was corrected, what its picture is and where its facts are from', () => {
		const lead = '{ picture: pictures/x.png, alt: "A map" }';
		const source = '[{ name: "ABC News", url: "https://example.org/a", note: "facts" }]';
		const { fields, faults } = read(
			fileWith({ updated: '2022-01-09T00:00:00Z', lead, source, tags: '[a, b-c]', place: 'Almaty' })
		);
		expect(faults).toEqual([]);
		expect(fields).toMatchObject({
			updated: '2022-01-09T00:00:00Z',
			lead: { alt: 'A map' },
			source: [{ name: 'ABC News' }]
		});
	});
});

describe('a fault in front matter', () => {
	test.each([
		[
			'a date in words',
			{ published: 'yesterday' },
			'7: "published" must be a date with time and zone, such as 2022-01-08T11:24:00Z (found "yesterday")'
		],
		[
			'a date without zone',
			{ published: '2022-01-08T11:24:00' },
			'7: "published" must be a date with time and zone, such as'
		],
		['a day that is not', { published: '2022-02-30T00:00:00Z' }, '7: "published" must be a day and time that exist'],
		['a missing title', { title: undefined }, '1: "title" is missing'],
		['an empty title', { title: '""' }, '3: "title" must not be empty (found "")'],
		['a title that is a number', { title: '2022' }, '3: "title" must be text; put it in quotation marks (found 2022)'],
		[
			'a title that is too long',
			{ title: 'a'.repeat(301) },
			'3: "title" must be at most 300 characters long, and is 301'
		],
		[
			'an id of other letters',
			{ id: 'Almaty-1' },
			'2: "id" must be 6 to 10 of the letters a-z and digits 2-7 (found "Almaty-1")'
		],
		[
			'an id read as a number',
			{ id: '234567' },
			'2: "id" must be 6 to 10 of the letters a-z and digits 2-7, in quotation marks (found 234567)'
		],
		[
			'a language that is none',
			{ language: 'qq_QQ' },
			'5: "language" must be a language tag, such as kk (found "qq_QQ")'
		],
		['a field mistyped', { pubished: 'x' }, '8: "pubished" is not a field; is "published" meant?'],
		['a field unknown', { colour: 'x' }, '8: "colour" is not a field; there are id, title,'],
		[
			'a tag with a space',
			{ tags: '[ok, "not ok"]' },
			'8: "tags.2" must be lower-case Latin letters, digits and hyphens (found "not ok")'
		],
		[
			'tags that are no list',
			{ tags: 'kazakhstan' },
			'8: "tags" must be a list, such as [kazakhstan, shutdowns] (found "kazakhstan")'
		],
		['a lead without alt', { lead: '{ picture: x.png }' }, '8: "lead.alt" is missing'],
		[
			'a lead with a slip',
			{ lead: '{ picture: x.png, alt: a, captoin: b }' },
			'8: "lead.captoin" is not a field; is "caption" meant?'
		],
		[
			'a source of a strange address',
			{ source: '[{ name: a, url: "ftp://x" }]' },
			'8: "source.1.url" must be a web address that starts with https:// or http://'
		],
		[
			'a source that is a program',
			{ source: '[{ name: a, url: "javascript:x" }]' },
			'8: "source.1.url" must be a web address'
		],
		['an order that is a fraction', { order: '1.5' }, '8: "order" must be a whole number (found 1.5)'],
		['an order of nought', { order: '0' }, '8: "order" must be 1 or more (found 0)'],
		[
			'a correction before its article',
			{ updated: '2022-01-08T11:23:00Z' },
			'8: "updated" must not be before "published"'
		]
	])('is told: %s', (_name, changes, expected) => {
		const faults = faultsOf(fileWith(changes));
		expect(faults).toHaveLength(1);
		expect(faults[0]).toContain(`content/x.md:${expected}`);
	});

	test.each([
		['no front matter', 'Text.', '1: the file must begin with front matter between two lines of "---"'],
		['front matter never closed', '---\nid: abcdef\n', '1: the file must begin with front matter'],
		['nothing in it', '---\n---\nText.', '1: the front matter must be a list of fields'],
		['a list in it', '---\n- id\n---\n', '1: the front matter must be a list of fields'],
		['an open bracket', '---\nid: abcdef\ntags: [a\n---\n', 'the front matter is not YAML: '],
		['a field twice', '---\nid: abcdef\nid: abcdeg\n---\n', '3: the front matter is not YAML: Map keys must be unique'],
		['an alias', '---\nid: &a abcdef\ntitle: *a\n---\n', '2: the front matter must not use aliases (*name)'],
		[
			'aliases that multiply',
			`---\na: &a [x,x,x,x,x,x,x,x,x]\n${['b', 'c', 'd', 'e', 'f', 'g', 'h']
				.map(
					(name, i) =>
						`${name}: &${name} [${Array(9)
							.fill(`*${'abcdefg'[i] ?? ''}`)
							.join(',')}]`
				)
				.join('\n')}\n---\n`,
			'2: the front matter must not use aliases'
		]
	])('is told: %s', (_name, text, expected) => {
		const faults = faultsOf(text);
		expect(faults).toHaveLength(1);
		expect(faults[0]).toContain('content/x.md:');
		expect(faults[0]).toContain(expected);
	});

	test.each([
		[
			'many fields',
			`---\n${Array.from({ length: 90_000 }, (_, i) => `k${i}: 1\n`).join('')}---\nText.\n`,
			'is longer than'
		],
		['lines without end', `---\n${'\n'.repeat(900_000)}`, 'must begin with front matter']
	])('is told in good time: %s', (_name, text, expected) => {
		expect(expectCost(1_000, () => faultsOf(text))).toEqual([expect.stringContaining(expected)]);
	});

	test('does not hide the others, and they stand in the order of their lines', () => {
		const lines = faultsOf(fileWith({ id: 'x', title: '""', published: 'now', order: 'first' })).map(
			(message) => message.split(':')[1]
		);
		expect(lines).toEqual(['2', '3', '7', '8']);
	});

	test('carries its file, line and field for whoever wants to show it otherwise', () => {
		expect(read(fileWith({ order: 'x' })).faults[0]).toMatchObject({ file: 'content/x.md', line: 8, field: 'order' });
	});
});
