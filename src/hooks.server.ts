// Every request's way: templates while building, composed documents and the app's addresses while serving.
import type { Handle } from '@sveltejs/kit/hooks';
import { building } from '$app/env';
import { isLanguage } from '#lib/contract/languages.ts';
import { answerRequest } from '#lib/server/pages/gate.ts';
import { dressTemplate } from '#lib/server/template-page.ts';

export const handle: Handle = ({ event, resolve }) => {
	const language = isLanguage(event.params.language) ? event.params.language : 'en';
	if (building) return resolve(event, { transformPageChunk: ({ html }) => dressTemplate(html, language) });
	return answerRequest(event.request, event.route.id !== null, () => resolve(event));
};
