// Documents out of the composer, in the reader's language, as streams.
import { composeDocument, type ComposedDocument, type Subject } from '#lib/article/compose/document.ts';
import { joinSet, type LanguageSet, type Styles, type Table, type TemplateSet } from '#lib/article/compose/template.ts';
import { toBytes } from '#lib/article/bytes.ts';
import { FaultError } from '#lib/contract/faults.ts';
import type { Cover } from '#lib/contract/messages.ts';
import { languages, type Language } from '#lib/contract/languages.ts';
import { readFact } from '#lib/vault/ledger.ts';
import { isShellFileHere, mendShellFile, shell, takeShellFile } from './shell.ts';
import { loadSetBefore } from './standing.ts';

/** How long a document waits for a language that is not here. */
const languageWaitMs = 8000;

const sets = new Map<Language, Promise<TemplateSet>>();

/**
 * A subject as a document: in this language where it is here or can be had, else in one that is here, and says so.
 * @throws FaultError where this build's templates are lost and cannot be had
 */
export async function paint(language: Language, subject: Subject): Promise<Response> {
	const { status, headers, chunks } = await compose(language, subject);
	const rest = [...chunks];
	const body = new ReadableStream<Uint8Array>({
		pull(controller) {
			const chunk = rest.shift();
			if (chunk === undefined) controller.close();
			else controller.enqueue(toBytes(chunk));
		}
	});
	return new Response(body, { status, headers });
}

/** Has the templates chosen anew: this build may have been left. */
export function forgetTemplates(): void {
	sets.clear();
}

async function compose(language: Language, subject: Subject): Promise<ComposedDocument> {
	const set = await loadSet(language);
	try {
		return composeDocument(set, subject, language);
	} catch (failed) {
		console.warn(`shyraq: the templates do not do: ${String(failed)}`);
		const own = await cover(await loadOwn(language));
		sets.set(own.language, Promise.resolve(own));
		return composeDocument(own, subject, language);
	}
}

/** The templates of a language; of another where it is not here and cannot be had. @throws FaultError where there are none */
export async function loadSet(language: Language): Promise<TemplateSet> {
	const known = sets.get(language);
	if (known !== undefined) return known;
	const loading = loadAnew(language);
	sets.set(language, loading);
	// One that could not be had, or stands for another, is looked for again
	const isThere = await loading.then((set) => set.language === language).catch(() => false);
	if (!isThere) sets.delete(language);
	return loading;
}

async function loadAnew(language: Language): Promise<TemplateSet> {
	return cover((await loadSetBefore(language)) ?? (await loadOwn(language)));
}

/** Templates under another name, where the reader wishes for one. */
async function cover(set: TemplateSet): Promise<TemplateSet> {
	const pairs = await readFact('cover').catch(() => undefined);
	const lay = (text: string, [pattern, put]: Cover[number]) => text.replace(RegExp(pattern, 'g'), put);
	return pairs === undefined ? set : (JSON.parse(pairs.reduce(lay, JSON.stringify(set))) as TemplateSet);
}

async function loadOwn(language: Language): Promise<TemplateSet> {
	// Their bytes are those the build listed by their hashes, so their shapes are the build's.
	const table = (await readOwn(shell.table)) as Table;
	const styles = (await readOwn(table.styles)) as Styles;
	const join = async (each: Language) =>
		joinSet(table, styles, (await readOwn(table.languages[each])) as LanguageSet, each);
	try {
		return await Promise.race([join(language), refuseLater()]);
	} catch (failed) {
		console.warn(`shyraq: no words in ${language}: ${String(failed)}`);
		for (const other of languages)
			if (other !== language && (await isShellFileHere(table.languages[other]))) return join(other);
		throw failed;
	}
}

async function refuseLater(): Promise<never> {
	await new Promise((resolve) => setTimeout(resolve, languageWaitMs));
	throw new FaultError('timeout', 'the words did not come in time');
}

async function readOwn(path: string): Promise<unknown> {
	const file = await takeShellFile(path);
	if (file === undefined) throw new FaultError('storage-failed', 'no templates');
	try {
		return await file.json();
	} catch (damaged) {
		console.warn(`shyraq: the templates kept here are damaged: ${String(damaged)}`);
		const mended = await mendShellFile(path);
		if (mended === undefined) throw new FaultError('storage-failed', 'no templates', damaged);
		return mended.json();
	}
}
