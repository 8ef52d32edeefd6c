// Sentences in many languages and the old encodings that each was written in, for the decoder.

/** A few sentences of news in one language: the first alone is a short text. */
export interface Letters {
	language: string;
	sentences: readonly [string, ...string[]];
	encodings: readonly string[];
}

export const letters: readonly Letters[] = [
	{
		language: 'ru',
		sentences: [
			'Связь в городе вернулась утром',
			'После трёх суток без интернета жители снова смогли позвонить родным. «Мы узнавали новости у соседей», — рассказала учительница. Власти не объяснили, почему отключили сеть, и не сказали, повторится ли это.'
		],
		encodings: ['windows-1251', 'koi8-r', 'ibm866', 'iso-8859-5', 'x-mac-cyrillic']
	},
	{
		language: 'kk',
		sentences: [
			'Қалада байланыс таңертең қайта қосылды',
			'Үш тәулік интернетсіз отырған тұрғындар туыстарына қоңырау шала алды. «Жаңалықты көршілерден естідік», — деді мұғалім. Әкімдік желінің неге өшірілгенін түсіндірмеді, өзгеріс бола ма, жоқ па, айтпады.'
		],
		encodings: ['kz-1048']
	},
	{
		language: 'uk',
		sentences: [
			'Зв’язок у місті повернувся вранці',
			'Після трьох діб без інтернету мешканці знову змогли подзвонити рідним. Її сусіди дізнавалися новини одне від одного, а влада не пояснила, чому мережу вимкнули.'
		],
		encodings: ['windows-1251', 'koi8-u']
	},
	{
		language: 'bg',
		sentences: [
			'Връзката в града се върна сутринта',
			'След три дни без интернет хората отново можаха да се обадят на близките си. Властите не обясниха защо мрежата е била изключена и дали това ще се повтори.'
		],
		encodings: ['windows-1251', 'iso-8859-5']
	},
	{
		language: 'zh',
		sentences: [
			'城市通信今天早上恢复',
			'断网三天以后，居民终于可以给家人打电话。一位老师说，他们只能从邻居那里听到新闻。政府没有说明为什么关闭网络，也没有说以后会不会再次发生。'
		],
		encodings: ['gb18030']
	},
	{
		language: 'zh',
		sentences: [
			'城市通信今天早上恢復',
			'斷網三天以後，居民終於可以給家人打電話。一位老師說，他們只能從鄰居那裡聽到新聞。政府沒有說明為什麼關閉網路，也沒有說以後會不會再次發生。'
		],
		encodings: ['big5']
	},
	{
		language: 'ja',
		sentences: [
			'市内の通信が今朝回復した',
			'三日間インターネットが使えなかった住民は、ようやく家族に電話をかけることができた。政府はなぜ回線を止めたのか、また同じことが起きるのかを説明していない。'
		],
		encodings: ['shift_jis', 'euc-jp']
	},
	{
		language: 'ko',
		sentences: [
			'도시의 통신이 오늘 아침 복구되었다',
			'사흘 동안 인터넷이 끊긴 주민들은 다시 가족에게 전화를 걸 수 있었다. 정부는 왜 통신망을 차단했는지, 같은 일이 또 일어날지 설명하지 않았다.'
		],
		encodings: ['euc-kr']
	},
	{
		language: 'ar',
		sentences: [
			'عادت الاتصالات إلى المدينة صباح اليوم',
			'بعد ثلاثة أيام بلا إنترنت تمكن السكان من الاتصال بأهلهم. قالت معلمة إنهم كانوا يسمعون الأخبار من الجيران، ولم تشرح السلطات سبب قطع الشبكة.'
		],
		encodings: ['windows-1256', 'iso-8859-6']
	},
	{
		language: 'fa',
		sentences: [
			'ارتباط شهر صبح امروز برگشت',
			'پس از سه روز بدون اينترنت، مردم توانستند به خانواده خود زنگ بزنند. معلم گفت که خبرها را از همسايه ها مي شنيدند و چيزي روشن نبود.'
		],
		encodings: ['windows-1256']
	},
	{
		language: 'el',
		sentences: [
			'Η σύνδεση στην πόλη επέστρεψε το πρωί',
			'Ύστερα από τρεις μέρες χωρίς διαδίκτυο οι κάτοικοι μπόρεσαν να τηλεφωνήσουν στους δικούς τους. Οι αρχές δεν εξήγησαν γιατί έκλεισε το δίκτυο.'
		],
		encodings: ['windows-1253', 'iso-8859-7']
	},
	{
		language: 'he',
		sentences: [
			'הקשר בעיר חזר הבוקר',
			'אחרי שלושה ימים בלי אינטרנט התושבים יכלו שוב להתקשר לבני המשפחה. הרשויות לא הסבירו מדוע נותקה הרשת ואם הדבר יקרה שוב.'
		],
		encodings: ['windows-1255']
	},
	{
		language: 'th',
		sentences: [
			'การสื่อสารในเมืองกลับมาแล้ว',
			'หลังจากไม่มีอินเทอร์เน็ตสามวัน ชาวบ้านโทรหาครอบครัวได้อีกครั้ง รัฐบาลไม่ได้อธิบายว่าทำไมจึงปิดเครือข่าย'
		],
		encodings: ['windows-874']
	},
	{
		language: 'fr',
		sentences: [
			'Le réseau est revenu en ville ce matin',
			'Après trois jours sans accès à Internet, les habitants ont pu téléphoner à leurs proches. Les autorités n’ont pas expliqué pourquoi il avait été coupé, ni où cela pourrait se répéter.'
		],
		encodings: ['windows-1252']
	},
	{
		language: 'de',
		sentences: [
			'Die Verbindung in der Stadt ist zurück',
			'Nach drei Tagen ohne Netz konnten die Bewohner endlich ihre Angehörigen anrufen. Die Behörden erklärten nicht, weshalb alles geschlossen wurde; später hieß es, man prüfe.'
		],
		encodings: ['windows-1252']
	},
	{
		language: 'es',
		sentences: [
			'La conexión volvió a la ciudad esta mañana',
			'Después de tres días sin red, los vecinos pudieron llamar a sus familias. ¿Por qué se cortó? Las autoridades no explicaron qué pasó ni si ocurrirá otra vez.'
		],
		encodings: ['windows-1252']
	},
	{
		language: 'pl',
		sentences: [
			'Łączność w mieście wróciła dziś rano',
			'Po trzech dniach bez sieci mieszkańcy znów mogli zadzwonić do bliskich. Władze nie wyjaśniły, dlaczego wyłączono internet i czy to się powtórzy; żródła milczą.'
		],
		encodings: ['windows-1250', 'iso-8859-2']
	},
	{
		language: 'cs',
		sentences: [
			'Spojení ve městě se ráno vrátilo',
			'Po třech dnech bez internetu mohli lidé opět zavolat svým blízkým. Úřady nevysvětlily, proč byla síť vypnuta, ani zda se to bude opakovat; žádný důvod není známý.'
		],
		encodings: ['windows-1250', 'iso-8859-2']
	},
	{
		language: 'tr',
		sentences: [
			'Şehirde iletişim bu sabah geri geldi',
			'Üç gün internetsiz kalan halk yeniden yakınlarını arayabildi. Yetkililer ağın neden kapatıldığını açıklamadı; aynısının olup olmayacağı da bilinmiyor.'
		],
		encodings: ['windows-1254']
	}
];
