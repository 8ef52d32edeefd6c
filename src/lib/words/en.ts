// The interface in English, which is also the shape that every other language fills.
export const en = {
	paint: {
		months: ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'],
		date: '{day} {month} {year}',
		digits: '0123456789',
		minutes: '{count} min',
		languages: { en: 'English', kk: 'Kazakh', ru: 'Russian', fa: 'Persian' } as Record<string, string>,
		by: 'By {name}',
		updated: 'Updated',
		sources: 'Sources',
		edition: 'Edition',
		libraryTitle: 'Shyraq',
		libraryDescription: 'News and guides that stay on your phone when the network is gone.',
		savedTitle: 'Saved',
		settingsTitle: 'Settings',
		notices: {
			absent: { title: 'Not on this phone yet', text: 'This article was not kept before the network went. It will open here as soon as the network answers again; everything you have stays.' },
			gone: { title: 'Withdrawn', text: 'The publisher has withdrawn this article.' },
			unknown: { title: 'No such page', text: 'There is nothing at this address. It may have been copied with a slip.' },
			damaged: { title: 'Damaged on this phone', text: 'The copy on this phone was damaged and has been put aside. It will be fetched again when the network answers.' },
			empty: { title: 'No library yet', text: 'The list of articles could not be fetched. Open this page again when the network answers.' }
		},
		toLibrary: 'To the library'
	}
};
