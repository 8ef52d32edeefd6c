// Why a page gave no article, as one sentence for the editor.

/** What kept a page from being extracted. */
export type ExtractTrouble = 'too-large' | 'too-slow' | 'too-much-memory' | 'crashed' | 'empty' | 'closed';

/** A page that could not be extracted; the message is one sentence with the page's address and the limit. */
export class ExtractFault extends Error {
	readonly code: ExtractTrouble;
	/** The sentence without the address. */
	readonly sentence: string;

	constructor(code: ExtractTrouble, sentence: string, url?: string, cause?: unknown) {
		super(
			(url === undefined ? sentence : `${url}: ${sentence}`).replace(/\p{Cc}+/gu, ' '),
			cause === undefined ? undefined : { cause }
		);
		this.name = 'ExtractFault';
		this.code = code;
		this.sentence = sentence;
	}

	/** The same fault of a page known by its address. */
	at(url: string): ExtractFault {
		return new ExtractFault(this.code, this.sentence, url.slice(0, 500), this.cause);
	}
}
