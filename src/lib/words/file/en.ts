// What is said about an article as a file, in English, and the shape of it in every language.
import type { Catalogue } from '../shape.ts';

export const fileWords = {
	form: 'The form of the file',
	forms: { epub: 'Book', page: 'Web page', markdown: 'Plain text' },
	uses: {
		epub: 'EPUB, for reading apps and e‑readers',
		page: 'HTML, opens in any browser, on any device',
		markdown: 'Markdown, for notes and editors'
	},
	pictures: 'With pictures',
	size: 'Size: {size}',
	lacking: {
		one: '{count} picture is not on this phone, so its description stands in its place.',
		other: '{count} pictures are not on this phone, so their descriptions stand in their place.'
	},
	working: 'Making the file…',
	trouble: 'The file could not be made. Choose it without pictures, or close this and try again.',
	notShared: 'The phone would not pass the file on. Save it instead.',
	noText:
		'The text is no longer whole on this phone, so no file can be made of it. Open it again when the network answers.',
	save: 'Save',
	share: 'Pass it on',
	print: 'Print or PDF'
} satisfies Catalogue;
