package main

import (
	"runtime/debug"
	"testing"
)

func TestVersionText(t *testing.T) {
	full := &debug.BuildInfo{GoVersion: "go1.26.0", Main: debug.Module{Version: "v0.1.0"}, Settings: []debug.BuildSetting{
		{Key: "vcs.revision", Value: "0123456789abcdef0123"}, {Key: "vcs.time", Value: "2026-01-02T03:04:05Z"}, {Key: "vcs.modified", Value: "true"}}}
	for want, info := range map[string]*debug.BuildInfo{
		"mapd v0.1.0 revision 0123456789ab of 2026-01-02T03:04:05Z (with changes) go1.26.0": full,
		"mapd (unknown) go1.26.0": {GoVersion: "go1.26.0"},
	} {
		if got := versionText(info); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
