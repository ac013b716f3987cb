-- Tokens let somebody write over HTTP. Their secrets are not kept. A mapd that
-- does not know briefings cannot read the records of a file that has this step.

-- +goose Up

CREATE TABLE mapd_tokens (
    id      TEXT NOT NULL PRIMARY KEY,
    name    TEXT NOT NULL,            -- the author of what is written with it
    role    TEXT NOT NULL,
    hash    BLOB NOT NULL UNIQUE,     -- SHA-256 of the secret
    created TEXT NOT NULL,            -- RFC 3339, UTC, as the next two
    expires TEXT,                     -- null: never
    revoked TEXT                      -- null: it is not
);

-- +goose StatementBegin
CREATE TRIGGER mapd_guard_tokens_insert BEFORE INSERT ON mapd_tokens
WHEN NOT EXISTS (SELECT 1 FROM mapd_gate)
BEGIN SELECT RAISE(ABORT, 'this table is written by mapd alone: edit a copy, and bring data in through mapd (see mapd --help)'); END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER mapd_guard_tokens_update BEFORE UPDATE ON mapd_tokens
WHEN NOT EXISTS (SELECT 1 FROM mapd_gate)
BEGIN SELECT RAISE(ABORT, 'this table is written by mapd alone: edit a copy, and bring data in through mapd (see mapd --help)'); END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER mapd_guard_tokens_delete BEFORE DELETE ON mapd_tokens
WHEN NOT EXISTS (SELECT 1 FROM mapd_gate)
BEGIN SELECT RAISE(ABORT, 'this table is written by mapd alone: edit a copy, and bring data in through mapd (see mapd --help)'); END;
-- +goose StatementEnd
