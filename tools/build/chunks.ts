// Which scripts lie together in a file: few files for the phone to ask for and list, and none that a page pays for in vain.
import type { Rolldown } from 'vite';

/** What an article's page comes to life from: Kit's client, the layouts and the page itself. */
const firstRoots = [
	/\/@sveltejs\/kit\/src\/runtime\/client\/entry\.js$/,
	/\/src\/lib\/pages\/come-alive\.ts$/,
	/\/generated\/(build\/)?client-optimized\/app\.js$/,
	/\/src\/routes\/(\[\[language=language\]\]\/)?\+(layout|error)\.(svelte|ts)$/,
	/\/src\/routes\/\[\[language=language\]\]\/read\/\[id\]\/\+page\.(svelte|ts)$/
];
/** The other pages: what they need at once is one file, of which each uses most. */
const pageRoots = [/\/src\/routes\/.*\+page\.(svelte|ts)$/];
/** Pages and layouts stay apart with the styles they name, which would else be every page's; nor do styles move. */
const own = /^(?!.*\/src\/routes\/.*\.svelte$)(?!.*\.css\b)/;
/**
 * The floors of the house, each a file of what is not needed at once. A floor imports what lies below it alone, so its
 * file never waits for one that waits for it: files grouped by who asks for them can, and then begin half made.
 */
const floors = ['shelf', 'reader', 'download', 'ui', 'pages'];

/** The file of what several rooms need. */
const sharedName = 'room-shared';

/** What several rooms need, and what itself needs the shelf: it stays there, or all that rooms share would wait for the database. */
const needsShelf = /\/src\/lib\/shelf\/wipe\.ts$/;
/** A part of one room that others need, too, by which none is to wait for the room. */
const lentOut = /\/src\/lib\/pages\/(lock\/held|lost\/(LossNotice\.svelte|say-lost\.ts))$/;
/** The room that comes with every article: what it has in common with others stays on its floor, or every article would wait for all that rooms share. */
const everyArticles = [/\/src\/lib\/pages\/around\//];

/** A room of the app: a folder of the floor `pages`, which its pages bring when it is wanted. */
const roomOf = (id: string): string | undefined => /\/src\/lib\/pages\/([\w-]+)\//.exec(id)?.[1];
/** A language's words for a room. */
const roomWordsOf = (id: string): string | undefined => /\/src\/lib\/words\/[\w-]+\/(\w\w)\.ts$/.exec(id)?.[1];

/**
 * The files that scripts are put into. What an article's page needs at once makes two: the libraries', which seldom change
 * and which an update then need not fetch again, and our own; then the lowest floors; then what the other pages need; then two
 * libraries that seldom change either; then the floors above; and the rooms, each with what it alone uses, and
 * their words, a file a language. Whatever a file takes brings what it imports with it, so the rooms stand last.
 */
export function planChunks(): Rolldown.CodeSplittingOptions {
	const group = (name: string, roots: readonly RegExp[], test: RegExp): Rolldown.CodeSplittingGroup => ({
		name: (id, context) =>
			test.test(id) && isNeeded(id, roots, context) && context.getModuleInfo(id)?.isEntry !== true ? name : null
	});
	const floor = (name: string, folders = name): Rolldown.CodeSplittingGroup => {
		const test = new RegExp(`^(?!.*\\.css\\b).*/src/lib/${folders}/`);
		const isOwn = (id: string, context: Rolldown.ChunkingContext): boolean =>
			test.test(id) &&
			(nameRoom(id, context) === null ||
				(nameRoom(id, context) === sharedName && (needsShelf.test(id) || isNeeded(id, everyArticles, context))));
		return { name: (id, context) => (isOwn(id, context) ? name : null) };
	};
	return {
		groups: [
			group('libraries', firstRoots, /\/node_modules\//),
			group('first', firstRoots, own),
			floor('article', '(contract|words|article)'),
			group('others', pageRoots, own),
			{ name: 'database', test: /\/node_modules\/dexie\// },
			{ name: 'registration', test: /\/node_modules\/workbox-window\// },
			...floors.map((name) => floor(name)),
			// What several rooms need; the first of them would else hold it for the others, and they would wait for all of that room
			{ name: (id, context) => (lentOut.test(id) || nameRoom(id, context) === sharedName ? sharedName : null) },
			{ name: nameRoom }
		]
	};
}

/** Whether one of the roots imports a module, or imports what imports it; what is asked for later by a call is not meant. */
function isNeeded(id: string, roots: readonly RegExp[], context: Rolldown.ChunkingContext): boolean {
	const seen = new Set([id]);
	for (const each of seen) {
		if (roots.some((root) => root.test(each))) return true;
		for (const importer of context.getModuleInfo(each)?.importers ?? []) seen.add(importer);
	}
	return false;
}

/** The file of a room, of what several need, or of a language's words for all rooms; null for what is needed elsewhere, too. */
function nameRoom(id: string, context: Rolldown.ChunkingContext): string | null {
	const language = roomWordsOf(id);
	if (language !== undefined) return `words-${language}`;
	const [only, ...others] = roomsOf(id, context);
	return only === undefined ? null : others.length === 0 ? `room-${only}` : sharedName;
}

/** The rooms that need a module; none where others need it, too. */
function roomsOf(id: string, context: Rolldown.ChunkingContext): ReadonlySet<string> {
	const rooms = new Set<string>();
	const seen = new Set([id]);
	for (const each of seen) {
		const room = roomOf(each);
		if (room !== undefined) {
			rooms.add(room);
			continue;
		}
		const { importers = [], dynamicImporters = [], isEntry = true } = context.getModuleInfo(each) ?? {};
		if (isEntry || importers.length + dynamicImporters.length === 0) return new Set();
		for (const importer of [...importers, ...dynamicImporters]) seen.add(importer);
	}
	return rooms;
}
