-- Briefings, flat as other records are, and the tokens that let somebody write
-- them over HTTP. The secrets of tokens are not kept.

-- +goose Up

CREATE TABLE briefings (
    id           text COLLATE "C" NOT NULL PRIMARY KEY,
    title        text,
    language     text,
    audience     text,
    data_version bigint,
    scenes       jsonb,
    dataset      text NOT NULL,
    version      bigint NOT NULL
);
COMMENT ON TABLE briefings IS 'Stories told with the map, in scenes. To be read; mapd alone writes it.';
COMMENT ON COLUMN briefings.id IS 'The id of the briefing.';
COMMENT ON COLUMN briefings.title IS 'Its title.';
COMMENT ON COLUMN briefings.language IS 'The language of its texts (BCP 47).';
COMMENT ON COLUMN briefings.audience IS 'A line on whom it is for.';
COMMENT ON COLUMN briefings.data_version IS 'The data version that it was made on; 0: that of the column version.';
COMMENT ON COLUMN briefings.scenes IS 'Its scenes in order: view, time, filters, texts, citations.';
COMMENT ON COLUMN briefings.dataset IS 'The dataset that the record belongs to.';
COMMENT ON COLUMN briefings.version IS 'The change that wrote the record as it is now.';

CREATE TABLE mapd_tokens (
    id      text COLLATE "C" NOT NULL PRIMARY KEY,
    name    text NOT NULL,
    role    text NOT NULL,
    hash    bytea NOT NULL UNIQUE,
    created timestamptz NOT NULL,
    expires timestamptz,
    revoked timestamptz
);
COMMENT ON TABLE mapd_tokens IS 'Who may write over HTTP. See mapd token --help.';
COMMENT ON COLUMN mapd_tokens.id IS 'Names the token; no secret.';
COMMENT ON COLUMN mapd_tokens.name IS 'The author of what is written with it.';
COMMENT ON COLUMN mapd_tokens.role IS 'What it lets somebody do.';
COMMENT ON COLUMN mapd_tokens.hash IS 'SHA-256 of the secret.';
COMMENT ON COLUMN mapd_tokens.created IS 'When it was made.';
COMMENT ON COLUMN mapd_tokens.expires IS 'When it ends; null if it does not.';
COMMENT ON COLUMN mapd_tokens.revoked IS 'When it was revoked; null if it was not.';

CREATE TRIGGER mapd_guard BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON briefings
    FOR EACH STATEMENT EXECUTE FUNCTION mapd_guard();
CREATE TRIGGER mapd_guard BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON mapd_tokens
    FOR EACH STATEMENT EXECUTE FUNCTION mapd_guard();
