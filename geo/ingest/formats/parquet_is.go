package formats

// A Parquet file begins and ends with one of these; the second says that what
// it tells of itself is encrypted.
const (
	parquetMagic  = "PAR1"
	parquetSealed = "PARE"
)

func isParquet(s *sample) bool { return s.begins(parquetMagic) || s.begins(parquetSealed) }
