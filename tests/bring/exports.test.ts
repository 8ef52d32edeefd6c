// The exports of other services: files built from their documented forms, and what is read from each.
import { describe, expect, test } from 'vitest';
import { articlesOf, bringAll, bringTogether, fileOf, onlyArticle, sentencesOf } from './gather.ts';
import { zipOf } from './zip-writer.ts';

const pocket = [
	'title,url,time_added,tags,status',
	'"Bread, and who bakes it",https://a.example/bread,1600322788,food|city life,unread',
	'https://a.example/untitled,https://a.example/untitled,1600172739,,archive',
	'Not the web,javascript:alert(1),1600172739,,unread',
	''
].join('\r\n');

describe('Pocket', () => {
	test('a table gives addresses with tags, times and states, and tells of rows without an address of the web', async () => {
		expect(await bringAll('part_000000.csv', pocket)).toEqual([
			{
				kind: 'address',
				key: 'url:https://a.example/bread',
				name: 'part_000000.csv, row 1, Bread, and who bakes it',
				url: 'https://a.example/bread',
				title: 'Bread, and who bakes it',
				tags: ['food', 'city life'],
				state: { added: '2020-09-17T06:06:28Z', read: false, archived: false, highlights: [] }
			},
			{
				kind: 'address',
				key: 'url:https://a.example/untitled',
				name: 'part_000000.csv, row 2',
				url: 'https://a.example/untitled',
				title: '',
				tags: [],
				state: { added: '2020-09-15T12:25:39Z', read: true, archived: true, highlights: [] }
			},
			{
				kind: 'refused',
				key: 'refused:part_000000.csv, row 3',
				name: 'part_000000.csv, row 3',
				sentence: 'part_000000.csv, row 3: "javascript:alert(1)" is not an address of the web.'
			}
		]);
	});

	test('a zip of several parts gives all of them, and marked passages find their articles', async () => {
		const passages = [
			{ url: 'https://a.example/bread', title: 'Bread', highlights: [{ quote: 'Warm.', created_at: 1600322800 }] }
		];
		const items = await bringAll(
			'pocket.zip',
			zipOf({
				'part_000000.csv': pocket,
				'part_000001.csv': 'title,url,time_added,tags,status\nTwo,https://a.example/2,1,,unread\n',
				'annotations/part_000000.json': JSON.stringify(passages)
			})
		);
		expect(items.map(({ key }) => key)).toEqual([
			'url:https://a.example/bread',
			'url:https://a.example/untitled',
			'refused:pocket.zip, part_000000.csv, row 3',
			'url:https://a.example/2'
		]);
		expect(items[0]).toMatchObject({ state: { highlights: [{ text: 'Warm.', at: '2020-09-17T06:06:40Z' }] } });
	});

	test('the older export as HTML tells what was read by its headings', async () => {
		const html =
			'<!DOCTYPE html><html><head><title>Pocket Export</title></head><body><h1>Unread</h1><ul>' +
			'<li><a href="https://a.example/1?x=1&amp;y=2" time_added="1601900000" tags="a,b">One &amp; only</a></li></ul>' +
			'<h1>Read Archive</h1><ul><li><a href="https://a.example/2" time_added="1601900100" tags="">Two</a></li></ul>';
		expect(await bringAll('ril_export.html', html)).toMatchObject([
			{ url: 'https://a.example/1?x=1&y=2', title: 'One & only', tags: ['a', 'b'], state: { read: false } },
			{ url: 'https://a.example/2', state: { read: true, archived: true, added: '2020-10-05T12:15:00Z' } }
		]);
	});
});

test('Instapaper: folders are states or tags, a selection is a highlight', async () => {
	const csv = [
		'URL,Title,Selection,Folder,Timestamp,Tags',
		'https://a.example/1,One,"A ""marked"" part",Unread,1700000000,"[]"',
		'https://a.example/2,Two,,Archive,1700000001,"[""react"",""caf\\u00e9""]"',
		'https://a.example/3,Three,,Starred,1700000002,',
		'https://a.example/4,Four,,Long reads,1700000003,"[""x""]"'
	].join('\n');
	expect(await bringAll('instapaper-export.csv', csv)).toMatchObject([
		{ tags: [], state: { read: false, highlights: [{ text: 'A "marked" part' }], added: '2023-11-14T22:13:20Z' } },
		{ tags: ['react', 'café'], state: { read: true, archived: true, favourite: false, highlights: [] } },
		{ tags: [], state: { read: false, favourite: true } },
		{ tags: ['Long reads', 'x'], state: { read: false, archived: false } }
	]);
});

test('Readwise Reader: location, progress and tags as Python writes them', async () => {
	const csv = [
		'Title,URL,ID,Document tags,Saved date,Reading progress,Location,Seen',
		`One,https://a.example/1,01h,"['bread', ""baker's""]",2022-11-06 04:33:50.123456+00:00,0.5,new,True`,
		'Two,https://a.example/2,01i,[],2022-11-06 04:33:50+00:00,1,archive,True',
		'Three,https://a.example/3,01j,[],2023-09-01,0,shortlist,False',
		'Letter,mailto:reader-forwarded-email/1,01k,[],2023-09-01,0,feed,False'
	].join('\n');
	const items = await bringAll('library.csv', csv);
	expect(items).toMatchObject([
		{
			tags: ['bread', "baker's"],
			state: { added: '2022-11-06T04:33:50Z', progress: 0.5, read: false, archived: false }
		},
		{ tags: [], state: { progress: 1, read: true, archived: true } },
		{ state: { favourite: true, read: false, added: '2023-09-01T00:00:00Z' } },
		{ kind: 'refused', sentence: 'library.csv, row 4: "mailto:reader-forwarded-email/1" is not an address of the web.' }
	]);
});

describe('Omnivore', () => {
	const entry = {
		id: '1',
		slug: 'bread-18c',
		title: 'Bread',
		description: 'About bread.',
		author: 'A. Baker',
		url: 'https://a.example/bread',
		state: 'Archived',
		readingProgress: 40,
		thumbnail: 'https://a.example/lead.jpg',
		labels: ['food'],
		savedAt: '2024-01-02T03:04:05.678Z',
		updatedAt: '2024-01-02T03:04:05.678Z',
		publishedAt: '2024-01-01T00:00:00.000Z'
	};
	const files = {
		'metadata_20_to_40.json': JSON.stringify([
			{ ...entry, slug: 'gone', url: 'https://a.example/late', title: 'Late' }
		]),
		'metadata_0_to_20.json': JSON.stringify([entry, { url: 'x' }, { title: 'no address' }]),
		'content/bread-18c.html':
			'<div class="page"><p>Warm <a href="/more">bread</a>.</p><img src="crumb.png"><img srcset="/big.jpg 2x, /small.jpg 1x"></div>',
		'highlights/bread-18c.md': '> First line\n> second \n\n#food #city\n\nMy note\n\n> Another '
	};

	test('texts that came along are articles with all that is known, others are addresses, broken entries are told', async () => {
		const items = await bringAll('omnivore.zip', zipOf(files));
		expect(sentencesOf(items)).toEqual([
			'omnivore.zip, metadata_0_to_20.json, entry 2: "x" is not an address of the web.',
			'omnivore.zip, metadata_0_to_20.json, entry 3: it is not an entry of Omnivore.'
		]);
		expect(items.at(-1)).toMatchObject({ kind: 'address', url: 'https://a.example/late', tags: ['food'] });
		expect(articlesOf(items)).toMatchObject([
			{
				key: 'url:https://a.example/bread',
				isWholePage: false,
				article: {
					url: 'https://a.example/bread',
					title: 'Bread',
					standfirst: 'About bread.',
					byline: 'A. Baker',
					published: '2024-01-01T00:00:00Z',
					lead: { url: 'https://a.example/lead.jpg', alt: '', caption: '' },
					tags: ['food'],
					html:
						'<div class="page"><p>Warm <a href="https://a.example/more">bread</a>.</p>' +
						'<img src="https://a.example/crumb.png"><img src="https://a.example/big.jpg"></div>'
				},
				state: {
					added: '2024-01-02T03:04:05Z',
					archived: true,
					read: true,
					progress: 0.4,
					highlights: [{ text: 'First line\nsecond', note: 'My note' }, { text: 'Another' }]
				}
			}
		]);
	});

	test('a slug leads to no other file', async () => {
		const items = await bringAll(
			'omnivore.zip',
			zipOf({
				'metadata_0_to_20.json': JSON.stringify([{ ...entry, slug: '../secret' }]),
				'secret.html': '<p>secret</p>'
			})
		);
		expect(items).toMatchObject([{ kind: 'address', url: 'https://a.example/bread' }]);
	});
});

test('wallabag: texts, states, tags in both forms, annotations', async () => {
	const json = JSON.stringify([
		{
			id: 1,
			title: 'Bread',
			url: 'https://a.example/bread',
			is_archived: 1,
			is_starred: true,
			created_at: '2024-01-01T10:00:00+0100',
			published_at: '2023-12-31T00:00:00+0000',
			published_by: ['A. Baker', 'B. Miller'],
			language: 'de_AT',
			domain_name: 'a.example',
			preview_picture: 'https://a.example/p.jpg',
			content: '<p onclick="x()">Warm.</p><img src="/i.png" alt="Loaf">',
			tags: ['food', { id: 3, label: 'city', slug: 'city' }],
			annotations: [{ text: 'note', quote: 'Warm.', created_at: '2024-01-02T09:00:00+0000', ranges: [] }, { text: '' }]
		},
		{
			title: 'Lost',
			url: 'https://a.example/lost',
			is_archived: 0,
			content: "<p>wallabag can't retrieve contents for this article.</p>"
		},
		{ title: 'Odd', url: 'https://a.example/odd', is_archived: 0, content: 7 }
	]);
	const items = await bringAll('All articles.json', json);
	expect(items).toMatchObject([
		{
			kind: 'article',
			article: {
				byline: 'A. Baker, B. Miller',
				site: 'a.example',
				published: '2023-12-31T00:00:00Z',
				language: 'de-AT',
				html: '<p onclick="x()">Warm.</p><img src="https://a.example/i.png" alt="Loaf">',
				tags: ['food', 'city']
			},
			state: {
				added: '2024-01-01T09:00:00Z',
				read: true,
				archived: true,
				favourite: true,
				highlights: [{ text: 'Warm.', note: 'note', at: '2024-01-02T09:00:00Z' }]
			}
		},
		{ kind: 'address', url: 'https://a.example/lost', state: { read: false } },
		{ kind: 'refused', sentence: 'All articles.json, entry 3: its field "content" is not in order.' }
	]);
});

test("a browser's bookmarks: folders are tags but for its own, times in seconds or microseconds", async () => {
	const html = `<!DOCTYPE NETSCAPE-Bookmark-file-1>
<TITLE>Bookmarks</TITLE><H1>Bookmarks</H1>
<DL><p>
	<DT><H3 PERSONAL_TOOLBAR_FOLDER="true">Bookmarks bar</H3>
	<DL><p>
		<DT><A HREF="https://a.example/1" ADD_DATE="1700000000" ICON="data:image/png;base64,AAAA">One</A>
		<DT><H3>Baking &amp; more</H3>
		<DL><p>
			<DT><A HREF="https://a.example/2" ADD_DATE="1700000000000000" TAGS="x,y">Two</A>
			<DD>About two
		</DL><p>
	</DL><p>
	<DT><A HREF="https://a.example/3" TOREAD="1">Three</A>
	<DT><A HREF="place:sort=8">Recent</A>
	<DT><A HREF="javascript:void(0)">Bookmarklet</A>
</DL>`;
	expect(await bringAll('bookmarks.html', html)).toMatchObject([
		{ url: 'https://a.example/1', tags: [], state: { added: '2023-11-14T22:13:20Z', highlights: [] } },
		{
			url: 'https://a.example/2',
			title: 'Two',
			tags: ['Baking & more', 'x', 'y'],
			state: { added: '2023-11-14T22:13:20Z' }
		},
		{ url: 'https://a.example/3', tags: [], state: { read: false } },
		{
			kind: 'refused',
			sentence: 'bookmarks.html, link 5, Bookmarklet: "javascript:void(0)" is not an address of the web.'
		}
	]);
});

test('the same address has the same key from every service, whatever its fragment', async () => {
	const items = await bringTogether([
		fileOf('a.csv', 'title,url,time_added,tags,status\nOne,https://A.example/1#top,1,,unread\n'),
		fileOf('b.csv', 'URL,Title,Selection,Folder,Timestamp\nhttps://a.example/1,One,,Unread,1\n'),
		fileOf('c.json', JSON.stringify([{ url: 'https://a.example/1', is_archived: 0, content: '<p>Text</p>' }]))
	]);
	expect(items.map(({ key }) => key)).toEqual(Array.from({ length: 3 }, () => 'url:https://a.example/1'));
});

test('the kind is told by what is in a file and not by its name', async () => {
	const page = '<!-- saved --><!doctype html><title>Page</title><p>Text';
	expect(onlyArticle(await bringAll('notes.txt', page)).isWholePage).toBe(true);
	expect(await bringAll('export.txt', pocket)).toHaveLength(3);
	expect(await bringAll('noname', zipOf({ 'a.md': '# A\n\nText' }))).toMatchObject([{ kind: 'article' }]);
	expect(onlyArticle(await bringAll('x.html', '---\ntitle: T\n---\n\nText')).isWholePage).toBe(true);
});
