// The words of the room `figure` in English, which is also the shape that every other language fills.
export const figureWords = {
	nearer: 'Nearer',
	further: 'Further away'
};
