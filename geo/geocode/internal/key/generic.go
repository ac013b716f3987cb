package key

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/mapd/mapd/geo/fold"
)

// Sort is what sort of place a generic word speaks of.
type Sort uint8

// The sorts of places that generic words tell apart.
const (
	Any Sort = iota
	Country
	Province // a first-level division: province, state, region
	District // a division below that
	Settlement
	Zone // a special zone, an estate, a compound
)

// leading and trailing are the generic words that may stand before and behind
// a name in scripts with breaks between words; what may stand behind may stand
// before with "of", too. Words that say nothing of the sort are of the sort Any.
var (
	leading = phrases(map[Sort]string{
		Any:      "the, ban, pulau",
		Country:  "republic of, kingdom of, union of, peoples republic of, republic of the union of",
		Province: "changwat, khaet, khet, khett, khoueng, tinh, provinsi, propinsi, negeri, lalawigan ng, จ",
		District: "amphoe, srok, khan, huyen, quan, kabupaten, kecamatan, อ",
		Settlement: "krong, muang, mueang, thanh pho, thi xa, thi tran, " +
			"kota, lungsod ng, bayan ng, thesaban, thesaban nakhon, thesaban mueang, thesaban tambon, tambon, khum, sangkat, ต",
	})
	trailing = phrases(map[Sort]string{
		Any:      "and, area, capital",
		Province: "province, state, region, division, sheng, lalawigan",
		District: "district, county, prefecture, township, xian, qu, self administered zone, self administered division",
		Settlement: "city, town, municipality, village, shi, zhen, xiang, city municipality, capital city, " +
			"component city, cho, myo",
		Zone: "special economic zone, economic zone, economic special zone, special zone, sez, freeport zone, " +
			"free port zone, freeport, free zone, industrial park, industrial zone, industrial estate, " +
			"science and technology park, compound, complex",
	})
)

// prefixes and suffixes are the generic words that begin and end a run of a
// script without breaks.
var (
	prefixes = phrases(map[Sort]string{
		Any:        "บ้าน, ບ້ານ, ភូមិ",
		Country:    "ประเทศ, ປະເທດ, ប្រទេស",
		Province:   "จังหวัด, ແຂວງ, ខេត្ត, រាជធានី",
		District:   "อำเภอ, เขต, ស្រុក, ខណ្ឌ, ຕາແສງ",
		Settlement: "เทศบาลนคร, เทศบาลเมือง, เทศบาลตำบล, ตำบล, เมือง, ເມືອງ, ក្រុង, ឃុំ, សង្កាត់, ទីក្រុង, ទីរួមខេត្ត",
		Zone:       "เขตเศรษฐกิจพิเศษ, ເຂດເສດຖະກິດພິເສດ, តំបន់សេដ្ឋកិច្ចពិសេស",
	})
	suffixes = phrases(map[Sort]string{
		Any:        "地区, 港口",
		Country:    "共和国, 王国, နိုင်ငံ",
		Province:   "省, 州, 邦, 府, 自治区, 特别行政区, 直辖市, ပြည်နယ်, တိုင်းဒေသကြီး, တိုင်း",
		District:   "县, 区, 郡, 自治州, 自治县, 地带, 自治地带, ခရိုင်, မြို့နယ်",
		Settlement: "市, 镇, 乡, 村, 市区, 镇区, 县城, မြို့",
		Zone:       "经济特区, 特别经济区, 特区, 经济区, 自由港, 自由港区, 自贸区, 园区, 工业园, 工业区, 科技园, 开发区",
	})
)

// least is how many letters a name keeps at least that loses generic words;
// leastHan if they are Han characters.
const (
	least    = 3
	leastHan = 2
)

// mostWords is the number of words of the longest generic phrase.
const mostWords = 5

// phrases reads lists of phrases between commas and returns the sort of each
// by its folded words, with a blank between them.
func phrases(lists map[Sort]string) map[string]Sort {
	sorts := map[string]Sort{}
	for sort, list := range lists {
		for text := range strings.SplitSeq(list, ",") {
			sorts[fold.Text(text)] = sort
		}
	}
	return sorts
}

// split leaves the generic words out of a name, from behind and from the
// front, as long as enough of it remains. The sort is that of the first of
// them that has one.
func split(words []string) (core []string, sort Sort) {
	core = words
	for !isGeneric(core) {
		rest, s, ok := cutBehind(core)
		if !ok {
			rest, s, ok = cutFront(core)
		}
		if !ok {
			return core, sort
		}
		core = rest
		if sort == Any {
			sort = s
		}
	}
	return core, sort
}

// cutBehind leaves out one generic phrase at the end.
func cutBehind(words []string) ([]string, Sort, bool) {
	for n := min(mostWords, len(words)-1); n > 0; n-- {
		rest := words[:len(words)-n]
		if sort, ok := trailing[strings.Join(words[len(words)-n:], " ")]; ok && enough(rest) {
			return rest, sort, true
		}
	}
	if len(words) == 0 {
		return words, Any, false
	}
	last := words[len(words)-1]
	for i := range last {
		sort, ok := suffixes[last[i:]]
		if !ok || strings.HasSuffix(last[:i], stacking) {
			continue
		}
		rest := with(words[:len(words)-1], last[:i], nil)
		return rest, sort, enough(rest)
	}
	return words, Any, false
}

// stacking joins a Burmese letter to the one below it.
const stacking = "\u1039"

// cutFront leaves out one generic phrase at the beginning.
func cutFront(words []string) ([]string, Sort, bool) {
	for n := min(mostWords, len(words)-1); n > 0; n-- {
		sort, ok := leading[strings.Join(words[:n], " ")]
		if !ok && words[n-1] == "of" {
			sort, ok = trailing[strings.Join(words[:n-1], " ")]
		}
		if ok && enough(words[n:]) {
			return words[n:], sort, true
		}
	}
	if len(words) == 0 {
		return words, Any, false
	}
	for i := len(words[0]); i > 0; i = before(words[0], i) {
		next, _ := utf8.DecodeRuneInString(words[0][i:])
		sort, ok := prefixes[words[0][:i]]
		if !ok || unicode.Is(unicode.M, next) {
			continue
		}
		rest := with(nil, words[0][i:], words[1:])
		return rest, sort, enough(rest)
	}
	return words, Any, false
}

// before returns where the rune begins that ends at byte i.
func before(text string, i int) int {
	_, n := utf8.DecodeLastRuneInString(text[:i])
	return i - n
}

// with returns the words with another one between them, unless it is empty.
func with(front []string, word string, behind []string) []string {
	if word == "" {
		return slices.Concat(front, behind)
	}
	return slices.Concat(front, []string{word}, behind)
}

// enough reports whether the words are more than a generic one and have the
// letters that a name needs.
func enough(words []string) bool {
	letters, han := 0, false
	for _, w := range words {
		for _, r := range w {
			letters++
			han = han || unicode.Is(unicode.Han, r)
		}
	}
	return (letters >= least || han && letters >= leastHan) && !isGeneric(words)
}

// isGeneric reports whether the words are one generic phrase and nothing else.
func isGeneric(words []string) bool {
	phrase := strings.Join(words, " ")
	for _, generic := range []map[string]Sort{leading, trailing, prefixes, suffixes} {
		if _, ok := generic[phrase]; ok {
			return true
		}
	}
	return false
}
