package fold

import (
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

func TestText(t *testing.T) {
	for text, want := range map[string]string{
		"":               "",
		" -- ":           "",
		"Ta'ang  Army":   "taang army",
		"ﬁnance Ⅻ":       "finance xii",
		"Đặng Œuvre ß":   "dang oeuvre ss",
		"İstanbul ı":     "istanbul i",
		"Svay Riĕng":     "svay rieng",
		"كِتَاب":         "كتاب",
		"KK园区2号":         "kk 园区 2 号",
		"KK園區":           "kk 园区",
		"緬甸妙瓦底 — 東美園區":   "缅甸妙瓦底 东美园区",
		"臺北 台北":          "台北 台北",
		"乾":              "干", // the usual one of two
		"ブ\u200bラ":       "フ\u3099ラ",
		"កម្ពុជា\u200bA": "កម្ពុជា a",
		"ព\u17d2រ":       "ព\u17d2រ",
		"ខេត្ត\u17b4កោះ": "ខេត្តកោះ",
		"แม่สอด":         "แม่สอด",
		"มြ\u200d":       "มြ",
		"e\u0301-a":      "e a",
		"\xff\xfea":      "a",
	} {
		if got := Text(text); got != want {
			t.Errorf("%q folds to %q, want %q", text, got, want)
		}
	}
}

func TestRunsKnowTheirSource(t *testing.T) {
	text := "Đà Nẵng 園區"
	var got []string
	for _, r := range Runs(text) {
		at := r.Source(0, len(r.Text))
		got = append(got, text[at[0]:at[1]])
	}
	if s := strings.Join(got, "|"); s != "Đà|Nẵng|園區" {
		t.Error(s)
	}
}

func TestFolderIsUsedAgain(t *testing.T) {
	f := Folder{located: true}
	for range 2 {
		f.Reset()
		f.Read("Mong")
		f.Read("La")
		if s := f.Spans(); string(f.Letters()) != "mongla" || len(s) != 2 || s[1] != (Span{Start: 4, End: 6}) || len(f.from) != 6 {
			t.Errorf("%q %v %v", f.Letters(), s, f.from)
		}
	}
}

func TestSimplifiedTable(t *testing.T) {
	table := simplified()
	if len(table) != 3222 {
		t.Errorf("%d characters", len(table))
	}
	for from, to := range table {
		if from < firstHan || to < firstHan || from == to {
			t.Errorf("%c becomes %c", from, to)
		}
	}
}

func FuzzRuns(f *testing.F) {
	for _, text := range []string{"sihan", "KK Park", "西哈努可港", "ព្រះសហនុ", "မြဝတီ", "đà nẵng", "\xff", "a\u0301\u0301", "ﷺ", "ﬃ", "䧢䧢"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		var words []string
		for _, r := range Runs(text) {
			if r.Text == "" || !utf8.ValidString(r.Text) || len(r.From) != len(r.Text) || len(r.To) != len(r.Text) || int(r.To[len(r.To)-1]) > len(text) {
				t.Errorf("%q folds to %+v", text, r)
			}
			words = append(words, r.Text)
		}
		if folded := Text(text); folded != strings.Join(words, " ") {
			t.Errorf("%q folds to %q, its runs are %q", text, folded, words)
		}
	})
}

func BenchmarkText(b *testing.B) {
	for name, text := range map[string]string{"latin": "Krong Preah Sihanouk", "accents": "Thành phố Đà Nẵng", "han": "金三角經濟特區"} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				Text(text)
			}
		})
	}
}

// TestPlainLetters compares the table of ASCII with the way of all others.
func TestPlainLetters(t *testing.T) {
	for first := range utf8.RuneSelf {
		for second := range utf8.RuneSelf {
			text := string([]byte{'x', byte(first), byte(second), 'Y'})
			quick, slow := Folder{located: true}, Folder{located: true}
			quick.Read(text)
			slow.readMarked(&norm.Iter{}, text, 0)
			if !reflect.DeepEqual(quick.Letters(), slow.Letters()) || !reflect.DeepEqual(quick.Spans(), slow.Spans()) || !reflect.DeepEqual(quick.from, slow.from) || !reflect.DeepEqual(quick.to, slow.to) {
				t.Fatalf("%q: %q %v, want %q %v", text, quick.Letters(), quick.Spans(), slow.Letters(), slow.Spans())
			}
		}
	}
}
