// The interface in English, which is also the shape that every other language fills.
// `{name}` is a placeholder. A plural is a table by Intl.PluralRules category; `other` is always there.
import type { Catalogue } from './shape.ts';

export const en = {
	paint: {
		months: [
			'January',
			'February',
			'March',
			'April',
			'May',
			'June',
			'July',
			'August',
			'September',
			'October',
			'November',
			'December'
		],
		date: '{day} {month} {year}',
		digits: '0123456789',
		minutes: '{count} min',
		languages: { en: 'English', kk: 'Kazakh', ru: 'Russian', fa: 'Persian' },
		by: 'By {name}',
		updated: 'Updated',
		sources: 'Sources',
		libraryTitle: 'Shyraq',
		libraryDescription: 'News and guides that stay on your phone when the network is gone.',
		savedTitle: 'Saved',
		settingsTitle: 'Settings',
		notices: {
			absent: {
				title: 'Not on this phone yet',
				text: 'This article was not kept before the network went. It will open here once the network answers again; everything you have stays.'
			},
			gone: { title: 'Withdrawn', text: 'The publisher has withdrawn this article.' },
			unknown: {
				title: 'No such page',
				text: 'There is nothing at this address. It may have been copied or typed wrongly.'
			},
			damaged: {
				title: 'Damaged on this phone',
				text: 'The copy on this phone was damaged and has been put aside. It will be fetched again when the network answers.'
			},
			empty: {
				title: 'No library yet',
				text: 'The list of articles could not be fetched. Open this page again when the network answers.'
			}
		},
		toLibrary: 'To the library'
	},
	nav: {
		name: 'Shyraq',
		home: 'Shyraq, to the library',
		label: 'Pages',
		library: 'Library',
		saved: 'Saved',
		settings: 'Settings',
		back: 'Back to the library',
		skip: 'Skip to the text'
	},
	library: {
		heading: 'The edition',
		continue: 'Continue reading',
		progress: '{percent} read',
		finished: 'Read to the end',
		states: { kept: 'On this phone', text: 'Text only', absent: 'Not here' }
	},
	ready: {
		label: 'If the network goes now',
		none: 'If the network goes now, you have nothing yet.',
		all: {
			one: 'If the network goes now, you have the {count} article, from {newest}, {pictures}.',
			other: 'If the network goes now, you have all {count} articles, the newest from {newest}, {pictures}.'
		},
		some: {
			one: 'If the network goes now, you have {count} article of {total}, from {newest}, {pictures}.',
			other: 'If the network goes now, you have {count} articles of {total}, the newest from {newest}, {pictures}.'
		},
		pictures: { all: 'with all pictures', some: 'with {count} of {total} pictures', none: 'without pictures' },
		reading: 'Reading what is on this phone…',
		needsScript:
			'With scripts off everything can be read here while there is a network, and nothing can be kept for later.',
		noWorker: 'This browser cannot keep articles: it is in private mode, too old, or the address is not https.'
	},
	keep: {
		start: 'Keep everything',
		again: 'Check for new articles',
		pause: 'Pause',
		resume: 'Go on',
		running: 'Keeping {done} of {total}, {size} still to come',
		remaining: 'about {time} left',
		checking: 'Asking for the list of articles…',
		paused: 'Paused. What is here stays.',
		waiting: 'Waiting for the network. What is here stays, and nothing starts again from the beginning.',
		otherTab: 'Another tab is keeping the library.',
		done: 'Everything is on this phone.',
		doneText: 'All texts are on this phone. Pictures are left out, to save data.',
		persisted: 'The browser has promised not to clear the library by itself.',
		notPersisted:
			'The browser may clear the library when space runs short. Installing Shyraq on the home screen usually changes that.'
	},
	network: {
		unreachable: 'There is a network, but the publisher does not answer. You are reading what is on this phone.',
		offline: 'No network. You are reading what is on this phone.'
	},
	read: {
		bookmark: 'Bookmark this article',
		passage: 'Bookmark this passage',
		passageSaved: 'Passage bookmarked.',
		bookmarkSaved: 'Bookmarked.',
		bookmarkRemoved: 'Bookmark removed.',
		look: 'How the page looks',
		resumed: 'Back where you were.',
		toStart: 'To the beginning',
		notFound: 'This passage is no longer in the text, which has been corrected since.'
	},
	saved: {
		lead: 'Bookmarks stay on this phone only and are never cleared to make room.',
		empty: 'Nothing is bookmarked yet. Open an article and use the bookmark button, or select a passage.',
		article: 'Article',
		passage: 'Passage',
		remove: 'Remove',
		removed: 'Bookmark removed.',
		undo: 'Undo',
		savedOn: 'Bookmarked {age}',
		needsScript: 'Bookmarks are kept by a script on this phone; with scripts off this page stays empty.',
		unavailable: 'Bookmarks cannot be read: this browser keeps no data for us, as in private mode.',
		blocked: 'Another tab of Shyraq is holding the bookmarks open in an older form. Close the other tabs.',
		outdated: 'Shyraq was updated in another tab. Open this page again to go on marking.'
	},
	look: {
		heading: 'How the page looks',
		theme: 'Colours',
		themes: { system: 'Follow the phone', light: 'Light', sepia: 'Sepia', dark: 'Dark', contrast: 'High contrast' },
		size: 'Type size',
		width: 'Line width',
		spacing: 'Line spacing',
		widths: ['Narrow', 'Medium', 'Wide'],
		spacings: ['Close', 'Medium', 'Open'],
		sizes: ['Very small', 'Small', 'Medium', 'Large', 'Larger', 'Very large', 'Largest'],
		sample: 'A lamp in the window says that somebody is at home.',
		close: 'Close',
		notKept: 'This browser does not keep the choice; it holds for this page only.',
		needsScript: 'Choosing how the page looks needs a script; the page follows the phone.'
	},
	settings: {
		language: 'Language',
		keeping: 'What this phone keeps',
		pictures: 'Pictures',
		picturesChoices: { auto: 'Follow data saver', all: 'Always', none: 'Text only' },
		saverOn: 'Data saver is on in this browser, so only texts are kept.',
		persistence: 'Lasting storage',
		askPersist: 'Ask the browser to keep the library for good',
		install: 'On the home screen',
		about: 'About',
		publisher: 'Publisher: {name}',
		key: 'Key of the publisher, as this phone knows it'
	},
	install: {
		offer: 'Put Shyraq on the home screen',
		why: 'It then opens like any app, without a network and without an address bar.',
		button: 'Install',
		done: 'Shyraq is on the home screen of this phone.',
		running: 'You are using the installed app.',
		ios: {
			heading: 'On iPhone and iPad',
			first: 'Install first, then download: the app on the home screen has a storage of its own.',
			share: 'Tap the Share button below or above the page.',
			add: 'Choose “Add to Home Screen”, then open Shyraq from there.'
		},
		menu: 'If your browser offers no button, look in its menu for “Install app” or “Add to Home screen”.'
	},
	update: {
		ready: 'A new version of Shyraq is ready.',
		apply: 'Use it now',
		elsewhere: 'Shyraq was updated in another tab. This page goes on as it is.'
	},
	faults: {
		offline: 'There is no network. What is on this phone stays and can be read.',
		unreachable: 'The publisher does not answer. What is on this phone stays; it will be tried again.',
		timeout: 'The connection stopped answering. What came so far is kept; it will be tried again.',
		'wrong-answer':
			'Something else answered in place of the publisher, such as a login page. Nothing of it was kept. Sign in to the network or try another one.',
		'wrong-bytes': 'What arrived was damaged or altered on the way. It was thrown away and will be fetched again.',
		'wrong-signature':
			'The list that arrived does not carry the publisher’s signature. It was thrown away; the library stays as it was.',
		'wrong-key':
			'The list that arrived is signed by another key than the one this phone knows. It was refused; the library stays as it was.',
		'older-contents': 'The list that arrived is older than the one on this phone. It was put aside.',
		'not-found': 'The publisher no longer has this piece. The rest goes on.',
		gone: 'The publisher has withdrawn this article.',
		'too-large': 'What arrived is larger than announced, so it was not kept.',
		'storage-full':
			'This phone has no room left. Free some space, or choose “Text only” in Settings; nothing that was here is lost.',
		'storage-failed':
			'The browser would not write to its storage. Open the page again; if that does not help, restart the browser.',
		unsupported: 'This browser lacks something that keeping articles needs. A newer browser will do.',
		'no-worker': 'This browser cannot keep articles: it is in private mode, too old, or the address is not https.'
	},
	error: {
		heading: 'This page could not be shown',
		text: 'Something went wrong inside Shyraq. Your library and bookmarks are untouched.',
		again: 'Open it again'
	}
} satisfies Catalogue;
