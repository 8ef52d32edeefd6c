// What the publisher may set in the environment, checked once at the start.
import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import * as v from 'valibot';
import { readAllowList, type Allowed } from './fetching/allow.ts';
import { Refusal } from './refusal.ts';
import { codeOf } from './store/durable.ts';

/** Where the project stands when nothing else is said: commands run from its folder. */
const projectFolder = process.cwd();

/** The settings of a running publisher. */
export interface Config {
	port: number;
	host: string;
	/** Absolute path of the folder with the store and the key. */
	dataFolder: string;
	/** The public origin, such as `https://news.example`; undefined where none is set. */
	origin: string | undefined;
	/** The publisher's name as shown to people. */
	publisher: string;
	/** Origins that serve the same files. */
	mirrors: string[];
	/** Hosts and ranges that may be fetched from though they are not of the public internet. */
	fetchAllow: readonly Allowed[];
	/** Absolute path of the folder with the edition's sources. */
	contentFolder: string;
	/** Absolute path of the built reader. */
	buildFolder: string;
	/** Whether phones are to drop the worker they have for this build's at once. */
	isWorkerStopped: boolean;
}

const localHosts = new Set(['localhost', '127.0.0.1', '[::1]']);

const portSchema = v.pipe(
	v.string(),
	v.regex(/^[0-9]{1,5}$/),
	v.transform(Number),
	v.integer(),
	v.minValue(1),
	v.maxValue(65535)
);
const hostSchema = v.pipe(
	v.string(),
	v.check((host) => isAddress(host))
);
const folderSchema = v.pipe(v.string(), v.trim(), v.minLength(1), v.regex(/^[^\0]+$/));
const originSchema = v.pipe(
	v.string(),
	v.check((origin) => isOrigin(origin)),
	v.transform((origin) => new URL(origin).origin)
);
const mostMirrors = 16;
const mirrorsSchema = v.pipe(
	v.string(),
	v.transform((text) => text.split(/\s+/).filter((origin) => origin !== '')),
	v.check((origins) => origins.length <= mostMirrors && origins.every((origin) => isOrigin(origin, true))),
	v.transform((origins) => [...new Set(origins.map((origin) => new URL(origin).origin))])
);
const allowSchema = v.pipe(
	v.string(),
	v.transform(readAllowList),
	v.custom<readonly Allowed[]>((list) => list !== undefined)
);
const answerSchema = v.pipe(v.string(), v.literal('yes'));
const nameSchema = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(120), v.regex(/^\P{Cc}+$/u));

/**
 * The settings from an environment; what is unset or empty gets its default.
 * @throws Refusal with exit code 2 and a sentence naming the first variable whose value is wrong
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
	return {
		port: read(env, 'PORT', portSchema, 'must be a whole number from 1 to 65535', '3000'),
		host: read(
			env,
			'HOST',
			hostSchema,
			'must be an IP address or a host name, such as 127.0.0.1 or 0.0.0.0',
			'127.0.0.1'
		),
		dataFolder: resolve(
			projectFolder,
			read(env, 'SHYRAQ_DATA', folderSchema, 'must be the path of a folder', '.shyraq')
		),
		origin: readOptional(
			env,
			'SHYRAQ_ORIGIN',
			originSchema,
			'must be the public address without a path, such as https://news.example (http only for localhost)'
		),
		publisher: read(env, 'SHYRAQ_NAME', nameSchema, 'must be a name of 1 to 120 characters on one line', 'Shyraq'),
		mirrors:
			readOptional(
				env,
				'SHYRAQ_MIRRORS',
				mirrorsSchema,
				`must be at most ${mostMirrors} addresses without paths, with spaces between, such as https://mirror.example http://192.168.4.1`
			) ?? [],
		fetchAllow:
			readOptional(
				env,
				'SHYRAQ_FETCH_ALLOW',
				allowSchema,
				'must be at most 64 hosts, hosts with ports, or ranges, with commas between, such as wiki.intranet, 127.0.0.1:8091, 10.1.0.0/16, and none of them link-local'
			) ?? [],
		contentFolder: resolve(
			projectFolder,
			read(env, 'SHYRAQ_CONTENT', folderSchema, 'must be the path of a folder', 'content')
		),
		buildFolder: resolve(
			projectFolder,
			read(env, 'SHYRAQ_BUILD_DIR', folderSchema, 'must be the path of a folder', 'build')
		),
		isWorkerStopped: readOptional(env, 'SHYRAQ_STOP_WORKER', answerSchema, 'must be yes, or not be set') === 'yes'
	};
}

/**
 * Sees that there is a folder of sources: a slip in its path must not pass for an edition without faults or articles.
 * @throws Refusal with exit code 2 and a sentence naming the variable and the path
 */
export async function checkContentFolder(folder: string): Promise<void> {
	const rule = 'SHYRAQ_CONTENT must be the path of a folder';
	const found = await stat(folder).catch((failure: unknown) => {
		const code = codeOf(failure);
		if (code === undefined) throw failure;
		if (code === 'ENOENT' || code === 'ENOTDIR')
			throw new Refusal(`${rule}: there is nothing at ${folder}.`, 2, failure);
		throw new Refusal(`${rule}: the system does not let Shyraq look at ${folder} (${code}).`, 2, failure);
	});
	if (!found.isDirectory()) throw new Refusal(`${rule}: ${folder} is a file.`, 2);
}

type Reading<T> = v.GenericSchema<string, T>;

function read<T>(
	env: Readonly<Record<string, string | undefined>>,
	name: string,
	schema: Reading<T>,
	rule: string,
	usual: string
): T {
	const value = env[name];
	const text = value === undefined || value === '' ? usual : value;
	const result = v.safeParse(schema, text);
	if (!result.success) throw new Refusal(`${name} ${rule} (found ${JSON.stringify(text)}).`, 2);
	return result.output;
}

function readOptional<T>(
	env: Readonly<Record<string, string | undefined>>,
	name: string,
	schema: Reading<T>,
	rule: string
): T | undefined {
	return env[name] === undefined || env[name] === '' ? undefined : read(env, name, schema, rule, '');
}

function isAddress(host: string): boolean {
	if (/^[0-9.]+$/.test(host)) return /^(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)$/.test(host);
	if (host.includes(':')) return URL.canParse(`http://[${host.split('%')[0] ?? ''}]/`);
	return host.length <= 253 && /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*$/i.test(host);
}

/** @param mayBePlain whether plain http will do for any host: what a mirror gives is checked by its hash and signature */
function isOrigin(text: string, mayBePlain = false): boolean {
	if (!URL.canParse(text)) return false;
	const url = new URL(text);
	const isPlain =
		url.username === '' && url.password === '' && url.search === '' && url.hash === '' && url.pathname === '/';
	const isBare = isPlain && !/[?#]/.test(text) && url.hostname !== '';
	const isPlainAllowed = mayBePlain || localHosts.has(url.hostname);
	return isBare && (url.protocol === 'https:' || (url.protocol === 'http:' && isPlainAllowed));
}
