// What may stand in an address's parameters.
import { defineParams } from '@sveltejs/kit/params';
import { isLanguage } from '#lib/contract/languages.ts';

export const params = defineParams({
	language: (param) => (isLanguage(param) ? param : undefined)
});
