// Writes text in the old encodings, which Node only reads: each table is the decoder's own, turned round.

const encoders = new Map<string, Map<string, readonly number[]>>();

/** Kazakh letters in KZ-1048, which no decoder of the platform knows: STRK 1048-2002. */
const kazakh: Record<string, number> = {
	Қ: 0x8d,
	Һ: 0x8e,
	қ: 0x9d,
	һ: 0x9e,
	Ұ: 0xa1,
	ұ: 0xa2,
	Ә: 0xa3,
	Ө: 0xa5,
	Ғ: 0xaa,
	Ү: 0xaf,
	ө: 0xb4,
	ғ: 0xba,
	ә: 0xbc,
	Ң: 0xbd,
	ң: 0xbe,
	ү: 0xbf
};

/** Text as bytes; a letter that the encoding lacks becomes a question mark. */
export function encode(text: string, label: string): Uint8Array {
	if (label === 'utf-8') return new TextEncoder().encode(text);
	if (label === 'utf-16le' || label === 'utf-16be') return encodeWide(text, label === 'utf-16be');
	const table = tableOf(label === 'kz-1048' ? 'windows-1251' : label);
	const other = label === 'kz-1048' ? kazakh : {};
	return Uint8Array.from(
		[...text].flatMap((letter) => {
			const own = other[letter];
			return own === undefined ? (table.get(letter) ?? [0x3f]) : [own];
		})
	);
}

/** The text as the encoding can hold it: a question mark in place of each letter that it lacks. */
export function heldBy(text: string, label: string): string {
	const table = tableOf(label === 'kz-1048' ? 'windows-1251' : label);
	const other = label === 'kz-1048' ? kazakh : {};
	return [...text].map((letter) => (letter in other || table.has(letter) ? letter : '?')).join('');
}

function encodeWide(text: string, isBig: boolean): Uint8Array {
	const bytes = new Uint8Array(text.length * 2);
	const view = new DataView(bytes.buffer);
	for (let at = 0; at < text.length; at++) view.setUint16(at * 2, text.charCodeAt(at), !isBig);
	return bytes;
}

function tableOf(label: string): Map<string, readonly number[]> {
	const known = encoders.get(label);
	if (known !== undefined) return known;
	const decoder = new TextDecoder(label);
	const table = new Map<string, readonly number[]>();
	const add = (...bytes: number[]) => {
		const letter = decoder.decode(Uint8Array.from(bytes));
		if ([...letter].length === 1 && letter !== '\ufffd' && !table.has(letter)) table.set(letter, bytes);
	};
	for (let byte = 0; byte < 256; byte++) add(byte);
	const isDouble = /^(?:gb|big5|shift_jis|euc)/.test(label);
	for (let lead = 0x81; isDouble && lead < 0xff; lead++) for (let trail = 0x40; trail < 0xff; trail++) add(lead, trail);
	encoders.set(label, table);
	return table;
}
