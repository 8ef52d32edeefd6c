// The words of the room `search` in Persian.
import type { Shape } from '../shape.ts';
import type { searchWords as english } from './en.ts';

export const searchWords: Shape<typeof english> = {
	lead: 'همهٔ آنچه در این گوشی است بدون شبکه جست‌وجو می‌شود. آنچه می‌نویسید همین‌جا می‌ماند.',
	how: 'واژه‌های درون گیومه همان‌گونه که کنار هم آمده‌اند یافته می‌شوند. منها پیش از یک واژه، مقاله‌های دارای آن را کنار می‌گذارد.',
	found: { one: '{count} مقاله', other: '{count} مقاله' },
	looking: 'در حال جست‌وجو…',
	progress: 'تاکنون {done} از {total} مقاله جست‌وجو شده است',
	none: 'هیچ مقاله‌ای در این گوشی همهٔ این واژه‌ها را ندارد.',
	tries: ['واژه‌های کمتر', 'تنها آغاز واژه', 'املای دیگر یا زبان دیگر'],
	noneChosen: 'در این زبان و منبع هیچ مقاله‌ای همهٔ این واژه‌ها را ندارد.',
	empty: 'هنوز مقاله‌ای در این گوشی نیست، پس چیزی برای جست‌وجو نیست.',
	language: 'زبان',
	source: 'منبع',
	all: 'همه',
	order: 'ترتیب',
	orders: { best: 'نخست مناسب‌ترین', newest: 'نخست تازه‌ترین' },
	hits: 'مقاله‌ها',
	own: 'نشانک‌ها و یادداشت‌های شما',
	more: 'بیشتر',
	find: {
		count: '{here} از {count}',
		none: 'یافت نشد',
		previous: 'قبلی',
		next: 'بعدی',
		close: 'بستن جست‌وجو'
	}
};
