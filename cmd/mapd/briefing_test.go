package main

import (
	"encoding/json"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/web"
)

func TestBriefingsAreListedAndShown(t *testing.T) {
	store := seeded(t)
	out, _, code := runs("briefing", "list", "--store", store)
	if code != exitDone || !strings.Contains(out, "whole-story") || !strings.Contains(out, "TITLE") {
		t.Errorf("list: %d\n%s", code, out)
	}
	out, _, code = runs("briefing", "show", "whole-story", "--store", store)
	var b geo.Briefing
	if err := json.Unmarshal([]byte(out), &b); err != nil || code != exitDone || b.ID != "whole-story" || b.DataVersion == 0 || len(b.Scenes) == 0 {
		t.Errorf("show: %d, %v\n%.300s", code, err, out)
	}
	for _, args := range [][]string{{"briefing", "show", "nothing"}, {"briefing", "export", "nothing", "--out", "-"}} {
		if _, built := fs.Stat(web.Page(), "onefile/page.js"); args[1] == "export" && built != nil {
			continue
		}
		if _, told, code := runs(append(args, "--store", store)...); code != exitNotDone || !strings.Contains(told, `no briefing "nothing"; mapd briefing list`) {
			t.Errorf("%v: %d %s", args, code, told)
		}
	}
}

// TestBriefingIsExported writes a file where the program has its page, and asks
// for the page where it has none.
func TestBriefingIsExported(t *testing.T) {
	store, folder := seeded(t), t.TempDir()
	to := filepath.Join(folder, "talk.html")
	_, told, code := runs("briefing", "export", "whole-story", "--store", store, "--out", to)
	if _, err := fs.Stat(web.Page(), "onefile/page.js"); err != nil {
		if _, err := os.Stat(to); code != exitNotDone || !strings.Contains(told, "make") || err == nil {
			t.Errorf("without the page: %d %s (%v)", code, told, err)
		}
		return
	}
	first, err := os.ReadFile(to)
	if err != nil || code != exitDone || !strings.Contains(told, "data version 1") {
		t.Fatalf("export: %d %s (%v)", code, told, err)
	}
	if size := len(first); size < 700_000 || size > 1_200_000 {
		t.Errorf("the file has %d bytes, want about a million", size)
	}
	if out, _, _ := runs("briefing", "export", "whole-story", "--store", store, "--out", "-"); out != string(first) {
		t.Error("written again it has other bytes")
	}
	if left, err := os.ReadDir(folder); err != nil || len(left) != 1 {
		t.Errorf("the folder has %v (%v)", left, err)
	}
	if _, told, code := runs("briefing", "export", "whole-story", "--store", store, "--out", filepath.Join(folder, "no", "such.html")); code != exitNotDone {
		t.Errorf("into a folder that is not there: %d %s", code, told)
	}
}
