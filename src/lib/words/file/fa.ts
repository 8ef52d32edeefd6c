// What is said about an article as a file, in Persian.
import type { Shape } from '../shape.ts';
import type { fileWords as en } from './en.ts';

export const fileWords: Shape<typeof en> = {
	form: 'نوع پرونده',
	forms: { epub: 'کتاب', page: 'صفحهٔ وب', markdown: 'متن ساده' },
	uses: {
		epub: 'EPUB، برای برنامه‌های کتاب‌خوان و کتاب‌خوان‌های الکترونیکی',
		page: 'HTML، در هر مرورگر و هر دستگاه باز می‌شود',
		markdown: 'Markdown، برای یادداشت‌ها و ویرایشگرها'
	},
	pictures: 'همراه تصویرها',
	size: 'اندازه: {size}',
	lacking: {
		one: '{count} تصویر روی این گوشی نیست و به جای آن توصیفش آمده است.',
		other: '{count} تصویر روی این گوشی نیست و به جای آنها توصیفشان آمده است.'
	},
	working: 'پرونده ساخته می‌شود…',
	trouble: 'پرونده ساخته نشد. آن را بی تصویر انتخاب کنید، یا این را ببندید و دوباره امتحان کنید.',
	notShared: 'گوشی نتوانست پرونده را بفرستد. به جای آن ذخیره‌اش کنید.',
	noText: 'متن دیگر روی این گوشی کامل نیست و نمی‌شود از آن پرونده ساخت. وقتی شبکه پاسخ داد دوباره بازش کنید.',
	save: 'ذخیره',
	share: 'فرستادن',
	print: 'چاپ یا PDF'
};
