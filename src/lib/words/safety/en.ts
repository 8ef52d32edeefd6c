// What is said about the safety of the reader in English, and the shape of it in every language.
import type { Catalogue } from '../shape.ts';

export const safetyWords = {
	heading: 'If somebody else looks at this phone',
	lead: 'These help against a glance, not against a search. What Shyraq keeps can be read by whoever unlocks the phone and searches it, but for what the lock below seals. The phone’s own lock guards against that.',
	notKept:
		'The phone would not keep what this needs, perhaps because it is full. Nothing was changed. Make room under Storage, then try again.',
	exit: {
		on: 'Quick exit',
		hint: 'A small button on every page, or the Shift key pressed three times in a second and a half, turns every open Shyraq window into an empty note sheet; reading aloud stops. Back and Forward then show nothing that you read. Opening Shyraq again by its icon or address brings it back. Addresses stay in the browser’s own history list: delete them there.',
		button: 'Leave',
		try: 'Try it now'
	},
	sheet: { name: 'Notes', hint: 'Write here' },
	discreet: {
		on: 'Discreet name',
		hint: 'Tabs, windows and the lock screen say “{name}” under a plain sign, whatever article is open. Titles that are in the browser’s history already stay there. An icon on the home screen keeps its name until you remove it and put it there again from this page.',
		icon: 'Put “{name}” on the home screen',
		offered: 'Now choose “Add to Home screen” or “Install” in the browser’s menu. This needs a network.'
	},
	removal: {
		heading: 'Remove everything',
		lead: 'The library, your marks, notes, places and choices, and Shyraq itself go from this browser. Without a network Shyraq cannot be had again.',
		onlyLibrary: 'Remove the library only, with or without your marks',
		start: 'Remove everything from this phone',
		sure: 'Really remove everything?',
		goes: 'Close every other Shyraq window first. Nobody can bring it back; to keep what is yours, save it as a file before.',
		yes: 'Remove everything',
		no: 'Keep it',
		working: 'Removing. Leave this page open for a moment.',
		done: 'Everything that Shyraq had kept in this browser is removed. You can close this page.',
		left: 'Not all of it is gone: another Shyraq window may still be open. Close every other one, then try again.',
		again: 'Try again',
		stays: 'What Shyraq cannot remove',
		stay: [
			'Addresses and titles in the browser’s history, also on other devices where it is synchronised. Delete them in the browser.',
			'Copies of what came over the network in the browser’s own cache. Delete “cached files” in the browser’s settings.',
			'A cookie that says which language was chosen. It goes with the browser’s “site data”.',
			'The icon on the home screen. Hold it, then remove it.',
			'Files that you saved or passed on, screenshots, and the phone’s backups.',
			'Traces in the phone’s memory: experts may read what was deleted until other things are written over it. Only the phone’s own encryption helps against that.'
		]
	}
} satisfies Catalogue;
