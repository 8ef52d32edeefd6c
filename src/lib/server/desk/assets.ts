// The desk's style and script: files of ours, the reader's colours and controls among them, named by their bytes.
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import type { Assets } from './write.ts';

/** What the desk looks like is what the reader looks like, and its own. */
const styles = ['grounds', 'base', 'controls', 'frame'].map((name) => join('../../../styles', `${name}.css`));

interface Asset {
	type: string;
	text: string;
}

/** The files of the desk's pages; they say nothing of anybody and are for all. */
export async function openAssets(): Promise<{
	addresses: Assets;
	/** Answers where the path is a file's; tells whether it was. */
	answer: (path: string, request: IncomingMessage, response: ServerResponse) => boolean;
}> {
	const read = (name: string) => readFile(join(import.meta.dirname, name), 'utf8');
	const style = (await Promise.all([...styles, 'desk.css', 'fields.css', 'rows.css'].map(read))).join('\n');
	const script = await read('desk.js');
	const files = new Map<string, Asset>();
	const add = (name: string, type: string, text: string) => {
		const hash = createHash('sha256').update(text).digest('hex').slice(0, 12);
		const path = `/desk/${hash}.${name}`;
		files.set(path, { type, text });
		return path;
	};
	const addresses = {
		style: add('css', 'text/css; charset=utf-8', style),
		script: add('js', 'text/javascript; charset=utf-8', script)
	};
	return {
		addresses,
		answer: (path, { method }, response) => {
			const file = method === 'POST' ? undefined : files.get(path);
			if (file === undefined) return false;
			response.setHeader('cache-control', 'private, max-age=31536000, immutable');
			response.writeHead(200, { 'content-type': file.type, 'content-length': Buffer.byteLength(file.text) });
			response.end(method === 'HEAD' ? undefined : file.text);
			return true;
		}
	};
}
