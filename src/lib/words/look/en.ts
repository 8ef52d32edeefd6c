// The words of the look's choices in English, which is also the shape that every other language fills.
export const lookWords = {
	theme: 'Colours',
	themes: {
		system: 'Follow the phone',
		light: 'Light',
		sepia: 'Sepia',
		dark: 'Dark',
		contrast: 'High contrast',
		black: 'Black',
		eink: 'E‑ink'
	},
	size: 'Type size',
	sizes: ['Very small', 'Small', 'Medium', 'Large', 'Larger', 'Very large', 'Largest'],
	spacing: 'Line spacing',
	spacings: ['Close', 'Medium', 'Open'],
	width: 'Line width',
	widths: ['Narrow', 'Medium', 'Wide'],
	margins: 'Margins',
	marginNames: ['Narrow', 'Medium', 'Wide', 'Very wide'],
	family: 'Letters',
	families: { serif: 'With serifs', sans: 'Without serifs', easy: 'Easy to read' },
	mode: 'Moving on',
	modes: { scroll: 'Scroll', pages: 'Page by page' },
	modeHelp:
		'Tap the right or left third of the text, swipe, or use the arrow keys. A tap in the middle brings the bar.',
	justify: 'Straight edges on both sides',
	keys: 'Keyboard shortcuts',
	sample: 'A lamp in the window says that somebody is at home.',
	notKept: 'This browser does not keep the choice; it holds for this page only.'
};
