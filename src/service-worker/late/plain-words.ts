// The one sentence for when not even the words are to be had: nothing of the app is left on the phone, and there is no network.
import type { Language } from '#lib/contract/languages.ts';

/** By language, with what a document must say of it. */
export const plainWords: Readonly<Record<Language, { direction: 'ltr' | 'rtl'; lost: string }>> = {
	en: {
		direction: 'ltr',
		lost: 'Shyraq cannot read what it needs from this phone just now, and there is no network to bring it. Open it again when there is one; your marks are kept apart, and stay.'
	},
	kk: {
		direction: 'ltr',
		lost: 'Shyraq дәл қазір осы телефоннан өзіне керегін оқи алмай тұр, оны әкелетін желі де жоқ. Желі пайда болғанда қайта ашыңыз; белгілеріңіз бөлек сақталады және қалады.'
	},
	ru: {
		direction: 'ltr',
		lost: 'Shyraq сейчас не может прочесть с этого телефона то, что ему нужно, и сети, чтобы это получить, нет. Откройте снова, когда сеть появится; ваши пометки хранятся отдельно и останутся.'
	},
	fa: {
		direction: 'rtl',
		lost: 'Shyraq اکنون نمی‌تواند آنچه را نیاز دارد از این گوشی بخواند، و شبکه‌ای نیست که آن را بیاورد. هنگامی که شبکه بود دوباره بازش کنید؛ نشانه‌های شما جداگانه نگه داشته می‌شوند و می‌مانند.'
	}
};
