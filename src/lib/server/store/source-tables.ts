// The tables of what comes from outside: sources, their articles, addresses that wait, and the order of the front.
import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Where articles come from: a feed that is followed, addresses that were saved, files that were brought. */
export type SourceKind = 'feed' | 'saved' | 'files';

/** Times in all these tables are milliseconds since 1970; what is true is 1. */
export interface SourceRow {
	id: string;
	kind: SourceKind;
	/** The feed's address; a word in brackets for the two sources that have none. */
	address: string;
	/** The address of the site that the feed is of. */
	site: string | null;
	title: string;
	/** The folder it stands in, as in OPML; parts with a slash between. */
	folder: string | null;
	added: number;
	paused: 0 | 1;
	/** Removed by the editor; the row stays while articles of it stay. */
	removed: 0 | 1;
	/** When it said that it has ended (410). */
	ended: number | null;
	/** The address before a permanent redirect. */
	moved_from: string | null;
	/** What the last whole answer said of itself, for conditional requests. */
	etag: string | null;
	modified: string | null;
	last_success: number | null;
	/** When it is to be asked next; null for what is never asked. */
	next_try: number | null;
	/** Failures since the last success. */
	failures: number;
	/** The last failure as a sentence; null after a success. */
	trouble: string | null;
}

/** An article that came from outside, as the press made it. */
export interface ItemRow {
	/** The article's id. */
	id: string;
	source: string;
	/** What makes it the same article in its source. */
	identity: string;
	/** Its address at its publisher. */
	url: string | null;
	/** Name of the content as it was brought, by which a change is seen. */
	content: string;
	/** The article's head as JSON, its revision 1, and its canonical body, without the editor's changes. */
	head: string;
	body: string;
	first_seen: number;
	changed: number;
	retracted: 0 | 1;
	/** The editor's changes as JSON. */
	edits: string | null;
	/** What the reader it was imported from knew of it, as JSON. */
	state: string | null;
}

/** A blob that an article from outside needs. */
export interface ItemBlobRow {
	item: string;
	hash: string;
}

/** An address whose page is still to be fetched: one that was imported, or that completes an article. */
export interface WantedRow {
	address: string;
	/** The article that the page completes; null where it will be one of its own. */
	item: string | null;
	/** What an import knew of it, as JSON. */
	state: string | null;
	added: number;
	tries: number;
	/** Null where it is given up. */
	next_try: number | null;
	trouble: string | null;
}

/** An article that the editor has given a place on the front. */
export interface FrontPlaceRow {
	id: string;
	place: number;
}

/** An article of the publisher's folder as it was pressed last, so that news from outside do not press the folder anew. */
export interface FolderDraftRow {
	id: string;
	/** Its place in the folder's own order, from 0. */
	position: number;
	/** Whether its file gives it a place on the front. */
	placed: 0 | 1;
	head: string;
	body: string;
}

/** The tables that this step adds. */
export interface SourceTables {
	source: SourceRow;
	item: ItemRow;
	item_blob: ItemBlobRow;
	wanted: WantedRow;
	front_place: FrontPlaceRow;
	folder_draft: FolderDraftRow;
}

/** Articles may come from outside. */
export const sources: Migration = {
	async up(db: Kysely<unknown>) {
		await makeSources(db);
		await makeItems(db);
		await db.schema
			.createTable('front_place')
			.addColumn('id', 'text', (column) => column.primaryKey().notNull())
			.addColumn('place', 'integer', (column) => column.notNull())
			.execute();
		await db.schema
			.createTable('folder_draft')
			.addColumn('id', 'text', (column) => column.primaryKey().notNull())
			.addColumn('position', 'integer', (column) => column.notNull())
			.addColumn('placed', 'integer', (column) => column.notNull())
			.addColumn('head', 'text', (column) => column.notNull())
			.addColumn('body', 'text', (column) => column.notNull())
			.execute();
	}
};

async function makeSources(db: Kysely<unknown>): Promise<void> {
	await db.schema
		.createTable('source')
		.addColumn('id', 'text', (column) => column.primaryKey().notNull())
		.addColumn('kind', 'text', (column) => column.notNull())
		.addColumn('address', 'text', (column) => column.notNull().unique())
		.addColumn('site', 'text')
		.addColumn('title', 'text', (column) => column.notNull())
		.addColumn('folder', 'text')
		.addColumn('added', 'bigint', (column) => column.notNull())
		.addColumn('paused', 'integer', (column) => column.notNull().defaultTo(0))
		.addColumn('removed', 'integer', (column) => column.notNull().defaultTo(0))
		.addColumn('ended', 'bigint')
		.addColumn('moved_from', 'text')
		.addColumn('etag', 'text')
		.addColumn('modified', 'text')
		.addColumn('last_success', 'bigint')
		.addColumn('next_try', 'bigint')
		.addColumn('failures', 'integer', (column) => column.notNull().defaultTo(0))
		.addColumn('trouble', 'text')
		.execute();
	await db.schema.createIndex('source_by_next_try').on('source').column('next_try').execute();
}

async function makeItems(db: Kysely<unknown>): Promise<void> {
	await db.schema
		.createTable('item')
		.addColumn('id', 'text', (column) => column.primaryKey().notNull())
		.addColumn('source', 'text', (column) => column.notNull().references('source.id'))
		.addColumn('identity', 'text', (column) => column.notNull())
		.addColumn('url', 'text')
		.addColumn('content', 'text', (column) => column.notNull())
		.addColumn('head', 'text', (column) => column.notNull())
		.addColumn('body', 'text', (column) => column.notNull())
		.addColumn('first_seen', 'bigint', (column) => column.notNull())
		.addColumn('changed', 'bigint', (column) => column.notNull())
		.addColumn('retracted', 'integer', (column) => column.notNull().defaultTo(0))
		.addColumn('edits', 'text')
		.addColumn('state', 'text')
		.addUniqueConstraint('item_identity', ['source', 'identity'])
		.execute();
	await db.schema.createIndex('item_by_url').on('item').column('url').execute();
	await db.schema
		.createTable('item_blob')
		.addColumn('item', 'text', (column) => column.notNull().references('item.id').onDelete('cascade'))
		.addColumn('hash', 'text', (column) => column.notNull())
		.addPrimaryKeyConstraint('item_blob_key', ['item', 'hash'])
		.execute();
	await db.schema
		.createTable('wanted')
		.addColumn('address', 'text', (column) => column.primaryKey().notNull())
		.addColumn('item', 'text', (column) => column.references('item.id').onDelete('cascade'))
		.addColumn('state', 'text')
		.addColumn('added', 'bigint', (column) => column.notNull())
		.addColumn('tries', 'integer', (column) => column.notNull().defaultTo(0))
		.addColumn('next_try', 'bigint')
		.addColumn('trouble', 'text')
		.execute();
}
