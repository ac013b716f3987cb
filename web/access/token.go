package access

import (
	"crypto/rand"
	"crypto/sha256"
	"strings"
	"time"

	"github.com/mapd/mapd/geo"
)

// secretPrefix begins every secret, so that one which has been published by
// mistake can be told by scanners.
const secretPrefix = "mapd_"

// NewToken makes a token and its secret, which has more than 128 random bits.
// A zero expires never ends.
func NewToken(name string, role geo.TokenRole, now, expires time.Time) (geo.Token, string) {
	t := geo.Token{ID: strings.ToLower(rand.Text()[:8]), Name: name, Role: role,
		Created: now.UTC().Truncate(time.Microsecond), Expires: expires.UTC().Truncate(time.Microsecond)}
	return t, secretPrefix + rand.Text()
}

// Hash is what is kept of a secret.
func Hash(secret string) geo.TokenHash { return sha256.Sum256([]byte(secret)) }
