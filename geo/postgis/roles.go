package postgis

import (
	"context"

	"github.com/jackc/pgx/v5"
)

// What a role needs. Those of mapd_write let a program be mapd.
var grants = []string{
	`CREATE ROLE mapd_read NOLOGIN`,
	`CREATE ROLE mapd_write NOLOGIN`,
	`DO $$ BEGIN EXECUTE format('GRANT USAGE ON SCHEMA %I TO mapd_read, mapd_write', current_schema()); END $$`,
	`GRANT SELECT ON mapd_schema, mapd_meta, mapd_changes, mapd_revisions, datasets, kinds, sources, hotspots, events, flows, briefings,
		figures, claims, statuses TO mapd_read, mapd_write`,
	`GRANT INSERT, UPDATE, DELETE ON mapd_meta, mapd_changes, mapd_revisions, datasets, kinds, sources, hotspots, events, flows, briefings
		TO mapd_write`,
	`GRANT SELECT, INSERT, UPDATE ON mapd_tokens TO mapd_write`,
}

// grant makes the roles for reading and writing, if mapd may, and gives them
// their rights. Where it may not, they are passed over: who runs the database
// can do the same.
func grant(ctx context.Context, conn *pgx.Conn) error {
	ctx, cancel := context.WithTimeout(ctx, stall)
	defer cancel()
	for _, statement := range grants {
		_, err := conn.Exec(ctx, statement)
		if err == nil {
			continue
		}
		switch stateOf(err) {
		case "42501": // lacks the right
		case "42710", "23505": // exists, or another database's mapd makes it right now
		case "42704": // no such role: it could not be made
		default:
			return err
		}
	}
	return nil
}
