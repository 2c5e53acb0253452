#!/usr/bin/env python3
"""Writes guess.inc: what charset_guess.c weighs bytes with, in quarters of a bit.

LANGUAGES: letters of a language in falling order of frequency, and the encodings its pages come in. A letter of rank r is given the probability
c * exp(-r / (n / 3.5)); capitals, punctuation and all else share a fixed part. The weight of a byte is 4 * log2(128 p): how much likelier it is
in this language and encoding than among 128 bytes drawn blindly. FREQUENT: the characters most used in a language of many, by tiers.
Letter orders and character lists are common knowledge of these languages, written down for this project."""
import math
import pathlib
import unicodedata

from make_single_byte import CODECS, code_point

LANGUAGES = [  # language, letters, encodings
    ("en", "’—“”–‘\u00a0…£é•©®™", "windows-1252 macintosh"),
    ("fr", "éàèêçôîûùâïëœ", "windows-1252 macintosh"),
    ("de", "üäößé", "windows-1252 macintosh"),
    ("es", "óíáéñúü", "windows-1252 macintosh"),
    ("pt", "ãçáéíóêõúâôàü", "windows-1252 macintosh"),
    ("it", "àèéìòùî", "windows-1252 macintosh"),
    ("nl", "éëïóöüè", "windows-1252"),
    ("sv", "äåöéü", "windows-1252"),
    ("no", "øåæéöä", "windows-1252"),
    ("fi", "äöåé", "windows-1252"),
    ("is", "íáðþóúýéæö", "windows-1252"),
    ("ca", "àéèóíçòúïü", "windows-1252"),
    ("pl", "łąężóśćńź", "windows-1250 iso-8859-2"),
    ("cs", "íáéěřšžčýůúóňťď", "windows-1250 iso-8859-2"),
    ("sk", "áíéčžýľšúťôňäďóĺŕ", "windows-1250 iso-8859-2"),
    ("hu", "áéöóőíüúű", "windows-1250 iso-8859-2"),
    ("hr", "čšžćđ", "windows-1250 iso-8859-2"),
    ("ro", "ăîşţâé", "windows-1250 iso-8859-2"),
    ("sq", "ëç", "windows-1252"),
    ("xx", "éáíóúñçàèìòùâêîôûäëïöüãõåøæßœýðþšžÿ", "windows-1252"),  # names of many countries in one page
    ("tr", "ışüğçöİâîû", "windows-1254"),
    ("lt", "ėšųįžūąčę", "windows-1257"),
    ("lv", "āīēšūņļķžčģ", "windows-1257"),
    ("et", "äõüöšž", "windows-1257"),
    ("vi", "đươêôâă\u0301\u0300\u0323\u0309\u0303áàéèúùíó", "windows-1258"),
    ("el", "αοιετσνηυρπκμλςωάίδόγέχθήφβύξώζψϊ", "windows-1253 iso-8859-7"),
    ("ru", "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё", "windows-1251 koi8-r ibm866 iso-8859-5 x-mac-cyrillic"),
    ("uk", "оаинвіертслкудмпязьгбчхйцєжїюшщфґ", "windows-1251 koi8-u iso-8859-5 x-mac-cyrillic"),
    ("be", "аіенорыялсткдуўвмпзгьчбцйхжшёэюф", "windows-1251"),
    ("bg", "аоиетнрсвлкдпмзяугъбчйжщцхшюфь", "windows-1251"),
    ("sr", "аоиенјрстувдклмпзгбшчцжхћљњђфџ", "windows-1251"),
    ("mk", "аоиетнрсвкдлјмпузгбшчцжхќњѓљџфѕ", "windows-1251"),
    ("he", "יוהלארבתמשנעדקחםפכטזגצסןךףץ", "windows-1255"),
    ("ar", "اليمونرتبةعدسفهكقأحجشطصىخإذثئضءزغآؤظ", "windows-1256 iso-8859-6"),
    ("fa", "اينردمهتوسبلشكگزفعقخجحپطآچصضژغظذث", "windows-1256"),
    ("th", "านรอกเงมยว่้ัีทสตดป\u0e34ะคลจ\u0e33ห\u0e37พบแ\u0e38โไ\u0e47ช\u0e39\u0e4cใขผธณศซถภฐฉญ\u0e36ๆษฎฟ", "windows-874"),
]
PUNCTUATION = "\u00a0“”‘’„–—…«»·•°€£©®§№¿¡×´ºª\u00ad™½¼¾²³†‡‹›‚¢¥±µ¶÷"  # as often as text has it, in falling order
ALONE = {"it": "èÈ", "fr": "àôÀÔ", "pt": "éàóÉÀÓ", "ca": "iàé", "sv": "åöÅÖ", "no": "åøæÅ", "is": "íáÍÁ", "ro": "îşÎ"}  # letters that are a word
# How common pages in an encoding are, in bits, apart from what they hold.
PRIOR = {"windows-1252": 6, "windows-1251": 5, "windows-1250": 3, "koi8-r": 2, "macintosh": -5, "ibm866": -4, "iso-8859-5": -4, "x-mac-cyrillic": -6,
         "iso-8859-6": -4, "windows-1258": -8}
CAPITALS, MARKS = 0.06, 0.08
STRANGE_LETTER, STRANGE_MARK, NOTHING = -9.0, -10.0, -14.0  # bits

FREQUENT = {
    "EUC_KR": ("cp949", [
        "이다는에의가을로하고지한도사기대를서인은정",
        "자시어해일나리원아부라스과수보제전상국장관들으만비공조그있주안성동구민여진개선게경면신미화와회생연위무적되",
        "며까것소오내세우했방년까월치발체당결계식유마할요교산려중호실강재등달군업문거바속학차남북평말통최터음심니반각포외물트노모습니까르드들분타입출러피판네없법김박양명단직점작영현입특집씨"]),
    "GB18030": ("gb18030", [
        "的一是不了在人有我他这中大来上国",
        "个到说们为子和你地出道也时年得就那要下以生会自着去之过家学对可里后小么心多天而能好都然没日于起还发成事只作当想看文无开手十用主行方又如前所本见经头面公同三已老从动两长知",
        "民样现分将外但身些与高意进把法此实回二理美点月明其种声全工己话儿者向情部正名定女问力机给等几很业最间新什打便位因重被走电四第门相次东政海口使教西再平真听世气信北少关并内加化由却代军产入先山五太水万市眼体别处总才场师书比住员九笑性通目华报立马命张活难神数件安表原车白应路期叫死常提感金何更反合放做系计或司利受光王果亲界及今京务制解各任至清物台象记边共风战干接它许八特觉望直服毛林题建南度统色字请交爱让认算论百吃义科怎元社术结六功指思非流每青管夫连远资队跟带花快条院变联言权往展该领传近留红治决周保达办运武半候七必城父强步完革深区即求品士转量空甚众技轻程告江语英基派满式李息写呢识极令黄德收脸钱党倒未持取设始版双历越史商千片容研像找友孩站广改议形委早房音火际则首单据导影失拿网香似斯专石若兵弟谁校读志飞观争究包组造落视济喜离虽坏"]),
    "BIG5": ("big5", [
        "的一是不了在人有我他這中大來上國",
        "個到說們為子和你地出道也時年得就那要下以生會自著去之過家學對可裡後小麼心多天而能好都然沒日於起還發成事只作當想看文無開手十用主行方又如前所本見經頭面公同三已老從動兩長知",
        "民樣現分將外但身些與高意進把法此實回二理美點月明其種聲全工己話兒者向情部正名定女問力機給等幾很業最間新什打便位因重被走電四第門相次東政海口使教西再平真聽世氣信北少關並內加化由卻代軍產入先山五太水萬市眼體別處總才場師書比住員九笑性通目華報立馬命張活難神數件安表原車白應路期叫死常提感金何更反合放做系計或司利受光王果親界及今京務制解各任至清物台象記邊共風戰幹接它許八特覺望直服毛林題建南度統色字請交愛讓認算論百吃義科怎元社術結六功指思非流每青管夫連遠資隊跟帶花快條院變聯言權往展該領傳近留紅治決周保達辦運武半候七必城父強步完革深區即求品士轉量空甚眾技輕程告江語英基派滿式李息寫呢識極令黃德收臉錢黨倒未持取設始版雙歷越史商千片容研像找友孩站廣改議形委早房音火際則首單據導影失拿網香似斯專石若兵弟誰校讀志飛觀爭究包組造落視濟喜離雖壞灣臺"]),
    "EUC_JP": ("euc_jp", ["", "日本人年大国会中一者事上出分生月同行時東京合社場田自間", "市部長高地円政民方的前新発後学対内議業選内女全体実戦定今最金関氏党通相県首都経調法回表現小第約問立主代力員物開見明理野山電気手動入北川区強教文者二三五十目度家下化万米来報連保"]),
    "SHIFT_JIS": ("cp932", ["", "日本人年大国会中一者事上出分生月同行時東京合社場田自間", "市部長高地円政民方的前新発後学対内議業選内女全体実戦定今最金関氏党通相県首都経調法回表現小第約問立主代力員物開見明理野山電気手動入北川区強教文者二三五十目度家下化万米来報連保"]),
}
TIERS = (30, 25, 20)  # quarters of a bit


def quarters(bits):
    return max(-127, min(127, round(4 * bits)))


def weights(lang, letters, encoding):
    """The weights of bytes 0x80 to 0xFF; letters given as capitals are text all in capitals."""
    n = len(letters)
    many = lang == "xx"
    raw = [1.0 if many else math.exp(-r / (max(n, 4) / 3.5)) for r in range(n)]
    marks, capitals = (0.4, 0.15) if many else (MARKS, CAPITALS)
    p = {}
    for c, w in zip(letters, raw):
        p[c] = p.get(c, 0) + w / sum(raw) * (1 - marks - capitals)
        if len(c.swapcase()) == 1 and c.swapcase() not in letters:
            p[c.swapcase()] = w / sum(raw) * capitals
    total = sum(1 / (r + (12 if many else 2)) for r in range(len(PUNCTUATION)))
    for r, c in enumerate(PUNCTUATION):
        p[c] = p.get(c, 0) + marks / (r + (12 if many else 2)) / total
    out = []
    for b in range(0x80, 0x100):
        c = chr(code_point(encoding, CODECS[encoding], b))
        if c in p:
            out.append(quarters(math.log2(128 * p[c])))
        elif c == "\ufffd" or 0x80 <= ord(c) < 0xA0:
            out.append(quarters(NOTHING))
        else:
            out.append(quarters(STRANGE_LETTER if unicodedata.category(c)[0] in "LM" else STRANGE_MARK))
    return out


def kind(encoding, b):
    c = chr(code_point(encoding, CODECS[encoding], b))
    if c in "\u00a0\u00ad·’‘–—…":
        return "j"
    category = unicodedata.category(c)
    return {"Ll": "l", "Lu": "u", "Lo": "o", "Mn": "o"}.get(category, "-")


out = ["/* guess.inc: written by make_guess.py: what charset_guess.c weighs bytes with. Orders of letters and lists of characters were written down for",
       "** this project. Weights are quarters of a bit. */", ""]
LANGUAGES += [(lang, "".join(dict.fromkeys(letters.replace("ς", "").upper())), encodings) for lang, letters, encodings in LANGUAGES
              if lang in ("el", "ru", "uk", "be", "bg", "sr", "mk")]
used = sorted({e for _, _, es in LANGUAGES for e in es.split()})
out.append("/* How the bytes 0x80 to 0xFF stand in a word: l lower case, u upper case, o a letter without case, j a mark that\n** may stand between letters, - another mark. */")
for e in used:
    text = "".join(kind(e, b) for b in range(0x80, 0x100))
    out.append(f"static const char KIND_{e.replace('-', '_').upper()}[] =\n    \"{text[:64]}\"\n    \"{text[64:]}\";")
out += ["", "static const profile PROFILES[] = {"]
rows = []
for lang, letters, encodings in LANGUAGES:
    for e in encodings.split():  # where two fit alike the first wins: windows-1252, then the other windows ones
        rows.append((used.index(e) + (0 if e == "windows-1252" else 100 if e.startswith("windows") else 200), e, lang, weights(lang, letters, e), not any(0x36F < ord(c) < 0x2000 for c in letters), letters[0].isupper()))
for _, e, lang, w, latin, capitals in sorted(rows, key=lambda r: r[0]):
    alone = "".join(f"\\x{b:02X}" for b in range(0x80, 0x100) if chr(code_point(e, CODECS[e], b)) in ALONE.get(lang, ""))
    prior = 4 * (PRIOR.get(e, 0) - 8 * capitals - 14 * (lang == "xx"))
    kinds = "KIND_" + e.replace("-", "_").upper()
    out.append(f'    {{"{e}", "{lang}", {kinds}, "{alone}", {prior}, {str(latin).lower()},')
    out += ["     " + ("{" if i == 0 else " ") + ", ".join(map(str, w[i:i + 32])) + (",", "}},")[i == 96] for i in range(0, 128, 32)]
out += ["};", ""]
for name, (codec, tiers) in FREQUENT.items():
    seen = {}
    for tier, text in zip(TIERS, tiers):
        for c in text:
            try:
                code = c.encode(codec)
            except UnicodeEncodeError:
                continue
            if len(code) == 2:
                seen.setdefault(code[0] << 8 | code[1], tier)
    items = [f"{{0x{k:04X}, {v}}}" for k, v in sorted(seen.items())]
    out.append(f"static const frequent FREQUENT_{name}[] = {{")
    out += ["    " + ", ".join(items[i:i + 8]) + "," for i in range(0, len(items), 8)]
    out.append("};")
pathlib.Path(__file__).with_name("guess.inc").write_text("\n".join(out) + "\n")
