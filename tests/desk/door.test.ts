// The door of the desk: its key, its tries, its sessions, and whose forms it takes.
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isKey, makeKey, readKeyRecord } from '#lib/server/desk/key.ts';
import { isOwnOrigin, readSessionCookie, Sessions, writeSessionCookie } from '#lib/server/desk/sessions.ts';
import { Tries } from '#lib/server/desk/tries.ts';

let folder = '';
beforeEach(async () => void (folder = await mkdtemp(join(tmpdir(), 'desk-'))));
afterEach(() => rm(folder, { recursive: true }));

describe('the key', () => {
	it('opens however it is spaced, is on the disk only as a hash, and ends with the next', async () => {
		const key = await makeKey(folder);
		const record = await readKeyRecord(folder);
		if (record === undefined) throw new Error('No key was kept.');
		expect(key).toMatch(/^([a-z]{4}-){5}[a-z]{4}$/);
		expect(await isKey(` ${key.toUpperCase().replaceAll('-', ' ')}\n`, record)).toBe(true);
		expect(await isKey(`${key}a`, record)).toBe(false);
		const file = join(folder, 'desk-key.json');
		expect(await readFile(file, 'utf8')).not.toContain(key);
		expect((await stat(file)).mode & 0o777).toBe(0o600);
		await makeKey(folder);
		const next = await readKeyRecord(folder);
		expect(next !== undefined && (await isKey(key, next))).toBe(false);
	});
});

describe('tries', () => {
	it('are five for an address in a quarter of an hour, and others may still try', () => {
		const tries = new Tries();
		for (let at = 0; at < 5; at++) expect(tries.take('a', at)).toBe(0);
		expect(tries.take('a', 5)).toBe(899_995);
		expect(tries.take('b', 5)).toBe(0);
		expect(tries.take('a', 900_000)).toBe(0);
	});

	it('are fifty for all addresses', () => {
		const tries = new Tries();
		for (let at = 0; at < 50; at++) expect(tries.take(String(at), at)).toBe(0);
		expect(tries.take('new', 50)).toBeGreaterThan(0);
	});
});

describe('a session', () => {
	it('is open until it is closed, runs out, or another key is made', () => {
		const sessions = new Sessions();
		const id = sessions.open('salt', 0);
		expect(sessions.isOpen(id, 'salt', 1)).toBe(true);
		expect(sessions.isOpen(id, 'other', 1)).toBe(false);
		expect(sessions.isOpen(id, 'salt', 12 * 3_600_000)).toBe(false);
		sessions.close(id);
		expect(sessions.isOpen(id, 'salt', 1)).toBe(false);
	});

	it('travels in a strict cookie, secure where the way is', () => {
		const id = new Sessions().open('salt', 0);
		const line = writeSessionCookie(id, true);
		expect(line).toMatch(/; Path=\/desk; Max-Age=43200; HttpOnly; SameSite=Strict; Secure$/);
		expect(writeSessionCookie(id, false)).not.toContain('Secure');
		expect(readSessionCookie(`x=1; ${line.split(';')[0] ?? ''}`)).toBe(id);
	});
});

it.each([undefined, 'null', 'http://evil.example', 'http://localhost:3000.evil.example'])(
	'a form from %s is not ours',
	(origin) => expect(isOwnOrigin(origin, 'http://localhost:3000')).toBe(false)
);
