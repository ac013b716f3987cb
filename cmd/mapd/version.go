package main

import (
	"fmt"
	"runtime/debug"
	"strings"

	"github.com/spf13/cobra"
)

func versionCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: "Say which build this is",
		Args:  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			info, ok := debug.ReadBuildInfo()
			if !ok {
				info = &debug.BuildInfo{}
			}
			_, err := fmt.Fprintln(cmd.OutOrStdout(), versionText(info))
			return err
		},
	}
}

// versionText says what the Go tool has noted in the program: version,
// revision, its time, whether there were changes on top, and Go's version.
func versionText(info *debug.BuildInfo) string {
	settings := map[string]string{}
	for _, s := range info.Settings {
		settings[s.Key] = s.Value
	}
	version := info.Main.Version
	if version == "" {
		version = "(unknown)"
	}
	text := []string{"mapd", version}
	if revision := settings["vcs.revision"]; revision != "" {
		text = append(text, "revision", revision[:min(12, len(revision))])
	}
	if at := settings["vcs.time"]; at != "" {
		text = append(text, "of", at)
	}
	if settings["vcs.modified"] == "true" {
		text = append(text, "(with changes)")
	}
	return strings.Join(append(text, info.GoVersion), " ")
}
