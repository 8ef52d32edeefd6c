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
		titles: { saved: 'Saved', settings: 'Settings', storage: 'Storage', ready: 'Ready for the dark', search: 'Search' },
		noPicture: 'Picture not on this phone',
		older: 'Older articles',
		all: 'All',
		notices: {
			absent: {
				title: 'Not on this phone',
				text: 'This article has not come yet, or the browser has cleared it. It will open here once the network answers again; everything you have stays.'
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
			},
			desk: {
				title: 'The desk needs the network',
				text: 'The editor’s desk works on the publisher’s server alone, and that does not answer just now. Open it again when there is a network. Everything on this phone can be read meanwhile.'
			}
		},
		toLibrary: 'To the library',
		lacking: 'This page is not on this phone in {language} yet. Open it again when the network answers.'
	},
	nav: {
		name: 'Shyraq',
		home: 'Shyraq, to the library',
		label: 'Pages',
		library: 'Library',
		saved: 'Saved',
		settings: 'Settings',
		back: 'Back to the library',
		skip: 'Skip to the text',
		opening: 'This is not on this phone, and the network is slow to bring it. You can go back at any time.'
	},
	library: {
		heading: 'The edition',
		sift: 'Sort and filter',
		continue: 'Continue reading',
		progress: '{percent} read',
		finished: 'Read to the end',
		newer: 'There is a newer list.',
		show: 'Show it',
		states: { kept: 'On this phone', text: 'Text only', absent: 'Not here' }
	},
	ready: {
		label: 'If the network goes now',
		way: 'Am I ready?',
		lead: 'What this phone has if the network goes now, and what is worth doing while it is still there.',
		none: 'If the network goes now, you have nothing.',
		lost: 'Found gone ({time}): {articles} articles, {pictures} pictures. Nobody threw them away; browsers do so when room is short. Bookmarks and places stand; {rest}.',
		lostBy: 'the rest comes again by “{button}”',
		lostComes: 'the rest is coming again',
		seen: 'Put away',
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
		paused: 'Paused. Nothing comes by itself until you choose “{button}”.',
		waiting: 'Waiting for the network. What is here stays, and nothing starts again from the beginning.',
		otherTab: 'Another tab is keeping the library.',
		done: 'Everything is on this phone.',
		doneText: 'All texts are on this phone. Pictures are left out, to save data.',
		newTextOnly: 'New pictures are left out, to save data.',
		persisted: 'The browser has promised not to clear the library by itself.',
		notPersisted:
			'The browser may clear the library when space runs short. Installing Shyraq on the home screen usually changes that.',
		notSaid: 'This browser does not say.',
		unkept: 'What you chose holds for this page only.',
		retry: 'Next try at {time}.',
		newWaits: 'New ones wait for Wi‑Fi, as you chose.',
		found: 'New articles: {count}.',
		foundNone: 'No new articles.',
		holds: {
			wifi: 'The rest waits for Wi‑Fi, as you chose.',
			drill: 'The rest waits while no network is used.',
			day: 'The day’s allowance is nearly used up: texts still come, pictures wait until tomorrow.',
			month: 'The month’s allowance is nearly used up: texts still come, pictures wait until next month.',
			limit: 'The limit you chose for this phone is reached. Make room, or choose a higher one under Storage.'
		}
	},
	network: {
		unreachable: 'There is a network, but the publisher is silent.',
		offline: 'No network. You are reading what is on this phone.',
		contact: 'Publisher answered: {age}.',
		mirror: 'A mirror answers in place of the publisher; its copy is of {day}.',
		drill: 'No network is used until {time}: what is kept is being tried.',
		slow: 'This takes longer than usual. What is on this phone can be read meanwhile.'
	},
	read: {
		bookmark: 'Bookmark this article',
		marks: 'Highlights and notes',
		bookmarkSaved: 'Bookmarked.',
		bookmarkRemoved: 'Bookmark removed.',
		look: 'How the page looks',
		tools: 'More',
		listen: 'Read aloud',
		outline: 'Contents',
		left: '{count} min left',
		enlarge: 'Full screen',
		resumed: 'Back where you were.',
		toStart: 'To the beginning',
		find: 'Find in this article',
		file: 'Save as a file'
	},
	asking: {
		needsScript: 'Search needs a script; with scripts off there is nothing to show here.'
	},
	saved: {
		lead: 'What you mark stays on this phone only, and Shyraq never clears it to make room.',
		lost: 'The browser has cleared the bookmarks and places that were kept here, and they cannot be had back. New ones are kept as before.',
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
		close: 'Close',
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
		elsewhere: 'Shyraq was updated in another tab. This page goes on as it is.',
		soon: 'The newer version comes within a minute. You can go on reading.',
		left: 'The newest version of Shyraq does not start on this phone. The one before it goes on.'
	},
	storage: {
		lead: 'What Shyraq takes up on this phone, and what happens when room runs short.',
		needsScript: 'Keeping and counting need a script; with scripts off there is nothing to show here.',
		used: 'Taken up',
		texts: 'Texts',
		pictures: 'Pictures',
		index: 'Search index',
		app: 'Shyraq itself',
		beside: 'Lists, marks, the browser’s own',
		total: 'In all',
		languages: 'Articles by language',
		granted: 'The browser grants {size} in all.',
		room: 'Room on this phone',
		limit: 'At most',
		limitNone: 'No limit of ours',
		first: 'What goes first',
		order: [
			'Pictures of articles read to the end',
			'Pictures of the oldest articles not begun',
			'Texts of articles read to the end'
		],
		never: 'Never: what you bookmarked or noted, articles begun, and your places.',
		makeRoom: 'Make room now',
		freed: '{size} freed.',
		freedNothing: 'Everything fits; nothing had to go.',
		check: {
			heading: 'Is it all there?',
			start: 'Check everything',
			stop: 'Stop',
			looking: { one: '{count} piece read back…', other: '{count} pieces read back…' },
			whole: 'Complete on this phone. Read back ({time}): all that was here then is sound.',
			short: 'Read back ({time}): all that was here then is sound. Some is lacking.',
			lost: {
				one: '{count} piece was damaged or gone. It comes again when the network answers.',
				other: '{count} pieces were damaged or gone. They come again when the network answers.'
			}
		},
		sources: {
			lead: 'What comes from each, and how much of it. Articles of a source that you do not follow leave the list. What you bookmarked or began stays whatever you choose.',
			none: 'Everything here comes from the publisher.',
			follow: 'Follow',
			most: 'Newest articles kept',
			all: 'All',
			pictures: 'With pictures',
			count: { one: '{count} article', other: '{count} articles' }
		},
		usage: {
			heading: 'Data used',
			today: 'Today',
			month: 'This month',
			day: 'At most a day',
			perMonth: 'At most a month',
			none: 'No limit',
			wifi: 'Only on Wi‑Fi',
			wifiNot: 'This browser does not say whether it is on Wi‑Fi.',
			first: 'Texts come first: when a limit is near, pictures wait.'
		},
		wipe: {
			heading: 'Remove the library',
			lead: 'Articles and pictures go. The list of titles, the publisher’s key and Shyraq itself stay: Settings can remove these too. Addresses may stay in the browser’s history.',
			marks: 'Remove marks, notes and places too',
			start: 'Remove the library from this phone',
			sure: 'Really remove?',
			goes: 'All articles and pictures go. Marks, notes and places stay.',
			goesToo: 'All articles and pictures go, and your marks, notes and places too.',
			yes: 'Remove',
			no: 'Keep it',
			done: 'Removed.',
			left: 'Not all could be removed; {size} are still here.'
		}
	},
	faults: {
		offline: 'There is no network. What is on this phone stays and can be read.',
		unreachable: 'The publisher does not answer. What is on this phone stays; it will be tried again.',
		timeout: 'The connection stopped answering. What came so far is kept; it will be tried again.',
		'wrong-answer':
			'Something else answered in place of the publisher, such as a login page. Nothing of it was kept. Sign in to the network or try another one.',
		'server-error': 'The publisher answers, but with an error. What is on this phone stays.',
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
		locked: 'Your marks and places are locked. Unlock them under Settings.',
		unsupported: 'This browser lacks something that keeping articles needs. A newer browser will do.',
		'no-worker': 'This browser cannot keep articles: it is in private mode, too old, or the address is not https.'
	},
	room: {
		absent:
			'This part of the app is not on this phone yet. It comes after the articles; open it again when the network answers.'
	},
	error: {
		heading: 'This page could not be shown',
		text: 'Something went wrong inside Shyraq. Your library and bookmarks are untouched.',
		again: 'Open it again'
	}
} satisfies Catalogue;
