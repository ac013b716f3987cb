-- The first schema. Migrations that have been released are never edited; a
-- later one follows.

-- +goose Up

-- The truth: every change, and every record as each change wrote it ---------

CREATE TABLE mapd_meta (
    one        boolean NOT NULL PRIMARY KEY DEFAULT true CHECK (one),
    store_id   text    NOT NULL,
    redactions bigint  NOT NULL
);
COMMENT ON TABLE mapd_meta IS 'One row about this store. Who makes a change holds its lock until the commit.';
COMMENT ON COLUMN mapd_meta.one IS 'Always true: there is one row.';
COMMENT ON COLUMN mapd_meta.store_id IS 'Random, made with the store; part of every ETag.';
COMMENT ON COLUMN mapd_meta.redactions IS 'How many redactions have been made.';

INSERT INTO mapd_meta (store_id, redactions) VALUES (replace(gen_random_uuid()::text, '-', ''), 0);

CREATE TABLE mapd_changes (
    version bigint      NOT NULL PRIMARY KEY,
    time    timestamptz NOT NULL,
    author  text        NOT NULL,
    reason  text        NOT NULL,
    dataset text        NOT NULL,
    written bigint      NOT NULL
);
COMMENT ON TABLE mapd_changes IS 'Every change to the data, oldest first. The newest version is the data version.';
COMMENT ON COLUMN mapd_changes.version IS 'The number of the change: 1, 2, 3 … without gaps.';
COMMENT ON COLUMN mapd_changes.time IS 'When the change was made.';
COMMENT ON COLUMN mapd_changes.author IS 'Who made it.';
COMMENT ON COLUMN mapd_changes.reason IS 'Why it was made, in the author''s words.';
COMMENT ON COLUMN mapd_changes.dataset IS 'The dataset that it was made for.';
COMMENT ON COLUMN mapd_changes.written IS 'How many revisions it wrote.';

CREATE TABLE mapd_revisions (
    version    bigint  NOT NULL,
    collection text    COLLATE "C" NOT NULL,
    id         text    COLLATE "C" NOT NULL,
    dataset    text    NOT NULL,
    deleted    boolean NOT NULL,
    content    json,
    PRIMARY KEY (version, collection, id)
);
CREATE UNIQUE INDEX mapd_revisions_of_record ON mapd_revisions (collection, id, version DESC) INCLUDE (deleted);
COMMENT ON TABLE mapd_revisions IS 'Every record as each change wrote it. The current records stand flat in the other tables.';
COMMENT ON COLUMN mapd_revisions.version IS 'The change that wrote it.';
COMMENT ON COLUMN mapd_revisions.collection IS 'datasets, kinds, sources, hotspots, events or flows.';
COMMENT ON COLUMN mapd_revisions.id IS 'The id of the record.';
COMMENT ON COLUMN mapd_revisions.dataset IS 'The dataset that the record belongs to.';
COMMENT ON COLUMN mapd_revisions.deleted IS 'Whether the change deleted the record.';
COMMENT ON COLUMN mapd_revisions.content IS 'The record as JSON; null in a deletion.';

-- The current records, flat -------------------------------------------------

CREATE TABLE datasets (
    id         text COLLATE "C" NOT NULL PRIMARY KEY,
    title      text,
    titles     jsonb,
    licence    text,
    credit     text,
    language   text,
    visibility text,
    edition    text,
    version    bigint NOT NULL
);
COMMENT ON TABLE datasets IS 'What the records belong to, with licence and credit. To be read; mapd alone writes it.';
COMMENT ON COLUMN datasets.id IS 'The id of the dataset.';
COMMENT ON COLUMN datasets.title IS 'The title in English, or in the first language that there is.';
COMMENT ON COLUMN datasets.titles IS 'The title by language.';
COMMENT ON COLUMN datasets.licence IS 'The licence, as an SPDX identifier.';
COMMENT ON COLUMN datasets.credit IS 'Whom to name.';
COMMENT ON COLUMN datasets.language IS 'The language of the texts.';
COMMENT ON COLUMN datasets.visibility IS 'public or private. Private data show in nothing that mapd serves.';
COMMENT ON COLUMN datasets.edition IS 'The state of a dataset that is delivered whole; empty for others.';
COMMENT ON COLUMN datasets.version IS 'The change that wrote the record as it is now.';

CREATE TABLE kinds (
    id      text COLLATE "C" NOT NULL PRIMARY KEY,
    label   text,
    labels  jsonb,
    glyph   text,
    family  text,
    dataset text NOT NULL,
    version bigint NOT NULL
);
COMMENT ON TABLE kinds IS 'What an event or a flow can be. To be read; mapd alone writes it.';
COMMENT ON COLUMN kinds.id IS 'The id of the kind.';
COMMENT ON COLUMN kinds.label IS 'The label in English, or in the first language that there is.';
COMMENT ON COLUMN kinds.labels IS 'The label by language.';
COMMENT ON COLUMN kinds.glyph IS 'The drawing on the map.';
COMMENT ON COLUMN kinds.family IS 'The colour group: force, press, freed, moved, harm, said or other.';
COMMENT ON COLUMN kinds.dataset IS 'The dataset that the record belongs to.';
COMMENT ON COLUMN kinds.version IS 'The change that wrote the record as it is now.';

CREATE TABLE sources (
    id          text COLLATE "C" NOT NULL PRIMARY KEY,
    title       text,
    type        text,
    publisher   text,
    url         text,
    as_of       text,
    reliability text,
    cited_by    text[],
    note        jsonb,
    csl         jsonb,
    dataset     text NOT NULL,
    version     bigint NOT NULL
);
COMMENT ON TABLE sources IS 'Documents that the other tables rely on. To be read; mapd alone writes it.';
COMMENT ON COLUMN sources.id IS 'The id of the source.';
COMMENT ON COLUMN sources.title IS 'The title.';
COMMENT ON COLUMN sources.type IS 'The type as in CSL: report, article-newspaper, webpage …';
COMMENT ON COLUMN sources.publisher IS 'Who published it.';
COMMENT ON COLUMN sources.url IS 'Where it can be read.';
COMMENT ON COLUMN sources.as_of IS 'The newest day that it is known to speak of, as EDTF.';
COMMENT ON COLUMN sources.reliability IS 'primary, secondary or tertiary.';
COMMENT ON COLUMN sources.cited_by IS 'The sources that name this one, where mapd has not read it.';
COMMENT ON COLUMN sources.note IS 'What is missing or doubtful, by language.';
COMMENT ON COLUMN sources.csl IS 'The whole description as CSL-JSON, the form that Zotero reads.';
COMMENT ON COLUMN sources.dataset IS 'The dataset that the record belongs to.';
COMMENT ON COLUMN sources.version IS 'The change that wrote the record as it is now.';

CREATE TABLE hotspots (
    geom      geometry(Point,4326),
    id        text COLLATE "C" NOT NULL PRIMARY KEY,
    name      text,
    labels    jsonb,
    names     jsonb,
    type      text,
    role      text,
    country   text,
    admin1    text,
    part_of   text,
    precision text,
    radius_m  double precision,
    located   text,
    status    jsonb,
    summary   text,
    summaries jsonb,
    sources   jsonb,
    dataset   text NOT NULL,
    version   bigint NOT NULL
);
COMMENT ON TABLE hotspots IS 'Places where scam centres are reported, and places that the story needs. To be read; mapd alone writes it.';
COMMENT ON COLUMN hotspots.geom IS 'Longitude, latitude; null if only the country is known.';
COMMENT ON COLUMN hotspots.id IS 'The id of the hotspot.';
COMMENT ON COLUMN hotspots.name IS 'The name in English, or in the first language that there is.';
COMMENT ON COLUMN hotspots.labels IS 'The name by language.';
COMMENT ON COLUMN hotspots.names IS 'All names with language, script and use.';
COMMENT ON COLUMN hotspots.type IS 'compound, building, town, city, zone or region.';
COMMENT ON COLUMN hotspots.role IS 'site: scam centres are reported there; transit: people are taken through it; context: the story needs it.';
COMMENT ON COLUMN hotspots.country IS 'ISO 3166-1 alpha-2 code.';
COMMENT ON COLUMN hotspots.admin1 IS 'The first-level division.';
COMMENT ON COLUMN hotspots.part_of IS 'The id of the hotspot that this one lies in.';
COMMENT ON COLUMN hotspots.precision IS 'How exactly the place is known: site, near, town, district, province or country.';
COMMENT ON COLUMN hotspots.radius_m IS 'The radius in metres in which the true place lies.';
COMMENT ON COLUMN hotspots.located IS 'How the coordinates were established.';
COMMENT ON COLUMN hotspots.status IS 'What was claimed of it and when; the view statuses has it flat.';
COMMENT ON COLUMN hotspots.summary IS 'The summary in English, or in the first language that there is.';
COMMENT ON COLUMN hotspots.summaries IS 'The summary by language.';
COMMENT ON COLUMN hotspots.sources IS 'What each source says; the view claims has it flat.';
COMMENT ON COLUMN hotspots.dataset IS 'The dataset that the record belongs to.';
COMMENT ON COLUMN hotspots.version IS 'The change that wrote the record as it is now.';

CREATE TABLE events (
    geom           geometry(MultiPoint,4326),
    id             text COLLATE "C" NOT NULL PRIMARY KEY,
    title          text,
    titles         jsonb,
    kind           text,
    "when"         text,
    start          date,
    "end"          date,
    sure_start     date,
    sure_end       date,
    days           daterange GENERATED ALWAYS AS (CASE WHEN time_precision <> '' THEN daterange(start, "end", '[]') END) STORED,
    sure_days      daterange GENERATED ALWAYS AS (CASE WHEN sure_start <= sure_end THEN daterange(sure_start, sure_end, '[]') END) STORED,
    time_precision text,
    ongoing        boolean,
    place          text,
    countries      text[],
    precision      text,
    radius_m       double precision,
    hotspots       text[],
    figures        jsonb,
    confidence     text,
    summary        text,
    summaries      jsonb,
    sources        jsonb,
    extra          jsonb,
    dataset        text NOT NULL,
    version        bigint NOT NULL
);
COMMENT ON TABLE events IS 'What happened or was stated, and when. To be read; mapd alone writes it.';
COMMENT ON COLUMN events.geom IS 'Longitude, latitude of each place; null if only the country is known.';
COMMENT ON COLUMN events.id IS 'The id of the event.';
COMMENT ON COLUMN events.title IS 'The title in English, or in the first language that there is.';
COMMENT ON COLUMN events.titles IS 'The title by language.';
COMMENT ON COLUMN events.kind IS 'What it is: raid, rescue, arrest … see the table kinds.';
COMMENT ON COLUMN events."when" IS 'When it was, as EDTF (ISO 8601-2): 2024-01-05, 2023-08, A/B lasted from A to B, [A..B] once between.';
COMMENT ON COLUMN events.start IS 'The first possible day; null if it is open.';
COMMENT ON COLUMN events."end" IS 'The last possible day; null if it is open.';
COMMENT ON COLUMN events.sure_start IS 'The first day of the part that is certain; null if nothing is.';
COMMENT ON COLUMN events.sure_end IS 'The last day of the part that is certain.';
COMMENT ON COLUMN events.days IS 'All possible days, to be asked with && and @>; null if the time is not known.';
COMMENT ON COLUMN events.sure_days IS 'The days that are certain; null if none is.';
COMMENT ON COLUMN events.time_precision IS 'day, month, season, year or range; empty if the time is not known.';
COMMENT ON COLUMN events.ongoing IS 'Whether it had not ended when last stated.';
COMMENT ON COLUMN events.place IS 'The place in words, where it is not a hotspot''s name.';
COMMENT ON COLUMN events.countries IS 'ISO 3166-1 alpha-2 codes.';
COMMENT ON COLUMN events.precision IS 'How exactly the place is known: site, near, town, district, province or country.';
COMMENT ON COLUMN events.radius_m IS 'The radius in metres in which the true place lies.';
COMMENT ON COLUMN events.hotspots IS 'The ids of the hotspots that it happened at.';
COMMENT ON COLUMN events.figures IS 'The numbers; the view figures has them flat.';
COMMENT ON COLUMN events.confidence IS 'confirmed, reported, disputed or alleged.';
COMMENT ON COLUMN events.summary IS 'The summary in English, or in the first language that there is.';
COMMENT ON COLUMN events.summaries IS 'The summary by language.';
COMMENT ON COLUMN events.sources IS 'What each source says; the view claims has it flat.';
COMMENT ON COLUMN events.extra IS 'Imported columns that have no role in mapd.';
COMMENT ON COLUMN events.dataset IS 'The dataset that the record belongs to.';
COMMENT ON COLUMN events.version IS 'The change that wrote the record as it is now.';

CREATE TABLE flows (
    geom           geometry(LineString,4326),
    id             text COLLATE "C" NOT NULL PRIMARY KEY,
    "from"         text,
    "to"           text,
    event          text,
    title          text,
    titles         jsonb,
    kind           text,
    "when"         text,
    start          date,
    "end"          date,
    sure_start     date,
    sure_end       date,
    days           daterange GENERATED ALWAYS AS (CASE WHEN time_precision <> '' THEN daterange(start, "end", '[]') END) STORED,
    sure_days      daterange GENERATED ALWAYS AS (CASE WHEN sure_start <= sure_end THEN daterange(sure_start, sure_end, '[]') END) STORED,
    time_precision text,
    ongoing        boolean,
    place          text,
    countries      text[],
    precision      text,
    radius_m       double precision,
    hotspots       text[],
    figures        jsonb,
    confidence     text,
    summary        text,
    summaries      jsonb,
    sources        jsonb,
    extra          jsonb,
    dataset        text NOT NULL,
    version        bigint NOT NULL
);
COMMENT ON TABLE flows IS 'Movements between places. To be read; mapd alone writes it.';
COMMENT ON COLUMN flows.geom IS 'From hotspot to hotspot; null if an end has no point.';
COMMENT ON COLUMN flows.id IS 'The id of the flow.';
COMMENT ON COLUMN flows."from" IS 'The id of a hotspot or the code of a country; empty if it is not known.';
COMMENT ON COLUMN flows."to" IS 'The id of a hotspot or the code of a country; empty if it is not known.';
COMMENT ON COLUMN flows.event IS 'The event that this movement is a part of.';
COMMENT ON COLUMN flows.title IS 'The title in English, or in the first language that there is.';
COMMENT ON COLUMN flows.titles IS 'The title by language.';
COMMENT ON COLUMN flows.kind IS 'What it is: raid, rescue, arrest … see the table kinds.';
COMMENT ON COLUMN flows."when" IS 'When it was, as EDTF (ISO 8601-2): 2024-01-05, 2023-08, A/B lasted from A to B, [A..B] once between.';
COMMENT ON COLUMN flows.start IS 'The first possible day; null if it is open.';
COMMENT ON COLUMN flows."end" IS 'The last possible day; null if it is open.';
COMMENT ON COLUMN flows.sure_start IS 'The first day of the part that is certain; null if nothing is.';
COMMENT ON COLUMN flows.sure_end IS 'The last day of the part that is certain.';
COMMENT ON COLUMN flows.days IS 'All possible days, to be asked with && and @>; null if the time is not known.';
COMMENT ON COLUMN flows.sure_days IS 'The days that are certain; null if none is.';
COMMENT ON COLUMN flows.time_precision IS 'day, month, season, year or range; empty if the time is not known.';
COMMENT ON COLUMN flows.ongoing IS 'Whether it had not ended when last stated.';
COMMENT ON COLUMN flows.place IS 'The place in words, where it is not a hotspot''s name.';
COMMENT ON COLUMN flows.countries IS 'ISO 3166-1 alpha-2 codes.';
COMMENT ON COLUMN flows.precision IS 'How exactly the place is known: site, near, town, district, province or country.';
COMMENT ON COLUMN flows.radius_m IS 'The radius in metres in which the true place lies.';
COMMENT ON COLUMN flows.hotspots IS 'The ids of the hotspots that it happened at.';
COMMENT ON COLUMN flows.figures IS 'The numbers; the view figures has them flat.';
COMMENT ON COLUMN flows.confidence IS 'confirmed, reported, disputed or alleged.';
COMMENT ON COLUMN flows.summary IS 'The summary in English, or in the first language that there is.';
COMMENT ON COLUMN flows.summaries IS 'The summary by language.';
COMMENT ON COLUMN flows.sources IS 'What each source says; the view claims has it flat.';
COMMENT ON COLUMN flows.extra IS 'Imported columns that have no role in mapd.';
COMMENT ON COLUMN flows.dataset IS 'The dataset that the record belongs to.';
COMMENT ON COLUMN flows.version IS 'The change that wrote the record as it is now.';

CREATE INDEX hotspots_geom ON hotspots USING gist (geom);
CREATE INDEX events_geom ON events USING gist (geom);
CREATE INDEX events_days ON events USING gist (days);
CREATE INDEX flows_geom ON flows USING gist (geom);
CREATE INDEX flows_days ON flows USING gist (days);
CREATE INDEX flows_from ON flows ("from");
CREATE INDEX flows_to ON flows ("to");

-- What is open towards the end is dated by its sources.
CREATE INDEX events_open ON events (id) WHERE "when" LIKE '%..%' OR "when" LIKE '%/';
CREATE INDEX flows_open ON flows (id) WHERE "when" LIKE '%..%' OR "when" LIKE '%/';

-- Views that flatten lists --------------------------------------------------

CREATE VIEW figures AS
SELECT 'events' AS collection, r.id AS record, r.title, r.kind, r.days, f.nr, f.figure->>'id' AS id, f.figure->>'measure' AS measure, f.figure->>'unit' AS unit,
    (f.figure->>'low')::double precision AS low, (f.figure->>'best')::double precision AS best,
    (f.figure->>'high')::double precision AS high, f.figure->>'qualifier' AS qualifier,
    f.figure->>'sort' AS sort, f.figure->>'of' AS "of", f.figure->>'per' AS per,
    ARRAY(SELECT jsonb_array_elements_text(f.figure->'nationality')) AS nationality,
    f.figure->>'source' AS source
FROM events AS r CROSS JOIN LATERAL jsonb_array_elements(CASE jsonb_typeof(r.figures) WHEN 'array' THEN r.figures END) WITH ORDINALITY AS f (figure, nr)
UNION ALL
SELECT 'flows' AS collection, r.id AS record, r.title, r.kind, r.days, f.nr, f.figure->>'id' AS id, f.figure->>'measure' AS measure, f.figure->>'unit' AS unit,
    (f.figure->>'low')::double precision AS low, (f.figure->>'best')::double precision AS best,
    (f.figure->>'high')::double precision AS high, f.figure->>'qualifier' AS qualifier,
    f.figure->>'sort' AS sort, f.figure->>'of' AS "of", f.figure->>'per' AS per,
    ARRAY(SELECT jsonb_array_elements_text(f.figure->'nationality')) AS nationality,
    f.figure->>'source' AS source
FROM flows AS r CROSS JOIN LATERAL jsonb_array_elements(CASE jsonb_typeof(r.figures) WHEN 'array' THEN r.figures END) WITH ORDINALITY AS f (figure, nr);
COMMENT ON VIEW figures IS 'One row for each number of an event or flow. Add up only those of the sort happened that are not "of" another.';
COMMENT ON COLUMN figures.collection IS 'events or flows.';
COMMENT ON COLUMN figures.record IS 'The id of the event or flow.';
COMMENT ON COLUMN figures.title IS 'Its title.';
COMMENT ON COLUMN figures.kind IS 'Its kind.';
COMMENT ON COLUMN figures.days IS 'All its possible days.';
COMMENT ON COLUMN figures.nr IS 'The place of the figure in the records list, from 1.';
COMMENT ON COLUMN figures.id IS 'The id of the figure in its record.';
COMMENT ON COLUMN figures.measure IS 'What is counted: rescued, arrested, held …';
COMMENT ON COLUMN figures.unit IS 'people, USD, phones …';
COMMENT ON COLUMN figures.low IS 'The lowest value; null if the source gives none.';
COMMENT ON COLUMN figures.best IS 'The best value; null if the source gives none.';
COMMENT ON COLUMN figures.high IS 'The highest value; null if the source gives none.';
COMMENT ON COLUMN figures.qualifier IS 'exactly, about, nearly, at least or at most.';
COMMENT ON COLUMN figures.sort IS 'happened: it adds up over events; level: it never does.';
COMMENT ON COLUMN figures."of" IS 'The figure that this one is a part of.';
COMMENT ON COLUMN figures.per IS 'The period of a rate.';
COMMENT ON COLUMN figures.nationality IS 'Country codes of the people counted.';
COMMENT ON COLUMN figures.source IS 'The id of the source that gives it.';

CREATE VIEW claims AS
SELECT 'hotspots' AS collection, r.id AS record, r.name AS title, c.nr, c.claim->>'id' AS source,
    s.title AS source_title, s.publisher, s.url, s.reliability, c.claim->>'locator' AS locator,
    c.claim->>'when' AS "when", c.claim->'claim' AS says
FROM hotspots AS r CROSS JOIN LATERAL jsonb_array_elements(CASE jsonb_typeof(r.sources) WHEN 'array' THEN r.sources END) WITH ORDINALITY AS c (claim, nr)
LEFT JOIN sources AS s ON s.id = c.claim->>'id'
UNION ALL
SELECT 'events' AS collection, r.id AS record, r.title AS title, c.nr, c.claim->>'id' AS source,
    s.title AS source_title, s.publisher, s.url, s.reliability, c.claim->>'locator' AS locator,
    c.claim->>'when' AS "when", c.claim->'claim' AS says
FROM events AS r CROSS JOIN LATERAL jsonb_array_elements(CASE jsonb_typeof(r.sources) WHEN 'array' THEN r.sources END) WITH ORDINALITY AS c (claim, nr)
LEFT JOIN sources AS s ON s.id = c.claim->>'id'
UNION ALL
SELECT 'flows' AS collection, r.id AS record, r.title AS title, c.nr, c.claim->>'id' AS source,
    s.title AS source_title, s.publisher, s.url, s.reliability, c.claim->>'locator' AS locator,
    c.claim->>'when' AS "when", c.claim->'claim' AS says
FROM flows AS r CROSS JOIN LATERAL jsonb_array_elements(CASE jsonb_typeof(r.sources) WHEN 'array' THEN r.sources END) WITH ORDINALITY AS c (claim, nr)
LEFT JOIN sources AS s ON s.id = c.claim->>'id';
COMMENT ON VIEW claims IS 'One row for each source of a hotspot, event or flow, with what it says.';
COMMENT ON COLUMN claims.collection IS 'hotspots, events or flows.';
COMMENT ON COLUMN claims.record IS 'The id of the record.';
COMMENT ON COLUMN claims.title IS 'Its title or name.';
COMMENT ON COLUMN claims.nr IS 'The place of the claim in the record''s list, from 1.';
COMMENT ON COLUMN claims.source IS 'The id of the source.';
COMMENT ON COLUMN claims.source_title IS 'The title of the source.';
COMMENT ON COLUMN claims.publisher IS 'Who published it.';
COMMENT ON COLUMN claims.url IS 'Where it can be read.';
COMMENT ON COLUMN claims.reliability IS 'primary, secondary or tertiary.';
COMMENT ON COLUMN claims.locator IS 'The place in the document.';
COMMENT ON COLUMN claims."when" IS 'The time that this source gives, as EDTF.';
COMMENT ON COLUMN claims.says IS 'What it claims, by language, in mapd''s own words.';

CREATE VIEW statuses AS
SELECT r.id AS hotspot, r.name, s.nr, s.status->>'status' AS status, s.status->>'when' AS "when",
    ARRAY(SELECT c->>'id' FROM jsonb_array_elements(CASE jsonb_typeof(s.status->'sources') WHEN 'array' THEN s.status->'sources' END) AS c) AS sources, r.geom
FROM hotspots AS r CROSS JOIN LATERAL jsonb_array_elements(CASE jsonb_typeof(r.status) WHEN 'array' THEN r.status END) WITH ORDINALITY AS s (status, nr);
COMMENT ON VIEW statuses IS 'One row for each claim on the state of a hotspot.';
COMMENT ON COLUMN statuses.hotspot IS 'The id of the hotspot.';
COMMENT ON COLUMN statuses.name IS 'Its name.';
COMMENT ON COLUMN statuses.nr IS 'The place of the claim in the list, from 1.';
COMMENT ON COLUMN statuses.status IS 'reported, suspected, confirmed, raided, reduced, closed or unknown.';
COMMENT ON COLUMN statuses."when" IS 'When, as EDTF.';
COMMENT ON COLUMN statuses.sources IS 'The ids of the sources.';
COMMENT ON COLUMN statuses.geom IS 'Longitude, latitude of the hotspot.';

-- The guard -----------------------------------------------------------------
--
-- mapd opens the gate for its own transaction with a setting that ends with
-- it. To everyone else it is shut.

-- +goose StatementBegin
CREATE FUNCTION mapd_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF current_setting('mapd.gate', true) IS DISTINCT FROM 'open' THEN
        RAISE EXCEPTION 'this table is written by mapd alone: edit a copy, and bring data in through mapd (see mapd --help)'
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NULL;
END $$;
-- +goose StatementEnd
COMMENT ON FUNCTION mapd_guard() IS 'Refuses what other programs would write.';

CREATE TRIGGER mapd_guard BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON mapd_meta
    FOR EACH STATEMENT EXECUTE FUNCTION mapd_guard();
CREATE TRIGGER mapd_guard BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON mapd_changes
    FOR EACH STATEMENT EXECUTE FUNCTION mapd_guard();
CREATE TRIGGER mapd_guard BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON mapd_revisions
    FOR EACH STATEMENT EXECUTE FUNCTION mapd_guard();
CREATE TRIGGER mapd_guard BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON datasets
    FOR EACH STATEMENT EXECUTE FUNCTION mapd_guard();
CREATE TRIGGER mapd_guard BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON kinds
    FOR EACH STATEMENT EXECUTE FUNCTION mapd_guard();
CREATE TRIGGER mapd_guard BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON sources
    FOR EACH STATEMENT EXECUTE FUNCTION mapd_guard();
CREATE TRIGGER mapd_guard BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON hotspots
    FOR EACH STATEMENT EXECUTE FUNCTION mapd_guard();
CREATE TRIGGER mapd_guard BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON events
    FOR EACH STATEMENT EXECUTE FUNCTION mapd_guard();
CREATE TRIGGER mapd_guard BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON flows
    FOR EACH STATEMENT EXECUTE FUNCTION mapd_guard();
