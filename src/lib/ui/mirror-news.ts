// What is known of a mirror, as the sentences of its row: how old its copy is, and what came of it last.
import { writeDay } from '#lib/article/compose/words.ts';
import type { Language } from '#lib/contract/languages.ts';
import type { MirrorSight } from '#lib/contract/messages.ts';
import type { Words } from '#lib/words/catalogue.ts';
import type { MirrorsWords } from '#lib/words/mirrors/en.ts';
import { say } from '#lib/words/shape.ts';
import { writeMoment } from './moment.ts';

/** What was refused is told for so long, though good answers came since: whoever alters some pieces gives the others as they are. */
const refusalMs = 24 * 60 * 60_000;

/** How old the mirror's copy is; undefined where that is not known, or what came last says it. */
export function sayAge(mirror: MirrorSight, texts: MirrorsWords, words: Words): string | undefined {
	const { published } = mirror;
	const news = findNews(mirror, Date.now())?.kind;
	if (published === undefined || news === 'older' || news === 'same-number') return undefined;
	return say(texts.copy, { day: writeDay(words.paint, published) });
}

/** What came of the mirror last, in one sentence. */
export function sayNews(
	mirror: MirrorSight,
	texts: MirrorsWords,
	words: Words,
	language: Language,
	now = Date.now()
): string {
	const news = findNews(mirror, now);
	// A build before noted how old its copy was, and not when it was asked
	if (news === undefined) return mirror.published === undefined ? texts.silent : '';
	const time = writeMoment(news.at, words, language, now);
	const day = mirror.published === undefined ? '' : writeDay(words.paint, mirror.published);
	switch (news.kind) {
		case 'copy':
		case 'pieces':
			return say(day === '' ? texts.ageless : texts.answered, { time });
		case 'older':
			return say(texts.older, { time, day });
		case 'same-number':
			return say(texts.sameNumber, { time, day });
		case 'refused':
			return say(texts.refused, { time });
		case 'odd':
			return say(texts.odd, { time });
		case 'nothing':
			return say(texts.tried, { time });
	}
}

function findNews({ last, refusedAt }: MirrorSight, now: number): MirrorSight['last'] {
	const isGood = last?.kind === 'copy' || last?.kind === 'pieces';
	if (isGood && refusedAt !== undefined && Math.abs(now - Date.parse(refusedAt)) < refusalMs)
		return { kind: 'refused', at: refusedAt };
	return last;
}
