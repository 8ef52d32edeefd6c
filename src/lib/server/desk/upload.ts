// Files as a form sends them: streamed to a folder of their own, each within its bounds, never into memory.
import { createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { basename, dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Busboy, type BusboyFileStream, type BusboyInstance } from '@fastify/busboy';
import { bringLimits, sayBytes } from '../bring/limits.ts';
import { codeOf, makeFolder } from '../store/durable.ts';
import { UploadNames } from './upload-names.ts';
import { VisitFault } from './visit.ts';

/** Bounds of one form. A newsroom's archive is a zip; more files than these come by the command line. */
export const uploadLimits = {
	files: 2_000,
	bytes: 2 * bringLimits.fileBytes,
	fileBytes: bringLimits.fileBytes
} as const;
/** Time without a byte after which the form is given up, in milliseconds. */
const stallMs = 60_000;
const folderPrefix = 'upload-';

/** Files that came, in a folder that the taker removes. */
export interface Upload {
	folder: string;
	/** Their places; those in folders of their own by their top folder. */
	places: string[];
	files: number;
	/** A sentence for each file that could not be taken beside the others. */
	troubles: readonly string[];
	fields: URLSearchParams;
}

/** Where files lie while they are taken in. */
const restOf = (dataFolder: string) => join(dataFolder, 'desk-files');

/** Files that came whole lie in a folder of this form, with how often they were begun to be brought in. */
const takenForm = /^taken-(\d)-/;
/** What ends the server so often is not tried again. */
const mostTries = 3;

/**
 * What a process that was killed has left: forms that had not come whole are removed; files that were taken are to be
 * brought in, in the order they came, from folders that the taker removes.
 */
export async function listLeftUploads(dataFolder: string): Promise<Pick<Upload, 'folder' | 'places'>[]> {
	const rest = restOf(dataFolder);
	const left: Pick<Upload, 'folder' | 'places'>[] = [];
	for (const name of (await readdir(rest).catch(isNone)).sort()) {
		const tries = Number(takenForm.exec(name)?.[1] ?? mostTries) + 1;
		if (tries > mostTries) await rm(join(rest, name), { recursive: true, force: true });
		else {
			const folder = join(rest, name.replace(takenForm, `taken-${tries}-`));
			await rename(join(rest, name), folder);
			left.push({ folder, places: await placesIn(folder) });
		}
	}
	return left;
}

function isNone(failure: unknown): string[] {
	if (codeOf(failure) === 'ENOENT') return [];
	throw failure;
}

async function placesIn(folder: string): Promise<string[]> {
	return (await readdir(folder)).sort().map((name) => join(folder, name));
}

/**
 * Takes the files of a `multipart/form-data` form (RFC 7578). Its fields are to come before its files.
 * @param onFields called before the first file is taken; what it throws ends it
 * @throws VisitFault with 400, 408, 413, 415
 */
export async function takeUpload(
	request: IncomingMessage,
	dataFolder: string,
	onFields: (fields: URLSearchParams) => void
): Promise<Upload> {
	if (!/^multipart\/form-data;/i.test(request.headers['content-type'] ?? ''))
		throw new VisitFault(415, 'This address takes files as the desk’s own page sends them.');
	if (Number(request.headers['content-length'] ?? 0) > uploadLimits.bytes) throw tooLarge();
	await makeFolder(restOf(dataFolder));
	const folder = await mkdtemp(join(restOf(dataFolder), folderPrefix));
	try {
		const upload = await receive(request, folder, onFields);
		// The name says that all of it came, so that a restart goes on with it
		const taken = join(restOf(dataFolder), `taken-1-${Date.now()}-${basename(folder).slice(folderPrefix.length)}`);
		await rename(folder, taken);
		return { folder: taken, places: await placesIn(taken), ...upload };
	} catch (caught) {
		await rm(folder, { recursive: true, force: true });
		throw caught;
	}
}

const tooLarge = () =>
	new VisitFault(
		413,
		`At most ${sayBytes(uploadLimits.bytes)} can be brought at once: bring fewer files, or use “npm run shyraq -- import”.`
	);

async function receive(
	request: IncomingMessage,
	folder: string,
	onFields: (fields: URLSearchParams) => void
): Promise<Pick<Upload, 'files' | 'fields' | 'troubles'>> {
	const { fileBytes, files: mostFiles } = uploadLimits;
	const parser = makeParser(request, {
		fileSize: fileBytes,
		files: mostFiles,
		fields: 10,
		fieldSize: 10_000,
		headerPairs: 50
	});
	const fields = new URLSearchParams();
	const names = new UploadNames();
	const works: Promise<void>[] = [];
	const streams: BusboyFileStream[] = [];
	let fault: unknown;
	let files = 0;
	let isLooked = false;
	const fail = (caught: unknown) => {
		fault ??= caught;
		parser.destroy();
		for (const stream of streams) stream.destroy();
	};
	const look = () => {
		if (!isLooked) onFields(fields);
		isLooked = true;
	};
	parser.on('field', (name: string, value: string) => fields.append(name, value));
	parser.on('filesLimit', () =>
		fail(new VisitFault(413, `At most ${mostFiles} files can be brought at once: put them into a zip.`))
	);
	parser.on('file', (_field: string, stream: BusboyFileStream, name?: string) => {
		streams.push(stream);
		// An empty choice of files is sent as a file without a name
		if (name === undefined || name === '') {
			stream.resume();
			return;
		}
		try {
			look();
			const parts = names.take(name);
			if (parts === undefined) {
				stream.resume();
				return;
			}
			files += 1;
			works.push(writeFile(stream, folder, parts).catch(fail));
		} catch (refused) {
			fail(refused);
		}
	});
	const stall = setTimeout(() => {
		fail(new VisitFault(408, 'The files stopped coming, so none was taken: send them again.'));
		request.destroy();
	}, stallMs);
	const counted = async function* () {
		let length = 0;
		for await (const part of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
			stall.refresh();
			length += part.length;
			if (length > uploadLimits.bytes) throw tooLarge();
			yield part;
		}
	};
	try {
		await pipeline(counted, parser);
	} catch (caught) {
		fault ??=
			caught instanceof VisitFault
				? caught
				: new VisitFault(400, 'The files did not arrive whole, so none was taken: send them again.', {}, caught);
	} finally {
		clearTimeout(stall);
	}
	await Promise.all(works);
	if (fault !== undefined) throw fault instanceof Error ? fault : new Error('The files could not be taken.');
	look();
	return { files, fields, troubles: names.troubles };
}

function makeParser({ headers }: IncomingMessage, limits: object): BusboyInstance {
	try {
		const type = headers['content-type'] ?? '';
		return new Busboy({
			headers: { ...headers, 'content-type': type },
			limits,
			preservePath: true,
			isPartAFile: (_field, _type, name) => name !== undefined
		});
	} catch (caught) {
		throw new VisitFault(400, 'The form with the files cannot be read.', {}, caught);
	}
}

const clashes: ReadonlySet<string> = new Set(['EEXIST', 'ENOTDIR', 'EISDIR']);

async function writeFile(stream: BusboyFileStream, folder: string, parts: readonly string[]): Promise<void> {
	const place = join(folder, ...parts);
	try {
		await mkdir(dirname(place), { recursive: true });
		await pipeline(stream, createWriteStream(place, { flags: 'wx' }));
	} catch (caught) {
		// Names that are told apart here may be one to the disk
		if (!clashes.has(codeOf(caught) ?? '')) throw caught;
		const sentence = `“${parts.join('/')}” and another of the files cannot lie beside each other: bring one after the other.`;
		throw new VisitFault(422, sentence, {}, caught);
	}
	if (stream.truncated)
		throw new VisitFault(
			413,
			`${parts.join('/')} is larger than ${sayBytes(uploadLimits.fileBytes)}, the most that a file may have.`
		);
}
