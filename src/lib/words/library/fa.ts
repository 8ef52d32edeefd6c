// The words of the room `library` in Persian.
import type { Shape } from '../shape.ts';
import type { libraryWords as english } from './en.ts';

export const libraryWords: Shape<typeof english> = {
	close: 'بستن',
	state: 'نمایش',
	states: {
		all: 'همه',
		unread: 'نخوانده',
		begun: 'نیمه‌خوانده',
		saved: 'ذخیره‌شده',
		finished: 'خوانده',
		archived: 'بایگانی'
	},
	any: 'همه',
	source: 'منبع',
	language: 'زبان',
	tag: 'موضوع',
	span: 'زمان انتشار',
	spans: { any: 'هر زمان', today: 'امروز', week: '۷ روز گذشته', month: '۳۰ روز گذشته', day: 'یک روز' },
	day: 'روز',
	order: 'ترتیب',
	orders: {
		publisher: 'به ترتیب ناشر',
		newest: 'نخست تازه‌ترین',
		oldest: 'نخست کهنه‌ترین',
		shortest: 'نخست کوتاه‌ترین',
		longest: 'نخست بلندترین',
		read: 'نخست آخرین خوانده'
	},
	count: { one: '{count} مقاله', other: '{count} مقاله' },
	more: { one: 'نمایش {count} مقالهٔ دیگر', other: 'نمایش {count} مقالهٔ دیگر' },
	show: 'دیدن فهرست',
	everything: 'نمایش همه',
	change: 'تغییر',
	select: 'گزیدن مقاله‌ها',
	reading: 'در حال خواندن فهرست…',
	noList: 'فهرست هنوز در این گوشی نیست، پس چیزی برای مرتب کردن نیست. با نخستین مقاله‌ها می‌آید.',
	empties: {
		all: 'هیچ مقاله‌ای با آنچه گزیده‌اید جور نیست.',
		unread: 'از آنچه گزیده‌اید چیزی نخوانده نمانده است.',
		begun: 'از آنچه گزیده‌اید چیزی نیمه‌خوانده نیست.',
		saved: 'از آنچه گزیده‌اید چیزی ذخیره نشده است.',
		finished: 'از آنچه گزیده‌اید چیزی تا پایان خوانده نشده است.',
		archived: 'از آنچه گزیده‌اید چیزی در بایگانی نیست.'
	},
	wider: 'گزینش را تغییر دهید یا همه را نمایش دهید.',
	acts: {
		finish: 'خوانده شد',
		unread: 'نخوانده',
		save: 'ذخیره',
		unsave: 'برداشتن از ذخیره',
		archive: 'بایگانی',
		unarchive: 'بازگشت به فهرست'
	},
	done: {
		finish: { one: '{count} مقاله خوانده نشان شد', other: '{count} مقاله خوانده نشان شد' },
		unread: { one: '{count} مقاله نخوانده نشان شد', other: '{count} مقاله نخوانده نشان شد' },
		save: { one: '{count} مقاله ذخیره شد', other: '{count} مقاله ذخیره شد' },
		unsave: { one: '{count} مقاله از ذخیره برداشته شد', other: '{count} مقاله از ذخیره برداشته شد' },
		archive: { one: '{count} مقاله بایگانی شد', other: '{count} مقاله بایگانی شد' },
		unarchive: { one: '{count} مقاله به فهرست بازگشت', other: '{count} مقاله به فهرست بازگشت' }
	},
	nothing: 'همین حالا هم چنین است.',
	chosen: { one: '{count} گزیده', other: '{count} گزیده' },
	allHere: 'همهٔ دیده‌ها',
	leave: 'پایان گزینش',
	offering: 'هنگام باز شدن برنامه، مقاله‌ای را که در آن بودم پیشنهاد کن',
	wasIn: 'در حال خواندن «{title}» بودید.',
	goOn: 'ادامه'
};
