// A page saved as MHTML: its root is the page, its other parts the pictures, found by the addresses they had.
import { longestAddress } from '../addresses/web.ts';
import { decodeText } from '../decode.ts';
import { BringFault } from './fault.ts';
import { addressOf, timeOfText } from './fields.ts';
import type { ArticleItem } from './item.ts';
import { bringLimits } from './limits.ts';
import { parameterOf, readMessage, type Message, type MessagePart } from './message-parts.ts';
import { readPage } from './page.ts';
import { nameCameAlong, type FindPicture } from './pictures.ts';
import { tooLarge } from './folder.ts';

/**
 * Reads a page of RFC 2557, as Chromium, Edge and old Internet Explorers write them.
 * @throws BringFault where there is no page in it, or it is past a limit
 */
export function readMhtml(bytes: Uint8Array, name: string): ArticleItem {
	const message = readMessage(bytes);
	const root = findRoot(message);
	if (root === undefined) throw new BringFault('there is no page in it');
	const { text } = decodeText(root.decode(), root.contentType, 'html');
	const url = addressOf(message.header('snapshot-content-location')) ?? addressOf(root.location);
	const added = timeOfText(message.header('date'));
	return readPage(text, { name, find: findInParts(message, root.location ?? url), url, added });
}

function findRoot({ header, parts }: Message): MessagePart | undefined {
	const start = /^<?(.*?)>?$/.exec(parameterOf(header('content-type') ?? '', 'start') ?? '')?.[1];
	const isPage = ({ type }: MessagePart): boolean => type === 'text/html' || type === 'application/xhtml+xml';
	return parts.find((part) => start !== undefined && part.id === start && isPage(part)) ?? parts.find(isPage);
}

/** By `cid:` and `Content-ID`, or by the address that `Content-Location` tells, relative ones from the page's own. */
function findInParts({ parts }: Message, base: string | undefined): FindPicture {
	const byAddress = new Map<string, MessagePart>();
	for (const part of parts) {
		if (part.location !== undefined) byAddress.set(resolve(part.location, base), part);
		if (part.id !== undefined) byAddress.set(`cid:${part.id}`, part);
	}
	return (address) => {
		const resolved = resolve(address, base);
		const part = byAddress.get(resolved);
		if (part === undefined || part.type.startsWith('text/')) return undefined;
		return {
			name: nameOf(part, parts.indexOf(part)),
			read: async () => {
				const bytes = part.decode();
				if (bytes.length > bringLimits.pictureBytes) throw tooLarge(bringLimits.pictureBytes);
				return bytes;
			}
		};
	};
}

/** By its place among the parts, and what it was called there. */
function nameOf({ location, type }: MessagePart, index: number): string {
	const [path = ''] = (location ?? '').split(/[?#]/);
	const called =
		path
			.split('/')
			.at(-1)
			?.replace(/[^\w.-]+/g, '-') ?? '';
	return nameCameAlong(`part-${index}/${called === '' ? type.replace('/', '.') : called}`);
}

function resolve(address: string, base: string | undefined): string {
	if (address.length > longestAddress) return address;
	return URL.parse(address, base)?.href ?? address;
}
