// What is said about the lock in English, and the shape of it in every language.
import type { Catalogue } from '../shape.ts';

export const lockWords = {
	heading: 'A lock on what you did',
	lead: 'A passphrase seals your marks, notes, places and what you archived: they lie encrypted on this phone, and only the passphrase opens them. The articles stay open to read.',
	passphrase: 'Passphrase',
	again: 'The same once more',
	now: 'The passphrase as it is',
	next: 'The new passphrase',
	hint: 'At least {least} characters; four words that do not belong together are good. It is kept nowhere: whoever forgets it loses what is locked.',
	show: 'Show what is typed',
	short: 'That is too short: {least} characters at least.',
	different: 'The two are not the same. Type them again.',
	minutes: 'Lock itself when Shyraq was out of sight for',
	after: { one: '{count} minute', other: '{count} minutes' },
	turnOn: 'Lock with this passphrase',
	working: 'One moment: on an older phone this takes some seconds.',
	isOpen: 'Locked with a passphrase, and open now.',
	lockNow: 'Lock now',
	change: 'Change the passphrase',
	turnOff: 'Take the lock off',
	locked: 'Your marks and places are locked. Nothing new is kept until they are opened.',
	unlock: 'Unlock',
	wrong: 'That is not the passphrase. Nothing was changed; type it again.',
	damaged: 'The lock itself is damaged, and no passphrase opens it any more.',
	forgotten: 'I have forgotten it',
	sure: 'Remove what is locked?',
	goes: 'Marks, notes, places and what you archived go, and the lock with them. Nobody can bring them back. The library stays.',
	yes: 'Remove it',
	no: 'Keep it',
	cancel: 'Cancel',
	hides: 'What the lock does not hide',
	hide: [
		'Anything, while it is open: whoever has the phone in hand then reads it.',
		'Which articles are on this phone. Where room ran short, what was finished went first, which tells a little.',
		'Addresses and titles in the browser’s history, and where each open tab stood. Delete them in the browser.',
		'That there is a lock, when it was last used, and about how much it holds.',
		'For a while, what was written before it was put on: deleted things stay in a phone’s memory until others are written over them.',
		'Files that you saved or passed on. Seal those with a passphrase of their own.'
	]
} satisfies Catalogue;
