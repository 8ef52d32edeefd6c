// The publisher's tables, and the steps by which an older store becomes this one.
import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import { sources, type SourceTables } from './source-tables.ts';

/** An article that was published at some time. */
interface ArticleRow {
	id: string;
	/** That of the list's last line about the article: its text's while it stands, one higher when it is withdrawn. */
	revision: number;
	/** Name of the article's signed bytes. */
	hash: string;
	/** Name of the article's text without its revision: by it a press sees whether anything changed. */
	draft: string;
	/** Number of the edition in which the article was withdrawn; null while it stands. */
	gone: number | null;
	/** The list's last line about the article; null where the last list was of a form that had no lines. */
	line: string | null;
	/** When the article was published, in milliseconds since 1970; null where there is no line. */
	at: number | null;
}

/** A pressed picture, by the hash of its source and of the recipe. */
interface PictureRow {
	key: string;
	/** The picture as JSON (pictureSchema). */
	picture: string;
}

/** A published edition. The highest number is the one that stands. */
interface EditionRow {
	number: number;
	/** Name of the signed contents list. */
	contents: string;
	/** When it was published, ISO 8601. */
	published: string;
}

/** What an edition needs on the disk. */
interface EditionBlobRow {
	number: number;
	hash: string;
}

interface SettingRow {
	name: string;
	value: string;
}

/** The store's tables for Kysely. */
export interface Tables extends SourceTables {
	article: ArticleRow;
	picture: PictureRow;
	edition: EditionRow;
	edition_blob: EditionBlobRow;
	setting: SettingRow;
}

const first: Migration = {
	async up(db: Kysely<unknown>) {
		await db.schema
			.createTable('article')
			.addColumn('id', 'text', (column) => column.primaryKey().notNull())
			.addColumn('revision', 'integer', (column) => column.notNull())
			.addColumn('hash', 'text', (column) => column.notNull())
			.addColumn('draft', 'text', (column) => column.notNull())
			.addColumn('gone', 'integer')
			.execute();
		await db.schema
			.createTable('picture')
			.addColumn('key', 'text', (column) => column.primaryKey().notNull())
			.addColumn('picture', 'text', (column) => column.notNull())
			.execute();
		await db.schema
			.createTable('edition')
			.addColumn('number', 'integer', (column) => column.primaryKey().notNull())
			.addColumn('contents', 'text', (column) => column.notNull())
			.addColumn('published', 'text', (column) => column.notNull())
			.execute();
		await db.schema
			.createTable('edition_blob')
			.addColumn('number', 'integer', (column) => column.notNull().references('edition.number').onDelete('cascade'))
			.addColumn('hash', 'text', (column) => column.notNull())
			.addPrimaryKeyConstraint('edition_blob_key', ['number', 'hash'])
			.execute();
		await db.schema
			.createTable('setting')
			.addColumn('name', 'text', (column) => column.primaryKey().notNull())
			.addColumn('value', 'text', (column) => column.notNull())
			.execute();
	}
};

/** The list became a log of lines; a line that withdraws has a revision of its own. */
const lines: Migration = {
	async up(db: Kysely<unknown>) {
		await db.schema.alterTable('article').addColumn('line', 'text').execute();
		await db.schema.alterTable('article').addColumn('at', 'bigint').execute();
		await db.schema.createIndex('article_by_age').on('article').columns(['at', 'id']).execute();
		await db
			.$extendTables<{ article: ArticleRow }>()
			.updateTable('article')
			.set((row) => ({ revision: row('revision', '+', 1) }))
			.where('gone', 'is not', null)
			.execute();
	}
};

/** Readers ask for one source by its name: found without reading the others. */
const bySource: Migration = {
	async up(db: Kysely<unknown>) {
		await sql`create index article_by_source on article (coalesce(json_extract(line, '$.site'), ''), at, id)
			where gone is null`.execute(db);
	}
};

/** An import asks for each address whether an article has it for its name: found without reading all articles. */
const byIdentity: Migration = {
	async up(db: Kysely<unknown>) {
		await db.schema.createIndex('item_by_identity').on('item').column('identity').execute();
	}
};

/** Every step, in the order of its name. A step that was ever released is never edited: a new one is added. */
export const migrations: Record<string, Migration> = {
	'0001-first': first,
	'0002-lines': lines,
	'0003-sources': sources,
	'0004-by-source': bySource,
	'0005-by-identity': byIdentity
};
