// Names of months and of time zones as feeds and pages write them, by their beginnings, with accents taken off.

/** A word without its accents, in lower case: the form in which all of these are compared. */
export function fold(word: string): string {
	return word.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replace(/ʼ|’/g, '');
}

/** Beginnings of the twelve months, a language a line; `|` parts forms of one month. */
const gregorian: readonly string[] = [
	// English, German, Dutch, Scandinavian, Indonesian
	'jan feb mar|mrt|maa apr may|mai|mei|maj jun jul aug|agu sep oct|okt nov dec|dez|des',
	// French
	'janv fev mars avr mai juin juil aou sept oct nov dec',
	// Spanish, Portuguese, Italian, Romanian, Catalan
	'ene|gen|ian|jane|gener feb|fev mar|marc apr|abr may|mai|mag giu|iun jul|iul|lug ago set|sep oct|out|ott nov|noi|noie dic|dez|dec|des',
	// Polish
	'sty lut marz|marc kwi maj cze lip sie wrz paz lis gru',
	// Czech and Slovak
	'led|janua uno|febru bre dub|apri kve|maj cervna|cerven|jun cervenc|jul srp|augu zar ri|rij lis|nove pro|dece',
	// Hungarian, Finnish
	'januar febru marci apri maju juni juli augu szept okto nove dece',
	'tammi helmi maalis huhti touko kesa heina elo syys loka marras joulu',
	// Turkish, Azerbaijani, Uzbek in Latin letters
	'oca|yan sub|fev mart nis|apr may haz|iyun tem|iyul agu|avq|avg eyl|sen eki|okt kas|noy ara|dek',
	// Russian and Bulgarian, Ukrainian
	'янв фев мар апр мая|маи июн|юни июл|юли авг сен|септ окт ноя|ноем дек',
	'сiч|січ лют бер кві|квi тра чер лип серп вер жовт лист груд',
	// Kazakh in both alphabets, Kyrgyz has Russian names
	'қаң|кан ақп|акп нау сәу|сау мам мау шіл|шил|шiл там қыр|кыр қаз|каз қар|кара жел',
	'qañ|qan aqp nau sau mam mausym shil tam qyr qaz qar jel',
	// Greek
	'ιαν φεβ μαρ απρ μαι ιουν ιουλ αυγ σεπ οκτ νοε δεκ',
	// Arabic of Egypt and of the Levant, Persian names of these months
	'يناير|جانفي فبراير|فيفري مارس ابريل|أبريل|افريل مايو|ماي يونيو|جوان يوليو|جويلية اغسطس|أغسطس|اوت سبتمبر اكتوبر|أكتوبر نوفمبر ديسمبر',
	'كانونالثاني شباط آذار|اذار نيسان أيار|ايار حزيران تموز آب أيلول|ايلول تشرينالأول|تشرينالاول تشرينالثاني كانونالأول|كانونالاول',
	'ژانویه فوریه مارس آوریل مه|می ژوئن ژوئیه|جولای اوت|آگوست سپتامبر اکتبر نوامبر دسامبر',
	// Hebrew
	'ינואר פברואר מרץ|מרס אפריל מאי יוני יולי אוגוסט ספטמבר אוקטובר נובמבר דצמבר'
];

/** Months of the Solar Hijri calendar, which Persian sites count by. */
const solar = 'فروردین اردیبهشت خرداد تیر مرداد|امرداد شهریور مهر آبان آذر دی بهمن اسفند';

function index(lines: readonly string[]): ReadonlyMap<string, number> {
	const months = new Map<string, number>();
	for (const line of lines) {
		for (const [at, forms] of line.split(' ').entries()) {
			for (const form of forms.split('|')) if (!months.has(fold(form))) months.set(fold(form), at + 1);
		}
	}
	return months;
}

const gregorianMonths = index(gregorian);
const solarMonths = index([solar]);

/** The month that a word names, 1 to 12, and the calendar; the longest beginning decides. */
export function monthOf(word: string): { month: number; isSolar: boolean } | undefined {
	const folded = fold(word).replace(/ي/g, 'ی');
	const inSolar = solarMonths.get(folded);
	if (inSolar !== undefined && fold(word) !== 'آذار') return { month: inSolar, isSolar: true };
	for (let length = Math.min(folded.length, 14); length >= 2; length--) {
		const month = gregorianMonths.get(folded.slice(0, length)) ?? gregorianMonths.get(fold(word).slice(0, length));
		if (month !== undefined) return { month, isSolar: false };
	}
	return undefined;
}

/** Minutes east of Greenwich by name (RFC 822, and those of the regions where feeds name theirs). */
const zones: Readonly<Record<string, number>> = {
	...{ z: 0, ut: 0, utc: 0, gmt: 0, wet: 0, west: 60, bst: 60, cet: 60, met: 60, mez: 60, wat: 60 },
	...{ cest: 120, mest: 120, mesz: 120, eet: 120, cat: 120, sast: 120, eest: 180, msk: 180, мск: 180, msd: 240 },
	...{ trt: 180, eat: 180, ast: -240, at: -240, adt: -180, irst: 210, irdt: 270, samt: 240, aft: 270, pkt: 300 },
	...{ uzt: 300, tjt: 300, tmt: 300, aqtt: 300, oral: 300, qyzt: 300, yekt: 300, almt: 360, kgt: 360, omst: 360 },
	...{ ist: 330, npt: 345, novt: 420, krat: 420, ict: 420, wib: 420, irkt: 480, hkt: 480, sgt: 480, awst: 480 },
	...{ yakt: 540, jst: 540, kst: 540, acst: 570, vlat: 600, aest: 600, aedt: 660, magt: 660, pett: 720, nzst: 720 },
	...{ nzdt: 780, est: -300, et: -300, edt: -240, cst: -360, ct: -360, cdt: -300, mst: -420, mt: -420, mdt: -360 },
	...{ pst: -480, pt: -480, pdt: -420, akst: -540, akdt: -480, hst: -600, brt: -180, art: -180, clt: -240, nst: -210 }
};

/** Minutes east of Greenwich of a zone's name; undefined where nobody calls one so. */
export function zoneOf(word: string): number | undefined {
	const plain = word.toLowerCase();
	return Object.hasOwn(zones, plain) ? zones[plain] : undefined;
}
