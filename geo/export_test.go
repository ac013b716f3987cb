package geo

// For the tests outside of the package.
var (
	DecodeWritten = decodeWritten
	DecodeAny     = decodeAny
	AppendRecord  = appendRecord
	Marshal       = marshal
)
