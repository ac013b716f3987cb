package main

import (
	"cmp"
	"context"
	"fmt"
	"net"
	"net/http"
	"os"
	"time"

	"github.com/spf13/cobra"
)

const healthHelp = `Ask the mapd on this machine whether it is up, for the health checks of
containers, whose image holds no other program. The exit code is 0 if it is.

It is up, too, while its database is away: then it serves the last data.`

func healthCommand() *cobra.Command {
	var listen string
	cmd := &cobra.Command{
		Use:   "health",
		Short: "Ask whether mapd is up",
		Long:  healthHelp,
		Args:  cobra.NoArgs,
		RunE:  func(cmd *cobra.Command, _ []string) error { return checkHealth(cmd.Context(), listen) },
	}
	cmd.Flags().StringVar(&listen, "listen", cmp.Or(os.Getenv("MAPD_LISTEN"), "127.0.0.1:8080"),
		"address that mapd serve listens on (environment: MAPD_LISTEN)")
	return cmd
}

func checkHealth(ctx context.Context, listen string) error {
	host, port, err := net.SplitHostPort(listen)
	if err != nil {
		return fmt.Errorf("--listen %q: write host:port", listen)
	}
	if ip := net.ParseIP(host); host == "" || ip != nil && ip.IsUnspecified() {
		host = "127.0.0.1"
	}
	ctx, cancel := context.WithTimeout(ctx, 2*time.Second)
	defer cancel()
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, "http://"+net.JoinHostPort(host, port)+"/healthz", nil)
	if err != nil {
		return err
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return fmt.Errorf("mapd does not answer: %w", err)
	}
	defer response.Body.Close()
	if response.StatusCode != http.StatusOK {
		return fmt.Errorf("mapd answers %s", response.Status)
	}
	return nil
}
