// The colours every picture is drawn with: night, lamplight, paper, clay and sage, each in a few steps.

/** Night: the grounds and everything far from the light, darkest first. */
export const night = {
	deep: '#0c0f19',
	ground: '#141927',
	near: '#1d2436',
	mid: '#2a334a',
	far: '#3b4662',
	haze: '#56627f',
	mist: '#8791a8'
} as const;

/** Lamplight: flame to embers. Everything that is lit, connected or alive. */
export const lamp = {
	core: '#fff3cf',
	pale: '#ffdc8f',
	amber: '#f2b04a',
	deep: '#c9802b',
	ember: '#7d4a22',
	dusk: '#46301f'
} as const;

/** Paper: words, bread, snow and cloth. */
export const paper = {
	white: '#fbf4e6',
	plain: '#efe3cc',
	worn: '#d6c4a2',
	shade: '#a8977a',
	dark: '#6f6453'
} as const;

/** Clay: what is cut, false or burnt. */
export const clay = { pale: '#e08f72', plain: '#bd5c45', deep: '#7f3a2d', dark: '#4a2722' } as const;

/** Sage: what is checked and true. */
export const sage = { pale: '#b9c9a6', plain: '#8ba37c', deep: '#566b50', dark: '#2f3d33' } as const;

/** Ink: words on paper and amber. */
export const ink = '#1a1712';
