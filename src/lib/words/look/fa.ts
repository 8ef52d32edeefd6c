// The words of the look's choices in Persian.
import type { Shape } from '../shape.ts';
import type { lookWords as english } from './en.ts';

export const lookWords: Shape<typeof english> = {
	theme: 'رنگ‌ها',
	themes: {
		system: 'مثل گوشی',
		light: 'روشن',
		sepia: 'سپیا',
		dark: 'تیره',
		contrast: 'پرتضاد',
		black: 'سیاه',
		eink: 'کاغذ الکترونیک'
	},
	size: 'اندازهٔ قلم',
	sizes: ['خیلی ریز', 'ریز', 'متوسط', 'درشت', 'درشت‌تر', 'خیلی درشت', 'درشت‌ترین'],
	spacing: 'فاصلهٔ سطرها',
	spacings: ['فشرده', 'متوسط', 'باز'],
	width: 'پهنای سطر',
	widths: ['باریک', 'متوسط', 'پهن'],
	margins: 'حاشیه‌ها',
	marginNames: ['باریک', 'متوسط', 'پهن', 'خیلی پهن'],
	family: 'قلم',
	families: { serif: 'کتابی', sans: 'ساده', easy: 'آسان‌خوان' },
	mode: 'پیش رفتن',
	modes: { scroll: 'پیمایش', pages: 'صفحه به صفحه' },
	modeHelp:
		'یک‌سوم چپ یا راست متن را لمس کنید، انگشت بکشید یا کلیدهای پیکان را بزنید. با لمس میانهٔ صفحه نوار بالا پیدا می‌شود.',
	justify: 'تراز از هر دو سو',
	keys: 'میان‌بُرهای صفحه‌کلید',
	sample: 'چراغ پشت پنجره می‌گوید که کسی در خانه است.',
	notKept: 'این مرورگر انتخاب را نگه نمی‌دارد؛ فقط در همین صفحه برقرار است.'
};
