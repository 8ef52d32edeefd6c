// Which of two texts of one article is the better: a page behind a wall or an error never takes the place of a whole text.
import type { Article } from '#lib/article/types.ts';
import { bare, toLine } from '../press/text.ts';
import { plainOf } from './press-brought.ts';

/** A text of fewer words is not judged by its length. */
const fewWords = 60;
/** What keeps less than this share of the words of the text before has lost something on the way. */
const leastShare = 0.6;
/** A page that refuses says so in few words. */
const wallWords = 250;

/** Words of a text that are looked at to tell whether it is another story. */
const comparedWords = 600;
/** Of two texts of one story the shorter shares at least so much of its words with the other. */
const leastAlike = 0.5;

/** What pages say that do not show their article, in their title or text. */
const walls: readonly RegExp[] = [
	/\b(?:subscribe|sign in|log in|register) (?:now )?to (?:continue|read|keep reading|unlock)/i,
	/\b(?:this (?:article|content|story) is|available) (?:only )?(?:for|to) (?:our )?(?:paid )?(?:subscribers|members)\b/i,
	/\b(?:already a subscriber|become a (?:subscriber|member) to|you(?:'|’)ve (?:reached|read) your (?:free )?(?:article )?limit)/i,
	/\b(?:enable|turn on) (?:javascript|cookies)\b|\bjavascript is (?:disabled|required)\b/i,
	/\b(?:verify|verifying|checking) (?:that )?(?:you are|if you are|you(?:'|’)re|your browser)\b|\bare you a (?:human|robot)\b|\bcaptcha\b/i,
	/\baccess (?:to this page has been )?denied\b|\b(?:403|404|410|429|50[0-4])\b.{0,20}\b(?:error|forbidden|not found|gone|unavailable|gateway)\b/i,
	/\b(?:page|article) (?:was |could )?(?:not|no longer) (?:be )?(?:found|available|exists?)\b|\b(?:too many requests|service unavailable|internal server error|bad gateway)\b/i,
	/(?:подпишитесь|войдите|зарегистрируйтесь),? чтобы (?:продолжить|читать)|доступ(?:но|ен)? (?:только )?(?:по подписке|для подписчиков)|страница не найдена|доступ (?:запрещ[её]н|ограничен)/i,
	/(?:бет|парақша) табылмады|жазылушыларға ғана|صفحه (?:مورد نظر )?(?:یافت|پیدا) نشد|برای ادامه.{0,20}(?:وارد|ثبت‌نام)/i
];

/** Why a text should not take the place of the one before, as a clause; undefined where it should. */
export function whyWorse(next: Article, before: Article): string | undefined {
	if (isWall(next) && !isWall(before)) return 'its page now shows a wall or an error instead of the text';
	const [words, had] = [next.head.words, before.head.words];
	if (had >= fewWords && words < had * leastShare)
		return `its source now gives ${words} words of the ${had} there were`;
	return undefined;
}

/**
 * Whether two texts tell different stories, by their titles and the words they share: some sites call all their pages by one
 * address. Texts are plain; one without words is told by its title alone.
 */
export function isOtherStory(one: { title: string; text: string }, other: { title: string; text: string }): boolean {
	if (bare(one.title) !== '' && bare(one.title) === bare(other.title)) return false;
	const [a, b] = [wordsOf(one.text), wordsOf(other.text)];
	const shared = [...a].filter((word) => b.has(word)).length;
	return shared < Math.min(a.size, b.size) * leastAlike || a.size === 0 || b.size === 0;
}

/** Short words are the same in all texts of a language. */
function wordsOf(text: string): Set<string> {
	return new Set((text.toLowerCase().match(/[\p{L}\p{M}\p{N}]{5,}/gu) ?? []).slice(0, comparedWords));
}

/** Whether a text is a page's refusal to show the article. */
export function isWall({ head, body }: Article): boolean {
	if (head.words > wallWords) return false;
	const said = toLine(`${head.title} ${plainOf(body)}`);
	return walls.some((wall) => wall.test(said));
}
