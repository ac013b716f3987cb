package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"text/tabwriter"
	"time"

	"github.com/spf13/cobra"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/web/access"
)

const tokenHelp = `Make, list and revoke the tokens that let people and programs write over HTTP.

A token is sent in a header, "Authorization: Bearer mapd_…". An editor may write
briefings; reading needs no token. The store keeps a hash alone: what create
prints cannot be had again. Tokens stay with their store: mapd copy and
mapd backup leave them out.

A running mapd knows a new token, and refuses a revoked one, at once.`

func tokenCommand() *cobra.Command {
	cmd := &cobra.Command{Use: "token", Short: "Say who may write over HTTP", Long: tokenHelp, Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() }}
	cmd.AddCommand(tokenCreateCommand(), tokenListCommand(), tokenRevokeCommand())
	return cmd
}

func tokenCreateCommand() *cobra.Command {
	var store, name, role, expires string
	cmd := &cobra.Command{
		Use:     "create --role editor --name NAME",
		Short:   "Make a token and print it, once",
		Example: `  mapd token create --role editor --name "Ada Lovelace" --expires 90d`,
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			now := time.Now()
			token, secret, err := newToken(name, role, expires, now)
			if err != nil {
				return err
			}
			err = withStore(cmd.Context(), store, func(s geo.Store) error {
				return s.AddToken(cmd.Context(), token, access.Hash(secret))
			})
			if err != nil {
				return err
			}
			fmt.Fprintf(cmd.ErrOrStderr(), "token %s for %s (%s), %s; this is the only time that it is shown:\n",
				token.ID, strconv.Quote(token.Name), token.Role, untilText(token.Expires))
			_, err = fmt.Fprintln(cmd.OutOrStdout(), secret)
			return err
		},
	}
	storeFlag(cmd, &store)
	cmd.Flags().StringVar(&name, "name", "", "whom it is for: the author of what is written with it")
	cmd.Flags().StringVar(&role, "role", "", "what it lets them do: editor")
	cmd.Flags().StringVar(&expires, "expires", "", "when it ends: after days, as 90d, or with a day (UTC), as 2026-12-31; without it never")
	return cmd
}

// maxTokenName bounds the name of a token, in characters.
const maxTokenName = 100

// newToken checks what is asked for and makes it.
func newToken(name, role, expires string, now time.Time) (geo.Token, string, error) {
	name = strings.TrimSpace(name)
	printable := !slices.ContainsFunc([]rune(name), func(r rune) bool { return !strconv.IsPrint(r) })
	switch {
	case name == "" || !printable || len([]rune(name)) > maxTokenName:
		return geo.Token{}, "", fmt.Errorf("--name %q: say whom the token is for, in one line of up to %d characters", name, maxTokenName)
	case !slices.Contains(geo.TokenRoles, geo.TokenRole(role)):
		return geo.Token{}, "", fmt.Errorf("--role %q: use editor", role)
	}
	end, err := expiry(expires, now)
	if err != nil {
		return geo.Token{}, "", fmt.Errorf("--expires %q: %w", expires, err)
	}
	token, secret := access.NewToken(name, geo.TokenRole(role), now, end)
	return token, secret, nil
}

// expiry reads when a token ends; the zero time is never.
func expiry(text string, now time.Time) (time.Time, error) {
	if text == "" {
		return time.Time{}, nil
	}
	if number, ok := strings.CutSuffix(text, "d"); ok {
		if days, err := strconv.Atoi(number); err == nil && days > 0 && days <= 36525 {
			return now.AddDate(0, 0, days), nil
		}
	}
	day, err := time.Parse(time.DateOnly, text)
	if err != nil {
		return time.Time{}, errors.New("write a number of days, as 90d, or a day, as 2026-12-31")
	}
	if end := day.AddDate(0, 0, 1); end.After(now) {
		return end, nil
	}
	return time.Time{}, errors.New("that day is over; give one to come")
}

func untilText(end time.Time) string {
	if end.IsZero() {
		return "never expires"
	}
	return "expires " + end.Format(time.RFC3339)
}

func tokenListCommand() *cobra.Command {
	var store string
	cmd := &cobra.Command{
		Use:   "list",
		Short: "List the tokens; what they are is not known",
		Args:  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return withStore(cmd.Context(), store, func(s geo.Store) error {
				all, err := s.Tokens(cmd.Context())
				if err != nil {
					return err
				}
				return writeTokens(cmd.OutOrStdout(), all, time.Now())
			})
		},
	}
	storeFlag(cmd, &store)
	return cmd
}

func writeTokens(out io.Writer, all []geo.Token, now time.Time) error {
	table := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	fmt.Fprintln(table, "ID\tROLE\tCREATED\tSTATE\tNAME")
	for _, t := range all {
		state := untilText(t.Expires)
		switch {
		case !t.Revoked.IsZero():
			state = "revoked " + t.Revoked.Format(time.RFC3339)
		case !t.Valid(now):
			state = "expired " + t.Expires.Format(time.RFC3339)
		}
		fmt.Fprintf(table, "%s\t%s\t%s\t%s\t%s\n", t.ID, t.Role, t.Created.Format(time.RFC3339), state, t.Name)
	}
	return table.Flush()
}

func tokenRevokeCommand() *cobra.Command {
	var store string
	cmd := &cobra.Command{
		Use:   "revoke ID",
		Short: "End a token for good",
		Args:  cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			err := withStore(cmd.Context(), store, func(s geo.Store) error {
				return s.RevokeToken(cmd.Context(), args[0], time.Now())
			})
			if geo.CodeOf(err) == geo.NotFound {
				return fmt.Errorf("there is no token %q; mapd token list shows those that there are", args[0])
			}
			if err == nil {
				fmt.Fprintf(cmd.OutOrStdout(), "token %s is revoked\n", args[0])
			}
			return err
		},
	}
	storeFlag(cmd, &store)
	return cmd
}

// withStore opens a store that is there, and closes it after do.
func withStore(ctx context.Context, name string, do func(geo.Store) error) error {
	s, err := openExisting(ctx, name)
	if err != nil {
		return err
	}
	return errors.Join(do(s), s.Close())
}
