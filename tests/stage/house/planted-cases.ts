// Small houses with one fault each, by the law they break: proof that every law can be broken and is seen to be.
import type { Law } from './laws.ts';

/** A planted fault: the files, and how the breach is told. */
export interface Planted {
	law: Law;
	name: string;
	files: Record<string, string>;
	told: string;
}

/** Apart, so that this file itself silences nothing. */
const ignore = 'ignore';
const opening = '// A room with a purpose that it states.\n';
const plant = (law: Law, name: string, files: Record<string, string>, told: string): Planted => ({
	law,
	name,
	files,
	told
});

const floor = 'a floor imports only from floors below';
const door = 'the doors of the server, the vault and the composer are kept';
const fence = 'packages stay behind their fences';
const circle = 'no file is reached from itself';
const strict = 'types are strict';
const logical = 'styles are logical';
const plain = 'names are plain';

export const planted: readonly Planted[] = [
	plant(
		floor,
		'an import',
		{ 'src/lib/article/a.ts': `${opening}import { b } from '#lib/vault/b.ts';` },
		'src/lib/article/a.ts:2 article may not import vault'
	),
	plant(
		floor,
		'import type',
		{ 'src/lib/contract/a.ts': `${opening}import type { B } from '../article/b.ts';` },
		'src/lib/contract/a.ts:2 contract may not import article'
	),
	plant(
		floor,
		'import()',
		{ 'src/lib/vault/a.ts': `${opening}\nawait import('#lib/shelf/b.ts');` },
		'src/lib/vault/a.ts:3 vault may not import shelf'
	),
	plant(
		floor,
		"a type's import('…')",
		{ 'src/lib/shelf/a.ts': `${opening}type B = import('#lib/vault/b.ts').B;` },
		'src/lib/shelf/a.ts:2 shelf may not import vault'
	),
	plant(
		floor,
		'a re-export',
		{ 'src/lib/words/a.ts': `${opening}export { b } from '#lib/article/b.ts';` },
		'src/lib/words/a.ts:2 words may not import article'
	),
	plant(
		floor,
		'a component',
		{
			'src/lib/ui/A.svelte': `<!-- A room with a purpose. -->\n<script lang="ts">\n\timport b from '#lib/download/b.ts';\n</script>`
		},
		'src/lib/ui/A.svelte:3 ui may not import download'
	),
	plant(
		floor,
		'import type in a component',
		{ 'src/lib/ui/A.svelte': `<script lang="ts">\n\timport type { B } from '#lib/shelf/b.ts';\n</script>` },
		'src/lib/ui/A.svelte:2 ui may not import shelf'
	),
	plant(
		floor,
		'import() in a component',
		{ 'src/lib/ui/A.svelte': `{#await import('#lib/vault/b.ts')}…{/await}` },
		'src/lib/ui/A.svelte:1 ui may not import vault'
	),
	plant(
		floor,
		'a neighbour',
		{ 'src/lib/download/a.ts': `${opening}import { b } from '#lib/reader/b.ts';` },
		'src/lib/download/a.ts:2 download may not import reader'
	),
	plant(
		floor,
		'the worker to the shelf',
		{ 'src/service-worker/a.ts': `${opening}import { b } from '#lib/shelf/b.ts';` },
		'src/service-worker/a.ts:2 service-worker may not import shelf'
	),
	plant(
		floor,
		'a part nobody knows',
		{ 'src/lib/attic/a.ts': opening },
		'src/lib/attic/a.ts:1 stands in no part of the house'
	),
	plant(
		floor,
		'the reader to a test',
		{ 'src/lib/reader/a.ts': `${opening}import { b } from '../../../tests/b.ts';` },
		'src/lib/reader/a.ts:2 reader may not import tests'
	),
	plant(
		door,
		'the server from a page',
		{ 'src/routes/+page.ts': `${opening}import { b } from '#lib/server/b.ts';` },
		'src/routes/+page.ts:2 the server is imported only by +server.ts and *.server.ts'
	),
	plant(
		door,
		'the vault from a page',
		{ 'src/lib/download/a.ts': `${opening}import { b } from '#lib/vault/b.ts';` },
		'src/lib/download/a.ts:2 the vault belongs to the worker; a page may import only its types'
	),
	plant(
		door,
		'the composer from the reader',
		{ 'src/lib/reader/a.ts': `${opening}import { b } from '#lib/article/compose/b.ts';` },
		'src/lib/reader/a.ts:2 reader may not import the composer'
	),
	plant(
		'an import names a file with its extension',
		'none',
		{ 'src/lib/article/a.ts': `${opening}import { b } from './b';` },
		'src/lib/article/a.ts:2 src/lib/article/b lacks its extension'
	),
	plant(
		circle,
		'three files, one way by a type',
		{
			'src/lib/article/a.ts': `${opening}import { b } from './b.ts';`,
			'src/lib/article/b.ts': `${opening}import type { C } from '#lib/article/c.ts';`,
			'src/lib/article/c.ts': `${opening}const a = import('./a.ts');`
		},
		'src/lib/article/c.ts:2 closes a circle: src/lib/article/a.ts → src/lib/article/b.ts → src/lib/article/c.ts → src/lib/article/a.ts'
	),
	plant(
		circle,
		'a file and itself',
		{ 'src/lib/article/a.ts': `${opening}import './a.ts';` },
		'src/lib/article/a.ts:2 closes a circle: src/lib/article/a.ts → src/lib/article/a.ts'
	),
	plant(
		fence,
		'idb',
		{ 'src/lib/shelf/a.ts': `${opening}import { openDB } from 'idb';` },
		'src/lib/shelf/a.ts:2 idb belongs to the vault (idb)'
	),
	plant(
		fence,
		'Dexie',
		{ 'src/lib/shelf/a.ts': `${opening}import type { Table } from 'dexie';` },
		'src/lib/shelf/a.ts:2 Dexie belongs to shelf/database.ts (dexie)'
	),
	plant(
		fence,
		'workbox-window',
		{ 'src/routes/+page.ts': `${opening}import('workbox-window');` },
		'src/routes/+page.ts:2 workbox-window belongs to download/worker.ts (workbox-window)'
	),
	plant(
		fence,
		'Node',
		{ 'src/lib/article/a.ts': `${opening}import { hash } from 'node:crypto';` },
		'src/lib/article/a.ts:2 Node, parsers and codecs belong to the server (node:crypto)'
	),
	plant(
		fence,
		'a parser',
		{ 'src/lib/ui/A.svelte': `<script lang="ts">import { parse } from 'parse5';</script>` },
		'src/lib/ui/A.svelte:1 Node, parsers and codecs belong to the server (parse5)'
	),
	...['entities', 'yauzl', 'htmlparser2', '@mozilla/readability', 'defuddle', 'linkedom'].map((name) =>
		plant(
			fence,
			`a reader of what comes from outside, ${name}`,
			{ 'src/lib/reader/a.ts': `${opening}import { read } from '${name}';` },
			`src/lib/reader/a.ts:2 Node, parsers and codecs belong to the server (${name})`
		)
	),
	plant(
		fence,
		'the framework',
		{ 'src/lib/article/a.ts': `${opening}import { browser } from '$app/env';` },
		'src/lib/article/a.ts:2 the pure floors know no framework ($app/env)'
	),
	plant(
		'no address of somebody else is in the source',
		'a script',
		{ 'src/lib/reader/a.ts': `${opening}const font = 'https://fonts.example.com/a.woff2';` },
		"src/lib/reader/a.ts:2 names another's address: https://fonts.example.com/a.woff2"
	),
	plant(
		'no address of somebody else is in the source',
		'a style',
		{ 'src/app.css': `/* The look of all pages. */\na { background: url(//pictures.example.com/a.png) }` },
		"src/app.css:1 names another's address: //pictures.example.com/a.png"
	),
	plant(
		'no address of somebody else is in the source',
		'an attribute',
		{ 'src/lib/ui/A.svelte': `<img src="https://counter.example.com/1.gif" alt="" />` },
		"src/lib/ui/A.svelte:1 names another's address: https://counter.example.com/1.gif"
	),
	plant(
		'a shared name is written once',
		'a cache',
		{ 'src/service-worker/a.ts': `${opening}caches.open('shyraq-articles');` },
		'src/service-worker/a.ts:2 "shyraq-articles" is typed again; import it from contract/places.ts'
	),
	plant(
		'a shared name is written once',
		'a prefix',
		{ 'src/service-worker/a.ts': `${opening}caches.open(\`shyraq-app-\${build}\`);` },
		'src/service-worker/a.ts:2 "shyraq-app-" is typed again; import it from contract/places.ts'
	),
	plant(
		'a file opens with a comment sentence',
		'a script',
		{ 'src/lib/article/a.ts': 'export const a = 1;' },
		'src/lib/article/a.ts:1 does not open with a comment sentence'
	),
	plant(
		'a file opens with a comment sentence',
		'a bare word',
		{ 'src/lib/article/a.ts': '// a.ts\nexport const a = 1;' },
		'src/lib/article/a.ts:1 does not open with a comment sentence'
	),
	plant(
		'a file opens with a comment sentence',
		'a component',
		{ 'src/lib/ui/A.svelte': '<p>No sentence</p>' },
		'src/lib/ui/A.svelte:1 does not open with a comment sentence'
	),
	plant(
		'no file is longer than 300 lines',
		'a script',
		{ 'tools/a.ts': `${opening}${'a();\n'.repeat(300)}` },
		'tools/a.ts:300 has 301 lines, more than 300'
	),
	plant(
		'scripts in routes are thin',
		'a component',
		{
			'src/routes/+page.svelte': `<script lang="ts">\nimport a from './a.ts';\n// Why.\n\n${'a();\n'.repeat(31)}</script>`
		},
		'src/routes/+page.svelte:1 has 31 lines of script, more than 30'
	),
	plant(
		'scripts in routes are thin',
		'an endpoint',
		{ 'src/routes/a/[id]/+server.ts': `${opening}${'a();\n'.repeat(31)}` },
		'src/routes/a/[id]/+server.ts:1 has 31 lines of script, more than 30'
	),
	plant(
		'there are no barrels',
		'by name',
		{ 'src/lib/article/index.ts': `${opening}export { a } from './a.ts';` },
		'src/lib/article/index.ts:1 is a barrel'
	),
	plant(
		'there are no barrels',
		'all of it',
		{ 'src/lib/article/a.ts': `${opening}export * from './b.ts';\nexport const a = 1;` },
		'src/lib/article/a.ts:1 is a barrel'
	),
	plant(
		plain,
		'utils',
		{ 'src/lib/article/text-utils.ts': opening },
		'src/lib/article/text-utils.ts:1 the name "utils" says nothing'
	),
	plant(
		plain,
		'a folder of data',
		{ 'src/lib/data/a.ts': opening },
		'src/lib/data/a.ts:1 the name "data" says nothing'
	),
	plant(
		plain,
		'camelCase',
		{ 'src/lib/article/readNote.ts': opening },
		'src/lib/article/readNote.ts:1 readNote.ts is not a kebab-case name'
	),
	plant(
		plain,
		'a component in lower case',
		{ 'src/lib/ui/button.svelte': '' },
		'src/lib/ui/button.svelte:1 button.svelte is not a kebab-case name'
	),
	plant(strict, 'any', { 'tools/a.ts': `${opening}let a: any;` }, 'tools/a.ts:2 has any'),
	plant(strict, 'a non-null !', { 'tools/a.ts': `${opening}a!.b();` }, 'tools/a.ts:2 has !'),
	plant(strict, 'a definite !', { 'tools/a.ts': `${opening}class A { b!: string }` }, 'tools/a.ts:2 has !'),
	plant(
		strict,
		'any in a component',
		{ 'src/lib/ui/A.svelte': `<script lang="ts">\n\tlet a: any;\n</script>` },
		'src/lib/ui/A.svelte:2 has any'
	),
	plant(
		strict,
		'! in markup',
		{ 'src/lib/ui/A.svelte': `<script lang="ts">\n</script>\n{#if a!.b}…{/if}` },
		'src/lib/ui/A.svelte:3 has !'
	),
	plant(
		strict,
		'a silenced compiler',
		{ 'tools/a.ts': `${opening}// @ts-${ignore}\na();` },
		`tools/a.ts:2 has @ts-${ignore}`
	),
	plant(
		logical,
		'margin-left',
		{ 'src/app.css': `/* The look of all pages. */\np {\n\tmargin-left: 1em;\n}` },
		'src/app.css:3 is physical: margin-left: 1em'
	),
	plant(
		logical,
		'left',
		{ 'src/lib/ui/A.svelte': '<style>\n\tp { left: 0 }\n</style>' },
		'src/lib/ui/A.svelte:2 is physical: left: 0'
	),
	plant(
		logical,
		'text-align',
		{ 'src/app.css': 'p { text-align: left }' },
		'src/app.css:1 is physical: text-align: left'
	),
	plant(
		logical,
		'four sides',
		{ 'src/app.css': '@media print { p { padding: 1px 2px 3px calc(4px + 1em) } }' },
		'src/app.css:1 is physical: padding: 1px 2px 3px calc(4px + 1em)'
	),
	plant(logical, 'width', { 'src/app.css': 'p { max-width: 40em }' }, 'src/app.css:1 is physical: max-width: 40em')
];
