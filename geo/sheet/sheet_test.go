package sheet_test

import (
	"strings"
	"testing"

	"github.com/mapd/mapd/geo/sheet"
)

func TestGuard(t *testing.T) {
	for s, want := range map[string]string{
		"":             "",
		"plain":        "plain",
		"it's":         "it's",
		"'quoted'":     "'quoted'",
		"=1+1":         "'=1+1",
		"+1":           "'+1",
		"-1":           "'-1",
		"@SUM(A1)":     "'@SUM(A1)",
		"  =1":         "'  =1",
		"\t=1":         "'\t=1",
		"\rx":          "'\rx",
		"＝1":           "'＝1",
		"'=1":          "''=1",
		"''=1":         "'''=1",
		"\xff":         "\xff",
		"a=b":          "a=b",
		"\u202E=1":     "\u202E=1",
		"[\"=1\"]":     "[\"=1\"]",
		" \u00A0=cmd|": "' \u00A0=cmd|",
	} {
		got := sheet.Guard(s)
		if got != want {
			t.Errorf("%q becomes %q, want %q", s, got, want)
		}
		if back := sheet.Unguard(got); back != s {
			t.Errorf("%q comes back as %q", s, back)
		}
	}
}

func FuzzGuard(f *testing.F) {
	for _, s := range []string{"=1", "'=1", " +", "x", "''", "\t"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		guarded := sheet.Guard(s)
		if sheet.Unguard(guarded) != s {
			t.Errorf("%q comes back as %q", s, sheet.Unguard(guarded))
		}
		if guarded != "" && strings.IndexByte("=+-@\t\r\n", guarded[0]) >= 0 {
			t.Errorf("%q would still be run", guarded)
		}
	})
}
