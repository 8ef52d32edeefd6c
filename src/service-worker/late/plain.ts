// The document for when no other can be composed: one sentence, in the language of the address or of the browser.
import { isLanguage } from '#lib/contract/languages.ts';
import { plainWords } from './plain-words.ts';

/** Says that nothing can be shown, and when it can. It needs nothing that is kept. */
export function answerPlainly(path: string): Response {
	const wanted = [path.split('/')[1] ?? '', ...navigator.languages.map((tag) => tag.split('-')[0] ?? '')];
	const language = wanted.find(isLanguage) ?? 'en';
	const { direction, lost } = plainWords[language];
	const document = `<!doctype html><html lang="${language}" dir="${direction}"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Shyraq</title><p>${lost}</p></html>`;
	const headers = { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': "default-src 'none'" };
	return new Response(document, { status: 503, headers });
}
