package formats

const sqliteMagic = "SQLite format 3\x00"

// isGPKG goes by the application that the header of SQLite names (OGC
// 12-128r18, table 1), or by the ending.
func isGPKG(s *sample) bool {
	const at = 68
	return isSQLite(s) && len(s.head) >= at+4 && (string(s.head[at:at+2]) == "GP" || s.ends(".gpkg"))
}

func isSQLite(s *sample) bool { return s.begins(sqliteMagic) }
