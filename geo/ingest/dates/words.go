package dates

import (
	"strings"

	"golang.org/x/text/unicode/norm"
)

// The kinds of words, as they stand in a signature; see lex.go.
const (
	kindFiller  = 0   // "of", "the": says nothing
	kindMonth   = 'M' // n is its number
	kindWeekday = 'W' // n is 1 (Monday) to 7
	kindYear    = 'a' // "年": the number before it is a year
	kindInMonth = 'b' // "月"
	kindInDay   = 'c' // "日"
	kindToMonth = 'B' // "tháng": the number behind it is a month
	kindQuarter = 'q' // "Q", quarter
	kindHalf    = 'f' // "H", half
	kindRough   = 'r' // "early", "mid"
	kindEra     = 'e' // n is an era
	kindTo      = 't' // "to", "until": between two dates
	kindAnd     = '&' // "and"
	kindJoin    = 'x' // n is a join: "before", "since"
	kindClock   = 'p' // "am", "pm"
	kindHour    = 'o' // "h": the number before it is an hour
	kindMinute  = 'u' // "分": a minute or second
	kindAbout   = '=' // "circa"
	kindMaybe   = '?' // "possibly"
)

// word is what a word in a date means.
type word struct {
	kind byte
	n    int
}

// words are all that may stand in a date, in small letters and without dots.
// Words that are different months in different languages are left out.
var words = makeWords()

// monthNames are the months by language, full names and usual short ones.
var monthNames = []string{
	// English
	"january jan|february feb|march mar|april apr|may|june jun|july jul|august aug|september sep sept|october oct|november nov|december dec",
	// French
	"janvier janv|février fevrier févr fevr fév fev|mars|avril avr|mai|juin|juillet juil|août aout aoû|septembre|octobre|novembre|décembre decembre déc",
	// Spanish
	"enero ene|febrero|marzo|abril abr|mayo|junio|julio|agosto ago|septiembre setiembre|octubre|noviembre|diciembre dic",
	// Portuguese
	"janeiro|fevereiro|março marco|abril|maio|junho|julho|agosto|setembro set|outubro out|novembro|dezembro dez",
	// German
	"januar jänner jaenner jän|februar|märz maerz mär mrz|april|mai|juni|juli|august|september|oktober okt|november|dezember",
	// Italian
	"gennaio gen|febbraio|marzo|aprile|maggio mag|giugno giu|luglio lug|agosto|settembre|ottobre ott|novembre|dicembre",
	// Indonesian and Malay
	"januari|februari pebruari peb|maret mac|april|mei|juni|juli julai|agustus agu agt ags ogos|september|oktober|november nopember nop|desember disember des dis",
	// Thai
	"มกราคม มค|กุมภาพันธ์ กพ|มีนาคม มีค|เมษายน เมย|พฤษภาคม พค|มิถุนายน มิย|กรกฎาคม กค|สิงหาคม สค|กันยายน กย|ตุลาคม ตค|พฤศจิกายน พย|ธันวาคม ธค",
	// Khmer
	"មករា|កុម្ភៈ កុម្ភះ|មីនា|មេសា|ឧសភា|មិថុនា|កក្កដា|សីហា|កញ្ញា|តុលា|វិច្ឆិកា|ធ្នូ",
	// Lao
	"ມັງກອນ|ກຸມພາ|ມີນາ|ເມສາ|ພຶດສະພາ|ມິຖຸນາ|ກໍລະກົດ|ສິງຫາ|ກັນຍາ|ຕຸລາ|ພະຈິກ|ທັນວາ",
	// Burmese
	"ဇန်နဝါရီ|ဖေဖော်ဝါရီ|မတ်|ဧပြီ|မေ|ဇွန်|ဇူလိုင်|သြဂုတ် ဩဂုတ်|စက်တင်ဘာ|အောက်တိုဘာ|နိုဝင်ဘာ|ဒီဇင်ဘာ",
	// Russian
	"января январь янв|февраля февраль фев|марта март мар|апреля апрель апр|мая май|июня июнь июн|июля июль июл|августа август авг|сентября сентябрь сен сент|октября октябрь окт|ноября ноябрь ноя|декабря декабрь дек",
}

// weekdayNames are the days of the week from Monday, by language.
var weekdayNames = []string{
	"monday mon|tuesday tue tues|wednesday wed|thursday thu thur thurs|friday fri|saturday sat|sunday sun",
	"lundi lun|mardi|mercredi mer|jeudi jeu|vendredi ven|samedi sam|dimanche dim",
	"lunes|martes|miércoles miercoles mié|jueves jue|viernes vie|sábado sabado sáb|domingo dom",
	"montag|dienstag|mittwoch|donnerstag|freitag|samstag sonnabend|sonntag",
	"senin|selasa|rabu|kamis|jumat|sabtu|minggu",
	"วันจันทร์ที่ วันจันทร์|วันอังคารที่ วันอังคาร|วันพุธที่ วันพุธ|วันพฤหัสบดีที่ วันพฤหัสบดี|วันศุกร์ที่ วันศุกร์|วันเสาร์ที่ วันเสาร์|วันอาทิตย์ที่ วันอาทิตย์",
	"星期一 周一 週一 礼拜一 月曜日 월요일|星期二 周二 週二 火曜日 화요일|星期三 周三 週三 水曜日 수요일|星期四 周四 週四 木曜日 목요일|星期五 周五 週五 金曜日 금요일|星期六 周六 週六 土曜日 토요일|星期日 星期天 周日 週日 日曜日 일요일",
}

// otherWords are the rest: kind, number, words.
var otherWords = []struct {
	kind  byte
	n     int
	texts string
}{
	{kindFiller, 0, "of the on in at de del d le la el den der vom ngày ngay năm nam thứ วันที่ ที่ เดือน ปี ថ្ងៃទី ថ្ងៃ ខែ ឆ្នាំ ວັນທີ ເດືອນ ປີ pada tanggal tgl tarikh 第 г года"},
	{kindYear, 0, "年 년"},
	{kindInMonth, 0, "月 월"},
	{kindInDay, 0, "日 号 號 일"},
	{kindToMonth, 0, "tháng thang"},
	{kindQuarter, 0, "q qtr quarter quý trimestre trim t triwulan 季度 ไตรมาส ไตรมาสที่"},
	{kindHalf, 0, "half semester semestre"},
	{kindRough, 0, "early mid middle late end beginning start ต้นปี ปลายปี"},
	{kindTo, 0, "to until till through thru bis 至 到 ถึง đến hingga sampai hasta"},
	{kindAnd, 0, "and und et y e และ và dan"},
	{kindJoin, int(joinBefore), "before"},
	{kindJoin, int(joinAfter), "after"},
	{kindJoin, int(joinSince), "since"},
	{kindJoin, int(joinFrom), "from"},
	{kindJoin, int(joinBetween), "between"},
	{kindClock, 0, "am pm 上午 下午 早上 晚上 sa ch"},
	{kindHour, 0, "hrs hr h hours uhr น 时 時 点 點 시"},
	{kindMinute, 0, "分 秒 분 초"},
	{kindAbout, 0, "c ca circa about around approx approximately roughly vers sekitar khoảng ประมาณ 约 約 大约"},
	{kindMaybe, 0, "possibly probably perhaps"},
	{kindEra, int(eraCommon), "ad ce 公元 西元 西暦 คศ"},
	{kindEra, int(eraThai), "พศ"},
	{kindEra, int(eraBuddhist), "be ពស"},
	{kindEra, int(eraMinguo), "民國 民国 中華民國 中华民国"},
	{kindEra, int(eraReiwa), "令和"},
	{kindEra, int(eraHeisei), "平成"},
	{kindEra, int(eraShowa), "昭和"},
	{kindEra, int(eraNone), "bc bce"},
}

func makeWords() map[string]word {
	all := map[string]word{}
	add := func(kind byte, n int, texts string) {
		for text := range strings.FieldsSeq(texts) {
			all[norm.NFKC.String(text)] = word{kind, n}
		}
	}
	for _, group := range otherWords {
		add(group.kind, group.n, group.texts)
	}
	for i, names := range [][]string{weekdayNames, monthNames} {
		kind := []byte{kindWeekday, kindMonth}[i]
		for _, language := range names {
			n := 0
			for same := range strings.SplitSeq(language, "|") {
				n++
				add(kind, n, same)
			}
		}
	}
	return all
}

// prefixes stand before names of months without a blank.
var prefixes = []string{"ខែ", "เดือน", "ເດືອນ"}

// missing are cells that say that there is no date, in small letters.
var missing = map[string]bool{
	"": true, "-": true, "--": true, "---": true, "—": true, "–": true, ".": true, "?": true, "??": true, "...": true,
	"na": true, "n/a": true, "n.a.": true, "#n/a": true, "nan": true, "nat": true, "null": true, "nil": true, "none": true, `\n`: true,
	"unknown": true, "unk": true, "undated": true, "n.d.": true, "nd": true, "no date": true, "tbd": true, "tba": true, "not available": true, "not known": true, "missing": true,
	"s.d.": true, "s/d": true, "sin fecha": true, "desconocido": true, "inconnu": true, "unbekannt": true,
	"不详": true, "不詳": true, "未知": true, "ไม่ทราบ": true, "không rõ": true, "tidak diketahui": true,
	"0000-00-00": true, "0000-00-00 00:00:00": true, "00/00/0000": true, "00.00.0000": true, "0": true, "00000000": true,
}
