// The words of the room `dark` in Persian.
import type { DarkWords } from './en.ts';

export const darkWords: DarkWords = {
	verdicts: {
		ready: 'گوشی آماده است.',
		almost: { one: 'کمابیش آماده: {count} کار مانده است.', other: 'کمابیش آماده: {count} کار مانده است.' },
		bare: 'هنوز آماده نیست: هیچ مقاله‌ای نگه داشته نشده است.'
	},
	signs: { good: 'درست است', act: 'کاری مانده', unknown: 'نامعلوم' },
	of: '{count} از {total}',
	articles: 'مقاله‌ها',
	reading: '{time} خواندن',
	pictures: 'تصویرها',
	picturesOut: 'به انتخاب شما بارگیری نمی‌شود',
	app: 'برنامه',
	appWhole: 'همهٔ آن در این گوشی است',
	appPart: 'بخشی از آن پس از مقاله‌ها می‌آید ({size})',
	missing: 'آنچه کم است',
	missingNone: 'هیچ',
	missingTexts: { one: '{count} مقاله ({size})', other: '{count} مقاله ({size})' },
	missingPictures: { one: '{count} تصویر', other: '{count} تصویر' },
	atLeast: 'دست‌کم {size}',
	newest: 'تازه‌ترین مقاله',
	home: 'صفحهٔ اصلی',
	homeNot: 'نصب نشده است. مرورگرها نصب‌شده‌ها را آخر از همه پاک می‌کنند.',
	clock: 'ساعت',
	clocks: {
		right: 'با ساعت ناشر می‌خواند.',
		plausible: 'پیش از تازه‌ترین مقاله نیست.',
		later: 'وقتی ناشر پاسخ بدهد سنجیده می‌شود.',
		fast: '{time} جلو است. درستش کنید: با ساعت نادرست، اتصال امن برقرار نمی‌شود.',
		slow: '{time} عقب است. درستش کنید: با ساعت نادرست، اتصال امن برقرار نمی‌شود.'
	},
	key: 'کلید ناشر',
	keyKnown: 'شناخته: {name}. هیچ‌چیز بی امضای آن پذیرفته نمی‌شود.',
	keyNot: 'هنوز ناشناخته؛ با نخستین فهرست می‌رسد.',
	checked: 'بازخوانی',
	checkedNot: 'هنوز نه: بررسی، هر بایت را بازمی‌خواند.',
	drill: {
		heading: 'آزمودن بی شبکه',
		lead: 'Shyraq یک دقیقه هیچ سراغ شبکه نمی‌رود، آنچه نگه داشته شده را باز می‌کند (از بیش از {count} مقاله، {count} تا به‌تصادف) و می‌گوید چه یافت.',
		start: 'یک دقیقه بیازمایید',
		end: 'پایان',
		left: 'تا {time} دیگر بی شبکه.',
		proving: 'باز کردن {done} از {total}…',
		proved: 'بی شبکه {articles} از {allArticles} مقاله و {pictures} از {allPictures} تصویر باز شد.',
		torn: 'آنچه باز نشد، وقتی شبکه پاسخ بدهد دوباره بارگیری می‌شود.',
		nothing: 'هنوز هیچ مقاله‌ای نگه داشته نشده؛ چیزی برای آزمودن نیست.',
		leaked: 'با این همه پاسخی از بیرون رسید و چیزی ثابت نشد. برگه‌های دیگر را ببندید و دوباره بیازمایید.',
		meanwhile: 'در این میان خودتان یکی را باز کنید:'
	}
};
