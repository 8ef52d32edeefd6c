// The table of who may import whom, and the laws that follow from it: floors, doors and circles.
import { posix } from 'node:path';
import type { Breach, House, Room } from './rooms.ts';

/** Each part of src and tools, and the parts it may import; itself is always allowed. Read top down: nothing imports what stands above it. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
	tests: [
		'tools',
		'tests',
		'routes',
		'pages',
		'hooks',
		'service-worker',
		'ui',
		'download',
		'handover',
		'search',
		'reader',
		'vault',
		'shelf',
		'server',
		'words',
		'article',
		'contract'
	],
	// The configuration of the build, the linter and the tests
	top: ['tools', 'tests'],
	tools: ['server', 'words', 'article', 'contract'],
	routes: [
		'pages',
		'ui',
		'download',
		'handover',
		'search',
		'reader',
		'vault',
		'shelf',
		'server',
		'words',
		'article',
		'contract'
	],
	// The state behind each page, where neighbours of the floor below are joined
	pages: ['ui', 'download', 'handover', 'search', 'reader', 'vault', 'shelf', 'words', 'article', 'contract'],
	hooks: ['server', 'article', 'contract'],
	'service-worker': ['vault', 'article', 'contract'],
	ui: ['reader', 'words', 'article', 'contract'],
	download: ['vault', 'shelf', 'article', 'contract'],
	handover: ['vault', 'shelf', 'article', 'contract'],
	search: ['shelf', 'article', 'contract'],
	reader: ['shelf', 'words', 'article', 'contract'],
	vault: ['article', 'contract'],
	shelf: ['article', 'contract'],
	server: ['article', 'contract'],
	words: ['contract'],
	article: ['contract'],
	contract: []
};

/** The composer is for those who compose; a page only reads the tokens of what was composed. */
const mayCompose = new Set(['article', 'server', 'service-worker', 'ui', 'tools', 'tests']);
const mayComposeToo = new Set(['src/lib/reader/painted.ts']);

/** The part of the house that a file belongs to; undefined for one that stands nowhere. */
export function partOf(path: string): string | undefined {
	const [first, second, third] = path.split('/');
	if (first === 'tools' || first === 'tests') return first;
	if (first !== 'src') return 'top';
	if (second === 'lib')
		return third !== undefined && third in mayImport && path.split('/').length > 3 ? third : undefined;
	if (second === 'routes' || second === 'service-worker') return second;
	if (second === 'hooks.server.ts') return 'hooks';
	// app.html, app.css, app.d.ts, params.ts and hooks.client.ts belong to the routes
	return 'routes';
}

/** The file of ours that an import names, and undefined where it is a package or made by SvelteKit. `?raw` is cut off. */
export function resolveImport(from: string, specifier: string): string | undefined {
	const bare = specifier.replace(/\?.*$/, '');
	if (bare.startsWith('#lib/')) return `src/lib/${bare.slice('#lib/'.length)}`;
	if (!bare.startsWith('.') || bare.endsWith('/$types')) return undefined;
	return posix.join(posix.dirname(from), bare);
}

/** Every import of one of our files: who, whom, and where. */
function* ways(
	house: House
): Generator<{ room: Room; target: string; line: number; isTypeOnly: boolean; isText: boolean }> {
	for (const room of house.values()) {
		for (const { specifier, line, isTypeOnly } of room.syntax.imports) {
			const target = resolveImport(room.path, specifier);
			if (target !== undefined) yield { room, target, line, isTypeOnly, isText: /\?(raw|url|inline)$/.test(specifier) };
		}
	}
}

/** A floor imports only from floors below, as the table says; a file's mere text (`?raw`, `?inline`) brings nothing with it. */
export function checkFloors(house: House): Breach[] {
	const breaches: Breach[] = [];
	for (const room of house.values()) {
		if (partOf(room.path) === undefined)
			breaches.push({ path: room.path, line: 1, what: 'stands in no part of the house' });
	}
	for (const { room, target, line, isText } of ways(house)) {
		const from = partOf(room.path);
		const to = partOf(target);
		if (from === undefined || to === undefined || from === to || isText) continue;
		if (mayImport[from]?.includes(to) !== true)
			breaches.push({ path: room.path, line, what: `${from} may not import ${to}` });
	}
	return breaches;
}

/** Doors narrower than the table: the server's, the vault's and the composer's. */
export function checkDoors(house: House): Breach[] {
	const breaches: Breach[] = [];
	for (const { room, target, line, isTypeOnly } of ways(house)) {
		const from = partOf(room.path);
		const to = partOf(target);
		const say = (what: string) => breaches.push({ path: room.path, line, what });
		if (from === 'routes' && to === 'server' && !/(^|\/)(\+server|[^/]+\.server)\.ts$/.test(room.path)) {
			say('the server is imported only by +server.ts and *.server.ts');
		}
		if (to === 'vault' && !isTypeOnly && !['vault', 'service-worker', 'tests'].includes(from ?? '')) {
			say('the vault belongs to the worker; a page may import only its types');
		}
		if (target.startsWith('src/lib/article/compose/') && !mayCompose.has(from ?? '') && !mayComposeToo.has(room.path)) {
			say(`${from} may not import the composer`);
		}
	}
	return breaches;
}

/** An import names a file that is there, with its extension, so that no tool has to guess. */
export function checkAddresses(house: House): Breach[] {
	const breaches: Breach[] = [];
	for (const { room, target, line } of ways(house)) {
		if (!/\.(ts|js|mjs|svelte|css|json|html)$/.test(target))
			breaches.push({ path: room.path, line, what: `${target} lacks its extension` });
	}
	return breaches;
}

/** No file may be reached from itself; types count. */
export function checkCircles(house: House): Breach[] {
	const nexts = new Map<string, { target: string; line: number }[]>();
	for (const { room, target, line } of ways(house)) {
		if (house.has(target)) nexts.set(room.path, [...(nexts.get(room.path) ?? []), { target, line }]);
	}
	const breaches: Breach[] = [];
	const done = new Set<string>();
	const visit = (path: string, trail: readonly string[]): void => {
		if (done.has(path)) return;
		for (const { target, line } of nexts.get(path) ?? []) {
			const start = [...trail, path].indexOf(target);
			if (start >= 0) {
				breaches.push({
					path,
					line,
					what: `closes a circle: ${[...trail, path].slice(start).join(' → ')} → ${target}`
				});
			} else visit(target, [...trail, path]);
		}
		done.add(path);
	};
	for (const path of nexts.keys()) visit(path, []);
	return breaches;
}
