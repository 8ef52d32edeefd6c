// The page of the sources: a field for any address, then each source with its state and what can be done with it.
import { listSources, type Source } from '../intake/sources.ts';
import { openStoreToRead } from '../store/store.ts';
import { html, linkOut, type Markup } from './html.ts';
import { actButton, countOf, foreign, form, whenOf } from './parts.ts';
import type { Act, Desk, ShowTyped } from './room.ts';
import { whyNot } from './typed.ts';
import type { OpenVisit, Page } from './visit.ts';
import { waitingList } from './waiting.ts';

export const showSources: Act = async (visit, desk) => {
	const typed = new URLSearchParams({ address: visit.query.get('address') ?? '' });
	return { kind: 'page', page: await sourcesPage(visit, desk, { typed }) };
};

/** The same with what was typed: an address, or the folder of a source. */
export const sourcesAgain: ShowTyped = (visit, desk, [id], typed, sentence) =>
	sourcesPage(visit, desk, { id, typed, sentence });

/** What stands in the fields. */
interface Typed {
	typed: URLSearchParams;
	/** The source whose folder was typed. */
	id?: string | undefined;
	sentence?: string | undefined;
}

async function sourcesPage({ session, now }: OpenVisit, { dataFolder }: Desk, given: Typed): Promise<Page> {
	const { id, typed, sentence } = given;
	const store = await openStoreToRead(dataFolder);
	try {
		const sources = await listSources(store);
		const feeds = sources.filter(({ kind }) => kind === 'feed');
		const folderOf = (source: Source) => (source.id === id ? (typed.get('folder') ?? undefined) : undefined);
		const main = html`<h1 class="page-title">Sources</h1>
			${whyNot(sentence)} ${addForm(session, typed.get('address') ?? '')}
			<section aria-labelledby="followed">
				<div class="row">
					<h2 id="followed">${feeds.length === 0 ? 'No feed is followed yet' : countOf(feeds.length, 'feed')}</h2>
					<div class="acts">
						${feeds.length === 0 ? undefined : actButton(session, '/desk/refresh', 'Refresh all')}
						<a class="button small" href="/desk/files#lists">Bring a list</a>
						${feeds.length === 0 ? undefined : html`<a class="button small" href="/desk/sources.opml" download>Save the list</a>`}
					</div>
				</div>
				${feeds.length === 0 ? html`<p class="quiet">Paste the address of a site above: its feed is found, and its articles come by themselves from then on.</p>` : undefined}
				${foldersOf(sources)}
				<ul class="rows">
					${sources.map((source) => sourceRow(source, session, now, folderOf(source)))}
				</ul>
			</section>
			${await waitingList(store, session, now)}`;
		return { title: 'Sources', part: 'sources', main };
	} finally {
		await store.close();
	}
}

function addForm(session: string, address: string): Markup {
	return html`<section class="card" aria-labelledby="add">
		<h2 id="add">Add an address</h2>
		${form(
			session,
			'/desk/add',
			html`<label class="field"
					><span>Address of a site, a feed or a page</span>
					<input
						type="text"
						inputmode="url"
						name="address"
						value="${address}"
						required
						maxlength="2000"
						autocomplete="off"
						autocapitalize="none"
						spellcheck="false"
						placeholder="news.example"
				/></label>
				<div class="acts">
					<button class="button main" name="what" value="follow">Follow</button>
					<button class="button" name="what" value="save">Save this one page</button>
				</div>`
		)}
	</section>`;
}

const states: Readonly<Record<Source['state'], string>> = {
	active: 'Followed',
	paused: 'Paused',
	ended: 'Ended',
	removed: 'Removed'
};

/** The folders that there are, for the fields in which one is written. */
function foldersOf(sources: readonly Source[]): Markup {
	const names = new Set(sources.flatMap(({ folder }) => folder ?? []));
	return html`<datalist id="folders">${[...names].map((name) => html`<option value="${name}"></option>`)}</datalist>`;
}

function sourceRow(source: Source, session: string, now: Date, typedFolder: string | undefined): Markup {
	const { id, kind, title, address, site, folder, articles, state, trouble, movedFrom } = source;
	const isFeed = kind === 'feed';
	const label = state === 'active' && trouble !== undefined ? 'In trouble' : states[state];
	const tone = state === 'active' && trouble !== undefined ? 'trouble' : state;
	return html`<li id="s-${id}" class="source">
		<div class="row">
			<h3>${foreign(title)}</h3>
			${isFeed ? html`<span class="tag" data-tone="${tone}">${label}</span>` : undefined}
		</div>
		<p class="meta">
			<a href="/desk/articles?source=${id}">${countOf(articles, 'article')}</a
			>${folder === undefined ? undefined : html`<span>In ${foreign(folder)}</span>`}${times(source, now)}
		</p>
		${address === undefined ? undefined : html`<p class="address" dir="ltr">${linkOut(site ?? address, address)}</p>`}
		${movedFrom === undefined ? undefined : html`<p class="quiet">It moved here from <span dir="ltr">${movedFrom}</span>.</p>`}
		${trouble === undefined ? undefined : html`<p class="trouble">${trouble}</p>`}
		${isFeed ? sourceActs(source, session, typedFolder) : undefined}
	</li>`;
}

function times({ kind, lastSuccess, nextTry }: Source, now: Date): Markup | undefined {
	if (kind !== 'feed') return undefined;
	const last =
		lastSuccess === undefined ? html`<span>Not read yet</span>` : html`<span>Read ${whenOf(lastSuccess, now)}</span>`;
	return html`${last}${nextTry === undefined ? undefined : html`<span>Next ${whenOf(nextTry, now)}</span>`}`;
}

function sourceActs(
	{ id, state, articles, title, folder }: Source,
	session: string,
	typedFolder: string | undefined
): Markup {
	const to = (act: string) => `/desk/sources/${id}/${act}`;
	const resting = state === 'paused' || state === 'ended';
	return html`<div class="acts">
		${resting ? actButton(session, to('resume'), state === 'ended' ? 'Follow again' : 'Resume') : html`${actButton(session, to('refresh'), 'Refresh now')}${actButton(session, to('pause'), 'Pause')}`}
		<details class="confirm" ${typedFolder === undefined ? undefined : html` open`}>
			<summary class="button small">Folder …</summary>
			${form(
				session,
				to('move'),
				html`<label class="field"
						><span>Folder of ${foreign(title)}; empty for none</span>
						<input
							type="text"
							name="folder"
							value="${typedFolder ?? folder ?? ''}"
							maxlength="200"
							list="folders"
							autocomplete="off"
					/></label>
					<button class="button">Move</button>`
			)}
		</details>
		<details class="confirm">
			<summary class="button small">Remove …</summary>
			${form(
				session,
				to('remove'),
				html`<fieldset>
						<legend>Follow ${foreign(title)} no more</legend>
						<label class="choice"
							><input type="radio" name="articles" value="stay" checked /> Its ${countOf(articles, 'article')} stay in
							the edition</label
						>
						<label class="choice"
							><input type="radio" name="articles" value="go" /> They are withdrawn from the edition and from readers’
							phones</label
						>
					</fieldset>
					<button class="button danger">Remove</button>`
			)}
		</details>
	</div>`;
}
