// The proof that what is said to be kept opens without the network: whole documents and their pictures, as a reader would open them.
import { places } from '#lib/contract/places.ts';

/** An article to be opened, and whether its pictures are wished for on this phone. */
export interface Claim {
	id: string;
	hasPictures: boolean;
}

/** What opened, of what was tried. */
export interface Proof {
	articles: number;
	allArticles: number;
	pictures: number;
	allPictures: number;
}

/** What the proof needs of the page; tests give their own. */
export interface ProofNeeds {
	fetch: (address: string, options: RequestInit) => Promise<Response>;
	/** Whether bytes are a picture that can be shown. */
	isPicture: (bytes: Blob) => Promise<boolean>;
	onProgress: (proof: Proof) => void;
}

/**
 * The worker is asked for these before the browser's own cache is, and this mode forbids the network to whatever the
 * worker lets through (Fetch standard, "only-if-cached").
 */
const fromPhone: RequestInit = { cache: 'only-if-cached', mode: 'same-origin', credentials: 'same-origin' };

/** A document from this phone; undefined where it is not to be had without the network. */
export async function openDocument(address: string, { fetch }: Pick<ProofNeeds, 'fetch'>): Promise<string | undefined> {
	const answer = await open(address, fetch);
	return answer?.status === 200 ? answer.text() : undefined;
}

/** Opens every article claimed, and each of their pictures once. */
export async function proveClaims(claims: readonly Claim[], needs: ProofNeeds): Promise<Proof> {
	let proof: Proof = { articles: 0, allArticles: claims.length, pictures: 0, allPictures: 0 };
	const show = (change: Partial<Proof>): void => needs.onProgress((proof = { ...proof, ...change }));
	const pictures = new Set<string>();
	for (const { id, hasPictures } of claims) {
		const text = await openDocument(places.read(id), needs);
		if (text?.includes(`<article data-id="${id}"`) !== true) continue;
		if (hasPictures) for (const picture of picturesOf(text)) pictures.add(picture);
		show({ articles: proof.articles + 1, allPictures: pictures.size });
	}
	for (const picture of pictures) {
		const answer = await open(places.picture(picture), needs.fetch);
		if (answer?.ok === true && (await needs.isPicture(await answer.blob()))) show({ pictures: proof.pictures + 1 });
	}
	return proof;
}

/** Whether the browser can decode bytes as a picture. */
export async function decodes(bytes: Blob): Promise<boolean> {
	try {
		(await createImageBitmap(bytes)).close();
		return true;
	} catch (refused) {
		if (refused instanceof DOMException) return false;
		throw refused;
	}
}

/** The pictures of a painted article, by id. */
function picturesOf(text: string): string[] {
	return [...text.matchAll(/ data-picture="([0-9a-f]{64})"/g)].flatMap(([, id]) => id ?? []);
}

async function open(address: string, fetch: ProofNeeds['fetch']): Promise<Response | undefined> {
	try {
		return await fetch(address, fromPhone);
	} catch (failed) {
		if (!(failed instanceof TypeError)) throw failed;
		return undefined;
	}
}
