// The words of the room `notes` in English, which is also the shape that every other language fills.
export const notesWords = {
	note: 'Note {number}'
};
