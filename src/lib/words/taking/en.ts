// What is said about taking along everything a reader made, in English, and the shape of it in every language.
import type { Catalogue } from '../shape.ts';

export const takingWords = {
	heading: 'Take along what is yours',
	lead: 'Places, bookmarks, highlights, notes and choices in one file, to keep safe or to open on another phone.',
	passphrase: 'Passphrase, if nobody else may read it',
	hint: 'Without it the file cannot be opened, by you or by anybody. Leave it empty for a file that any program can read.',
	show: 'Show what is typed',
	save: 'Save the file',
	share: 'Pass it on',
	made: '{name} was made.',
	notShared: 'The phone would not pass the file on. Save it instead.',
	inHeading: 'Take in such a file',
	inLead: 'What is in it comes beside what is here. Nothing here is lost, and the same file twice is once.',
	choose: 'Choose a file',
	locked: 'This file is sealed. Its passphrase:',
	unlock: 'Open',
	cancel: 'Cancel',
	wrongPassphrase: 'The passphrase does not open it, or the file was changed. Nothing was taken in; type it again.',
	working: 'One moment…',
	taken: 'Taken in: {marks}, {places}. {known}',
	marks: { one: '{count} mark', other: '{count} marks' },
	places: { one: 'a place in {count} article', other: 'places in {count} articles' },
	known: { one: '{count} was here already.', other: '{count} were here already.' },
	troubles: {
		unreadable:
			'This is no file of Shyraq’s, or it is not whole. Nothing was taken in. Choose another, or copy it again from where it is kept.',
		large: 'This file is larger than any that Shyraq writes, so it was not opened. Choose another.',
		newer: 'This file was made by a newer Shyraq. Nothing was taken in. Update this one, then choose the file again.',
		damaged:
			'This file was damaged or changed since it was made. Nothing was taken in. Copy it again from where it is kept.',
		wrong: 'This file is not as it should be, at “{place}”. Nothing was taken in. Choose another, or mend it.'
	}
} satisfies Catalogue;
