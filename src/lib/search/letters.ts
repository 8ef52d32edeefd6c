// The letters that words fold to in the scripts read here, each one byte in a shard; any other sign takes two or three.
import type { ByteList, NumberReader } from './numbers.ts';

const letters =
	'abcdefghijklmnopqrstuvwxyz0123456789' + 'абвгдежзийклмнопрстуфхцчшщъыьэюя' + 'ءابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی';
/** Numbers from here on are signs that are not among them. */
const others = 128;
const units = Array.from(letters, (letter) => letter.charCodeAt(0));
const places = new Map(units.map((unit, at) => [unit, at]));

/** Writes the rest of a word from a letter on. */
export function writeLetters(out: ByteList, word: string, from: number): void {
	for (let at = from; at < word.length; at += 1) {
		const unit = word.charCodeAt(at);
		out.number(places.get(unit) ?? others + unit);
	}
}

/** Reads so many letters. */
export function readLetters(reader: NumberReader, count: number): string {
	let word = '';
	for (let left = count; left > 0; left -= 1) {
		const place = reader.next();
		word += String.fromCharCode(units[place] ?? place - others);
	}
	return word;
}
