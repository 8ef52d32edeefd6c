// What stands in the document already, adopted as it is.
import { languages } from '#lib/contract/languages.ts';
import { paintedDocument } from '#lib/reader/painted.ts';
import type { EntryGenerator, PageLoad } from './$types';

export const entries: EntryGenerator = () => languages.map((language) => ({ language }));

export const load: PageLoad = () => paintedDocument();
