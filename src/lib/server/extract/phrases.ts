// Lines that speak of the page and not of the matter: told by how they begin or by being nothing else, in the languages we know.

const advert =
	/^\W*(?:\d+ comments?|comments? ?\(?\d*\)?|advert(?:isement|ising)?|ad|sponsored(?: content| links?)?|story continues(?: below)?(?: advertisement)?|article continues below(?: this)?(?: ad)?|continue reading(?: below)?(?: the main story)?|scroll (?:down )?(?:to|for) .{0,30}|реклама|жарнама|publicidad[ea]?|anzeige|werbung|publicité|آگهی)\W*$/i;

const more =
	/^\W*(?:read (?:more|also|next|too|the full|our)|also read|(?:see|more|related|must|required|recommended) ?(?:read(?:ing)?|also|stor(?:y|ies)|articles?|posts?|links?|news|coverage|content|topics?|video)?|don'?t miss|you (?:may|might) (?:also )?(?:like|enjoy|be interested)|trending(?: now)?|(?:click|tap) here|watch|listen|explore|keep reading|further reading|up next|learn more|find out more|for more|want more|bookmark|download|buy now|shop now|view (?:more|all|gallery)|see more|check out|next up|previously|now read|more (?:on|from|about|in)|join (?:us|our|the)|читайте|смотрите|подробнее|по теме|ранее|также|оқыңыз|тағы|оқи отырыңыз|بیشتر بخوانید|leia (?:mais|também)|lee (?:más|también)|mehr (?:zum|dazu)|lesen sie|lire aussi|à lire)(?:$|[\s:：\-–—!.…|])/i;

const plea =
	/^\W*(?:(?:please )?(?:subscribe|sign up|follow|like us|join|get (?:the )?(?:latest|our|breaking|unlimited|\w+ (?:news|updates|delivered))|don'?t (?:forget|miss)|support|donate|email|contact|write to|send (?:us|your)|have (?:a|you)|got a|do you have|want to|download (?:the|our)|click|tap|stay (?:up|informed|connected)|to (?:subscribe|comment|read more)|if you (?:have|want|like|enjoy)|help us|become a|share (?:this|your)|tell us|let us know|comment|report (?:a )?typo|подпи[сш]\p{L}*|жазыл\p{L}*|следите|присоединяйтесь|عضو شوید)(?!\p{L}))/iu;
const pleaMatter =
	/newsletter|inbox|e-?mail|subscri|twitter|facebook|instagram|youtube|telegram|whats ?app|tiktok|podcast|app(?!\p{L})|forums?|alerts?|notification|updates|@|click here|comments?|канал|рассылк|сообществ|арна/iu;

const rights =
	/^\W*(?:(?:©|\(c\)|copyright)\s?(?:\S+ ){0,8}|all rights reserved|все права защищены|барлық құқық|этот материал|this (?:story|article|post) (?:has been|was|originally|first|is part|may not)|the associated press contributed|reporting by|editing by|additional reporting|with (?:files|reporting) from|image credits?|photo(?:s|graphs?)?(?: credits?| by)?:|featured image|source:|sources:|published (?:on|at|in)|last updated|first published|updated:?\s|posted (?:on|by|in)|filed under|tags?:|categor(?:y|ies):|topics:|фото:|источник:|автор:|теги:|дереккөз)/i;

/** What a line says it is; `undefined` where it is nothing of the kind. */
export type LineKind = 'advert' | 'more' | 'plea' | 'rights' | undefined;

/** Looks at a line's words and at how much of them is links (0 to 1). */
export function kindOf(text: string, linkedShare: number): LineKind {
	if (text.length > 400) return undefined;
	if (advert.test(text)) return 'advert';
	if (more.test(text) && (linkedShare > 0.5 || (text.length < 40 && !/[.!?]$/.test(text)))) return 'more';
	if (plea.test(text) && pleaMatter.test(text)) return 'plea';
	if (rights.test(text) && text.length < 300) return 'rights';
	return undefined;
}
