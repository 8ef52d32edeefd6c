// Limits a reader may choose, as names that radio buttons can carry: whole megabytes, or none.
import type { Language } from '#lib/contract/languages.ts';
import { writeSize } from '#lib/reader/age.ts';

/** No limit. */
export const noLimit = 'none';

const megabyte = 1e6;

/** The limits of so many megabytes, and `none` last, as values of a choice. */
export function namesOf(megabytes: readonly number[]): string[] {
	return [...megabytes.map(String), noLimit];
}

/** What each is called. */
export function labelsOf(megabytes: readonly number[], none: string, language: Language): Record<string, string> {
	const written = megabytes.map((count) => [String(count), writeSize(count * megabyte, language)] as const);
	return { ...Object.fromEntries(written), [noLimit]: none };
}

/** The name of a limit in bytes. */
export function nameOf(bytes: number | undefined): string {
	return bytes === undefined ? noLimit : String(Math.round(bytes / megabyte));
}

/** The limit of a name, in bytes; undefined where there is none. */
export function bytesOf(name: string): number | undefined {
	return name === noLimit ? undefined : Number(name) * megabyte;
}
