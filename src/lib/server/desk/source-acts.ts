// What the editor does with sources: an address added, a source paused, asked, moved or removed, the list taken away.
import { findSource, moveSource, pauseSource, removeSource, resumeSource, type Source } from '../intake/sources.ts';
import { writeSourceList } from '../intake/source-lists.ts';
import { openStore, openStoreToRead, type Store } from '../store/store.ts';
import { checkToken, plainFormBytes, readForm } from './form.ts';
import type { Act, Desk } from './room.ts';
import type { Take } from './typed.ts';
import { VisitFault, type Answer } from './visit.ts';

const mostAddress = 2_000;

/**
 * Adds an address: to be followed, once its feeds are known; to be followed as the feed it is; or saved as one page. All of
 * these ask strangers, so they are done beside, and the page of the task tells.
 */
export const addAddress: Take = ({ form, session }, { work }) => {
	checkToken(form, session);
	const address = settleAddress(form.get('address'));
	const what = form.get('what');
	const task =
		what === 'save'
			? work.start({ kind: 'save', title: `Saving ${address}`, words: ['save', address] })
			: what === 'feed'
				? work.start({ kind: 'follow', title: `Following ${address}`, words: ['feed', 'add', address] })
				: work.start({ kind: 'follow', title: `Following ${address}`, words: ['feed', 'add', address, '--choose'] });
	return { kind: 'away', to: `/desk/tasks/${task.id}` };
};

/** An address as it was typed. @throws VisitFault where it cannot be one */
export function settleAddress(given: string | null): string {
	const address = (given ?? '').trim();
	if (address === '') throw new VisitFault(422, 'Say which address.');
	if (address.length > mostAddress) throw new VisitFault(422, `An address may have at most ${mostAddress} characters.`);
	// A command takes what begins so for a switch
	if (/^-|\p{Cc}/u.test(address)) throw new VisitFault(422, `${address.slice(0, 100)} is no address.`);
	return address;
}

/** Asks every source. */
export const refreshAll: Act = async ({ request, session }, { work }) => {
	checkToken(await readForm(request, plainFormBytes), session);
	const task = work.start({ kind: 'refresh', title: 'Asking all sources', words: ['refresh', '--all'] });
	return { kind: 'away', to: `/desk/tasks/${task.id}` };
};

/** Does what the last word says with the source of the first. */
export const changeSource: Take = async ({ form, session, now }, desk, [id = '', act = '']) => {
	checkToken(form, session);
	const store = await openStore(desk.dataFolder);
	try {
		const source = await findSource(store, id, { removed: act === 'remove' });
		return await change(source, act, { store, form, now, desk });
	} finally {
		await store.close();
	}
};

interface Change {
	store: Store;
	form: URLSearchParams;
	now: Date;
	desk: Desk;
}

async function change({ id, title }: Source, act: string, { store, form, now, desk }: Change): Promise<Answer> {
	const back = `/desk#s-${id}`;
	switch (act) {
		case 'pause':
			await pauseSource(store, id);
			return { kind: 'away', to: back, said: `“${title}” is paused.` };
		case 'resume':
			await resumeSource(store, id, now);
			return { kind: 'away', to: back, said: `“${title}” is followed again, and asked within a minute.` };
		case 'move': {
			const folder = await moveSource(store, id, form.get('folder') ?? '');
			const said = folder === undefined ? `“${title}” is in no folder now.` : `“${title}” is in “${folder}” now.`;
			return { kind: 'away', to: back, said };
		}
		case 'refresh': {
			const task = desk.work.start({ kind: 'refresh', title: `Asking ${title}`, words: ['refresh', id] });
			return { kind: 'away', to: `/desk/tasks/${task.id}` };
		}
		default: {
			const isWhole = form.get('articles') === 'go';
			const count = await removeSource(store, id, isWhole);
			if (count > 0) desk.presses.want();
			const rest = isWhole ? `and its articles with it (${count})` : 'and its articles stay';
			return { kind: 'away', to: '/desk', said: `“${title}” is removed, ${rest}.` };
		}
	}
}

/** The list of feeds for other readers. */
export const giveList: Act = async (_visit, { dataFolder, publisher }) => {
	const store = await openStoreToRead(dataFolder);
	try {
		const { opml } = await writeSourceList(store, publisher);
		return { kind: 'file', type: 'text/x-opml; charset=utf-8', name: 'sources.opml', text: opml };
	} finally {
		await store.close();
	}
};
