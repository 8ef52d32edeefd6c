// Files that are brought together to the desk, and how their names get on.
import { expect, it } from 'vitest';
import { save } from '../intake/brought.ts';
import { makeTemporaryFolder, removeFolder } from '../store/edition-folder.ts';
import { openStage } from './stage.ts';

it('of two files of which one is in the way of the other, the first is taken and the other told of', async () => {
	const folder = await makeTemporaryFolder();
	await save(folder);
	const stage = await openStage(folder);
	const pass = await stage.enter();
	for (const [first, second] of [
		['a', 'a/b.md'],
		['a/b.md', 'a']
	] as const) {
		stage.answer = () => ({ items: [{ title: 'n', kind: 'new' }] });
		const form = new FormData();
		form.set('token', pass.token);
		for (const name of [first, second]) form.append('file', new File(['# A'], name));
		const headers = { origin: stage.origin, cookie: pass.cookie };
		const answer = await stage.ask('/desk/files', { method: 'POST', body: form, headers });
		const page = await stage.read(answer.headers.get('location') ?? '', pass);
		expect(page).toContain(`“${second}” was not taken, for “${first}” came before it`);
		expect(page).not.toContain(folder);
		expect(
			stage.ran
				.at(-1)
				?.slice(2, -1)
				.map((place) => place.split('/').at(-1))
		).toEqual(['a']);
	}
	await stage.close();
	await removeFolder(folder);
});
