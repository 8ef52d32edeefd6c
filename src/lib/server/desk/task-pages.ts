// The page of a task: how far it is, then what came of it, thing by thing.
import { html, type Markup } from './html.ts';
import type { OfferedFeed, Outcome, ReportedItem, ReportedSource } from './outcome.ts';
import { countOf, foreign, form } from './parts.ts';
import type { Act } from './room.ts';
import { VisitFault } from './visit.ts';
import type { Task } from './work.ts';

/** Most tasks are done within it, and the page that is shown is then the last. */
const waitMs = 2_500;
/** Things that one page lists; the others are counted. */
const mostShown = 1_000;

export const showTask: Act = async ({ session, isProgram }, { work }, [id = '']) => {
	await work.wait(id, waitMs);
	const task = work.find(id);
	if (task === undefined)
		throw new VisitFault(404, 'This is not remembered any more: a restart forgets what was done.');
	if (isProgram) return { kind: 'object', body: { state: task.state, words: progressOf(task) } };
	const page = { title: task.title, part: partOf[task.kind], main: paint(task, session) };
	return { kind: 'page', page: task.state === 'done' ? page : { ...page, againSeconds: 1 } };
};

const partOf = { follow: 'sources', refresh: 'sources', import: 'files', save: 'sources' } as const;

function progressOf({ state, count, kind }: Task): string {
	if (state === 'waiting') return 'It waits for its turn …';
	if (state === 'done') return 'Done.';
	return kind === 'import' && count > 0 ? `At work: ${countOf(count, 'thing')} looked at …` : 'At work …';
}

function paint(task: Task, session: string): Markup {
	const { id, title, outcome, troubles } = task;
	const heading = html`<h1 class="page-title" dir="auto">${title}</h1>
		${troubles.map((sentence) => html`<p class="trouble">${sentence}</p>`)}`;
	if (outcome === undefined)
		return html`${heading}
			<div class="card" data-task="${id}">
				<p role="status">${progressOf(task)}</p>
				<progress aria-label="At work"></progress>
				<p class="quiet">
					You may leave this page: it goes on, and is listed under <a href="/desk/files#done">Files</a>.
				</p>
				<p><a class="button small" href="/desk/tasks/${id}">Look again</a></p>
			</div>`;
	return html`${heading}${outcome.kind === 'refused' ? refused(outcome.sentences) : report(outcome, task, session)}`;
}

function refused(sentences: readonly string[]): Markup {
	return html`<div class="card">
		${sentences.map((sentence) => html`<p class="trouble" role="alert">${sentence}</p>`)}
		<p><a class="button" href="/desk">Back to the sources</a></p>
	</div>`;
}

function report(
	{
		report: { title, address, isNew, feeds, kind, sources, edition, refresh },
		items
	}: Extract<Outcome, { kind: 'report' }>,
	task: Task,
	session: string
): Markup {
	if (feeds.length > 0) return choice(feeds, session);
	const followed =
		title === undefined || isNew === undefined
			? undefined
			: html`<p>
					${foreign(title)} is followed${isNew ? '' : ' already'}.
					${address === undefined ? undefined : html`<span class="address" dir="ltr">${address}</span>`}
				</p>`;
	const busy =
		kind === 'busy' || refresh?.kind === 'busy'
			? html`<p>Another refresh is at work, so what is new comes with the next, in a minute or so.</p>`
			: undefined;
	const faults =
		edition?.kind === 'faulty'
			? edition.faults.map(({ sentence }) => html`<p class="trouble">Not published: ${sentence}</p>`)
			: undefined;
	const all = [...sources, ...(refresh?.sources ?? [])];
	return html`<div class="card">
			<p role="status"><strong>${summaryOf(items, all, task)}</strong></p>
			${followed}${busy}${faults} ${all.filter(({ sentence }) => sentence !== undefined).map(sourceLine)}
		</div>
		${itemList(items)}
		<div class="acts">
			<a class="button" href="/desk">Sources</a><a class="button" href="/desk/articles">Articles</a
			><a class="button" href="/desk/files">Files</a>
		</div>`;
}

function summaryOf(items: readonly ReportedItem[], sources: readonly ReportedSource[], { kind }: Task): string {
	const counts = new Map<ReportedItem['kind'], number>();
	for (const item of items) counts.set(item.kind, (counts.get(item.kind) ?? 0) + 1);
	const said = (Object.keys(words) as ReportedItem['kind'][])
		.flatMap((name) => (counts.has(name) ? [`${counts.get(name) ?? 0} ${words[name]}`] : []))
		.join(', ');
	if (said !== '') return `${said.charAt(0).toUpperCase()}${said.slice(1)}.`;
	if (kind === 'import') return 'There was nothing to bring in what was given.';
	if (sources.some(({ kind: became }) => became === 'failed')) return 'Nothing new; some could not be read.';
	return 'There is nothing new.';
}

const words: Readonly<Record<ReportedItem['kind'], string>> = {
	new: 'new',
	changed: 'changed',
	same: 'here already',
	kept: 'kept as before',
	known: 'known from another source',
	waiting: 'to be fetched later',
	followed: 'followed from now on',
	refused: 'refused',
	failed: 'failed'
};

function sourceLine({ title, sentence, kind }: ReportedSource): Markup {
	return html`<p class="${kind === 'failed' ? 'trouble' : ''}">${foreign(title)}: ${sentence}</p>`;
}

function itemList(items: readonly ReportedItem[]): Markup | undefined {
	if (items.length === 0) return undefined;
	const rest = items.length - mostShown;
	return html`<ul class="rows report">
			${items.slice(0, mostShown).map(
				({ id, title, kind, sentence, missing = [] }) =>
					html`<li>
						<div class="row">
							<p class="name">
								${id === undefined ? foreign(title) : html`<a href="/desk/articles/${id}"><bdi>${title}</bdi></a>`}
							</p>
							<span class="tag" data-tone="${toneOf(kind)}">${labels[kind]}</span>
						</div>
						${sentence === undefined ? undefined : html`<p class="${kind === 'failed' || kind === 'refused' ? 'trouble' : 'quiet'}" dir="auto">${sentence}</p>`}
						${missing.map((line) => html`<p class="quiet">${line}</p>`)}
					</li>`
			)}
		</ul>
		${rest > 0 ? html`<p class="quiet">And ${countOf(rest, 'more', 'more')}.</p>` : undefined}`;
}

const labels: Readonly<Record<ReportedItem['kind'], string>> = {
	new: 'New',
	changed: 'Changed',
	same: 'Here already',
	kept: 'Kept as before',
	known: 'Known',
	waiting: 'Later',
	followed: 'Followed',
	refused: 'Refused',
	failed: 'Failed'
};

function toneOf(kind: ReportedItem['kind']): string {
	return kind === 'new' || kind === 'changed'
		? 'active'
		: kind === 'refused' || kind === 'failed'
			? 'trouble'
			: 'paused';
}

function choice(feeds: readonly OfferedFeed[], session: string): Markup {
	return html`<div class="card">
		<p>This page names several feeds. Choose the one to follow.</p>
		${form(
			session,
			'/desk/add',
			html`<input type="hidden" name="what" value="feed" />
				<fieldset>
					<legend class="unseen">Feeds</legend>
					${feeds.map(
						({ address, title }, at) =>
							html`<label class="choice"
								><input type="radio" name="address" value="${address}" ${at === 0 ? html` checked` : undefined} />
								<span><bdi>${title}</bdi><br /><span class="address" dir="ltr">${address}</span></span></label
							>`
					)}
				</fieldset>
				<button class="button main">Follow</button>`
		)}
		<p class="quiet">Or go <a href="/desk">back to the sources</a>, to save the page as one article.</p>
	</div>`;
}
