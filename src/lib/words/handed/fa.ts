// What is said about pages that were handed over, in Persian.
import type { Shape } from '../shape.ts';
import type { handedWords as en } from './en.ts';

export const handedWords: Shape<typeof en> = {
	heading: 'آنچه کم است، از پرونده',
	choose: 'ترمیم از پرونده',
	lead: 'هر کس مقاله‌ای از این کتابخانه را به‌صورت صفحه نگه داشته باشد می‌تواند آن پرونده را به شما بدهد. آنچه اینجا کم است بی شبکه از آن برمی‌گردد؛ تنها چیزی که ناشر امضا کرده است پذیرفته می‌شود.',
	working: 'در حال خواندن آنچه برگزیده شد…',
	back: 'به این گوشی برگشت: {articles}، {pictures}.',
	articles: { one: '{count} مقاله', other: '{count} مقاله' },
	pictures: { one: '{count} تصویر', other: '{count} تصویر' },
	many: 'هر بار بیش از {count} پرونده خوانده نمی‌شود. بقیه را دوباره برگزینید.',
	large: '{name} از {size} بزرگ‌تر است و باز نشد.',
	troubles: {
		here: 'از {name} چیزی اینجا کم نیست.',
		unlisted: 'مقالهٔ {name} یا این نسخه از آن در فهرست این گوشی نیست. پذیرفته نشد.',
		stranger: '{name} را ناشری جز آن که این گوشی می‌شناسد امضا کرده است. چیزی از آن پذیرفته نشد.',
		unproved:
			'هیچ‌چیز {name} را نمی‌توان ثابت کرد: صفحه‌ای نیست که از Shyraq نگه داشته شده باشد، یا در راه آسیب دیده یا دگرگون شده است. چیزی از آن پذیرفته نشد.',
		pictures: 'تصویرهای {name} آسیب دیده‌اند یا از مقاله‌ای نیستند که اینجا هست. پذیرفته نشدند.',
		unread: '{name} خوانده نشد. دوباره آن را برگزینید.'
	}
};
