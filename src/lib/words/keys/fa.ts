// The words of the room `keys` in Persian.
import type { Shape } from '../shape.ts';
import type { keysWords as english } from './en.ts';

export const keysWords: Shape<typeof english> = {
	heading: 'میان‌بُرهای صفحه‌کلید',
	next: 'مقالهٔ بعدی',
	previous: 'مقالهٔ قبلی',
	bookmark: 'گذاشتن یا برداشتن نشانک مقاله',
	archive: 'بایگانی کردن مقالهٔ فهرست یا بازگرداندن آن',
	finish: 'نشان کردن آن به‌عنوان خوانده یا نخوانده',
	select: 'گزیدن آن',
	undo: 'پس گرفتن آخرین کار',
	sift: 'ترتیب و پالایش فهرست',
	outline: 'فهرست مطالب مقاله',
	larger: 'قلم درشت‌تر',
	smaller: 'قلم ریزتر',
	search: 'جست‌وجو',
	help: 'همین فهرست',
	leave: 'خروج سریع، اگر در تنظیمات روشن باشد',
	close: 'بستن',
	on: 'میان‌بُرها روشن است',
	end: 'فهرست این گوشی همین‌جا تمام می‌شود.'
};
