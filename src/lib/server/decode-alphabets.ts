// Letters by which text in each of the old encodings is known: common ones, usual ones, and what cannot be.

/** KZ-1048 has no name in the Encoding standard. */
export const kz1048Name = 'kz-1048';

/** What an encoding is for: letters that are common in its languages, others that are usual there, and the languages (BCP 47). */
export interface Alphabet {
	label: string;
	common: RegExp;
	usual: RegExp;
	languages: string;
	/** Without a third of these no text is of this script; those of another one read in it have fewer. */
	vowels?: RegExp;
	/** Letters of one small language only, which are more often another's, read wrongly. */
	rare?: RegExp;
	/** What the script's spelling forbids: a final letter inside a word, a sign without its consonant. */
	odd?: RegExp;
	/** Latin letters stand among ASCII letters; those of other scripts never do. */
	isLatin?: true;
}

export const cyrillic = {
	common: /[аәеоөиінтсрвлкқмдпуұыгғңьяй]/g,
	usual: /[а-яёіїєґўјљњћђџА-ЯІҚҒӘӨҮҰҢҺүһЎЄЇҐ]/g,
	vowels: /[аәеёиіоөуұүыэюяєїў]/gi,
	odd: /(?<!\p{L})[ьъы]|[бвгджзйклмнпрстфхцчшщ]{5}/gu,
	languages: 'ru uk be bg kk sr mk ky tg'
};
const han =
	/[的一是不了在人有我他这大来上个国说们为子和你地出道也时年得就那要下以生会自着去之过家学对可里后小么心多天而能好都然没日于起还发成事只作当想看文无开手十用主行方又如前所本见经头面公同三已老从动两长知民样现分将外但身些与高意进把法此实回二理美点月明其种声全工己话儿者向情部正名定女问力机给等几很业最间新什打便位因重被走电四第门相次东政海口使教西再平真听世气信北少关并内加化由却代军产入先山五太水万市新闻通北京]/g;
const hanTraditional =
	/[的一是不了在人有我他這大來上個國說們為子和你地出道也時年得就那要下以生會自著去之過家學對可裡後小麼心多天而能好都然沒日於起還發成事只作當想看文無開手十用主行方又如前所本見經頭面公同三已老從動兩長知民樣現分將外但身些與高意進把法此實回二理美點月明其種聲全工己話兒者向情部正名定女問力機給等幾很業最間新什打便位因重被走電四第門相次東政海口使教西再平真聽世氣信北少關並內加化由卻代軍產入先山五太水萬市聞通]/g;
const japanese = {
	common: /[ぁ-んァ-ヶー一日本人年大国会中出時行月分後前生見上者名間事社手東市新今回通信]/g,
	usual: /\p{Script=Han}/gu,
	languages: 'ja'
};
const arabic = {
	common: /[اأإآلمنيىهورتبدعسفكقحةجیک]/g,
	usual: /[ء-ْپچژگ]/g,
	odd: /[ةى](?=[ء-ي])|(?<![ء-ي])[ةىئؤ]/g,
	languages: 'ar fa ur'
};
export const greek = {
	common: /[αεοιτνσηρςπκυλμάέήίόύώ]/g,
	usual: /[Ά-ώ]/g,
	odd: /ς\p{L}|σ(?!\p{L})|[ΐάέήίΰόύώ]\p{L}{0,20}[ΐάέήίΰόύώ]/gu,
	languages: 'el'
};
export const hebrew = {
	common: /[אבדהוילמנרשתםן]/g,
	usual: /[א-ת]/g,
	odd: /[םןךףץ](?=[א-ת])|[מנצ](?![א-ת])/g,
	languages: 'he yi'
};
const thai = {
	common: /[กขคงจชดตทนบปผพมยรลวสหอะัาิีืุูเแไ่้์]/g,
	usual: /[\u0e01-\u0e4e]/g,
	odd: /[ะ-ฺ็-๎](?=[็ะ-ฺ])|[เ-ไ](?![ก-ฮ])|[๐-๙](?=[ก-๎])/g,
	languages: 'th'
};

/** Likelier ones first: of two that read equally well the first is taken. */
export const alphabets: readonly Alphabet[] = [
	{
		label: 'windows-1252',
		common: /[éèàçêâîôûëïüöäßñóíáúãõåøæœÉÖÜÄ]/g,
		usual: /[À-ÏÑ-ÖØ-ÜßÀ-ïñ-öø-üÿ¿¡ªº]/g,
		rare: /[þðýÞÐÝ]/g,
		languages: 'en fr de es pt it nl sv da nb no fi is ca',
		isLatin: true
	},
	{ label: 'windows-1251', ...cyrillic },
	{ label: 'koi8-u', ...cyrillic },
	{ label: 'ibm866', ...cyrillic },
	{ label: 'iso-8859-5', ...cyrillic },
	{ label: 'x-mac-cyrillic', ...cyrillic },
	{ label: kz1048Name, ...cyrillic },
	{ label: 'gb18030', common: han, usual: /\p{Script=Han}/gu, languages: 'zh' },
	{ label: 'shift_jis', ...japanese },
	{ label: 'euc-jp', ...japanese },
	{
		label: 'euc-kr',
		common:
			/[이다는의에을를은가고한지로기도사인서하자대어리시나수일정그제부보전해장원국주신회과관공스여라으들적구아조상성동중]/g,
		usual: /[가-힣]/g,
		languages: 'ko'
	},
	{ label: 'big5', common: hanTraditional, usual: /\p{Script=Han}/gu, languages: 'zh' },
	{ label: 'windows-1254', common: /[ğışöüçİâîû]/g, usual: /[À-şĞ]/g, languages: 'tr az', isLatin: true },
	{
		label: 'windows-1250',
		common: /[ąćęłńśźżáéíóúýčďěňřšťůžőűöüăâîşţŁŚŻČŘŠŽ]/g,
		usual: /[Á-ž]/g,
		languages: 'pl cs sk hu sl hr ro bs sq',
		isLatin: true
	},
	{
		label: 'iso-8859-2',
		common: /[ąćęłńśźżáéíóúýčďěňřšťůžőűöüăâîşţŁŚŻČŘŠŽ]/g,
		usual: /[Á-ž]/g,
		languages: 'pl cs sk hu sl hr ro bs sq',
		isLatin: true
	},
	{
		label: 'windows-1257',
		common: /[āčēģīķļņšūžąęėįųõäöü]/g,
		usual: /[Ä-ž]/g,
		languages: 'lv lt et',
		isLatin: true
	},
	{ label: 'windows-1256', ...arabic },
	{ label: 'iso-8859-6', ...arabic },
	{ label: 'windows-1253', ...greek },
	{ label: 'windows-1255', ...hebrew },
	{ label: 'windows-874', ...thai },
	{
		label: 'windows-1258',
		common: /[àáâãèéêìíòóôõùúýăđơư\u0300\u0301\u0303\u0309\u0323]/g,
		usual: /(?!)/g,
		languages: 'vi',
		isLatin: true
	}
];
