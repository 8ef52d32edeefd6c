// Documents out of the composer, in the reader's language, as streams.
import { composeDocument, type ComposedDocument, type Subject } from '#lib/article/compose/document.ts';
import { templateSetOf, type Templates, type TemplateSet } from '#lib/article/compose/template.ts';
import { toBytes } from '#lib/article/bytes.ts';
import { FaultError } from '#lib/contract/faults.ts';
import { chooseLanguage, type Language } from '#lib/contract/languages.ts';
import { readFact, writeFact } from '#lib/vault/ledger.ts';
import { mendShellFile, shell, takeShellFile } from './shell.ts';
import { loadTemplatesBefore } from './standing.ts';

let templates: Templates | undefined;

/** The language of a document: the address's own, which is remembered; else the one remembered; else the browser's. */
export async function pickLanguage(
	asked: Language | undefined,
	waitUntil: (work: Promise<unknown>) => void
): Promise<Language> {
	if (asked === undefined)
		return (await readFact('language').catch(() => undefined)) ?? chooseLanguage(navigator.languages);
	waitUntil(writeFact('language', asked).catch(() => console.warn('shyraq: the language could not be remembered')));
	return asked;
}

/** A subject as a document. @throws FaultError where this build's templates are lost and cannot be had */
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
	templates = undefined;
}

async function compose(language: Language, subject: Subject): Promise<ComposedDocument> {
	try {
		return composeDocument(await loadSet(language), subject);
	} catch (failed) {
		console.warn(`shyraq: the templates do not do: ${String(failed)}`);
		templates = await loadOwn();
		return composeDocument(await loadSet(language), subject);
	}
}

/** The templates of a language. @throws FaultError where they are lost and cannot be had */
export async function loadSet(language: Language): Promise<TemplateSet> {
	templates ??= (await loadTemplatesBefore()) ?? (await loadOwn());
	return templateSetOf(templates, language);
}

async function loadOwn(): Promise<Templates> {
	const file = await takeShellFile(shell.templates);
	if (file === undefined) throw new FaultError('storage-failed', 'no templates');
	try {
		// Its bytes are those the build listed by their hash, so their shape is the build's.
		return (await file.json()) as Templates;
	} catch (damaged) {
		console.warn(`shyraq: the templates kept here are damaged: ${String(damaged)}`);
		const mended = await mendShellFile(shell.templates);
		if (mended === undefined) throw new FaultError('storage-failed', 'no templates', damaged);
		return (await mended.json()) as Templates;
	}
}
