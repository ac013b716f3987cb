-- Days are indexed by their first and last one. An index of the ranges took
-- more of the time of an import than everything else in the database together.

-- +goose Up

DROP INDEX events_days;
DROP INDEX flows_days;
CREATE INDEX events_days ON events (start, "end");
CREATE INDEX flows_days ON flows (start, "end");

COMMENT ON COLUMN events.days IS 'All possible days, to be asked with && and @>; null if the time is not known. The index is on start and end.';
COMMENT ON COLUMN flows.days IS 'All possible days, to be asked with && and @>; null if the time is not known. The index is on start and end.';
