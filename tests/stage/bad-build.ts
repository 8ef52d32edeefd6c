// A build made bad on its way to the phone: its pages do not come to life, or its worker answers every document with rubbish.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { places } from '#lib/contract/places.ts';
import type { Proxy } from './proxy.ts';

/** The words of a document that a rubbish worker answers with. */
export const rubbish = 'Rubbish from a bad worker';
/** What the build whose pages stay dead is called. */
export const deadBuild = 'dead';

const listSchema = v.array(v.object({ path: v.string(), hash: v.string(), bytes: v.number() }));
const entry = /\/entry\/start\.[^/]+\.js$/;
const rubbishWorker = `
self.addEventListener('fetch', (event) => {
	if (event.request.mode !== 'navigate') return;
	event.stopImmediatePropagation();
	event.respondWith(new Response('${rubbish}'));
});
`;

/** Until the proxy is mended, the build comes as another whose every page throws as its script begins; all its files are as its list says. */
export function spoilPages(proxy: Proxy, buildFolder: string): void {
	const read = (path: string): string => readFileSync(join(buildFolder, 'client', path), 'utf8');
	const worker = read(places.worker);
	const list = /"files":\{"path":"([^"]+)"/.exec(worker)?.[1];
	if (list === undefined) throw new Error('the worker file names no list of its shell');
	const files = v.parse(listSchema, JSON.parse(read(list)));
	const start = files.find(({ path }) => entry.test(path));
	if (start === undefined) throw new Error('the list names no script that begins');
	Object.assign(start, send(proxy, start.path, `throw new Error('this build is dead');${read(start.path)}`));
	const { hash, bytes } = send(proxy, list, JSON.stringify(files));
	const listed = worker.replace(/("files":\{"path":"[^"]+","hash":")[^"]+(","bytes":)\d+/, `$1${hash}$2${bytes}`);
	send(proxy, places.worker, rename(listed, deadBuild));
}

/** Until the proxy is mended, the build comes as another whose worker answers every document with rubbish, and lets no other by. */
export function spoilWorker(proxy: Proxy, buildFolder: string): void {
	const worker = readFileSync(join(buildFolder, 'client', places.worker), 'utf8');
	send(proxy, places.worker, rubbishWorker + rename(worker, 'rubbish'));
}

/** Another build's cache is another build's. */
function rename(worker: string, name: string): string {
	const renamed = worker.replace(/("build":")[^"]+"/, `$1${name}"`);
	if (renamed === worker) throw new Error('the worker file names no build');
	return renamed;
}

/** Has the proxy answer a path so. */
function send(proxy: Proxy, path: string, text: string): { hash: string; bytes: number } {
	const bytes = Buffer.from(text);
	const type = path.endsWith('.json') ? 'application/json' : 'text/javascript';
	const headers = { 'content-type': type, 'content-length': String(bytes.length), 'cache-control': 'no-store' };
	proxy.switch(path, { status: 200, headers, bytes });
	return { hash: createHash('sha256').update(bytes).digest('hex'), bytes: bytes.length };
}
