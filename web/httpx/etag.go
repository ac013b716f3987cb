package httpx

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"net/http"
	"net/url"
	"strings"

	"github.com/mapd/mapd/geo"
)

// tag is the ETag of the content in a coding. Only content without a state
// has to be made for it.
func (c Content) tag(r *http.Request, state Versioned, encoding Encoding) (string, error) {
	var name string
	if state == nil {
		body, err := c.Parts()
		if err != nil {
			return "", err
		}
		name = hash(string(bytes.Join(body, nil)), c.Type)
	} else {
		name = stateTag(r, state.Info(), c)
	}
	tag := `"` + name + encoding.suffix() + `"`
	if c.Weak {
		tag = "W/" + tag
	}
	return tag, nil
}

// stateTag names the content without making it.
func stateTag(r *http.Request, info geo.StoreInfo, c Content) string {
	query, err := url.ParseQuery(r.URL.RawQuery)
	text := query.Encode() // sorted, so that the order written does not matter
	if err != nil {
		text = r.URL.RawQuery
	}
	return hash(info.ID, fmt.Sprint(info.Version), fmt.Sprint(info.Redactions), string(geo.Public),
		BaseURL(r), r.URL.Path, text, c.Type, fmt.Sprint(c.Format), c.Key)
}

func hash(parts ...string) string {
	h := sha256.New()
	for _, part := range parts {
		fmt.Fprintf(h, "%d:%s", len(part), part)
	}
	return base64.RawURLEncoding.EncodeToString(h.Sum(nil)[:15])
}

// Matches reports whether an If-None-Match header names the tag. Weak and
// strong tags are compared alike, as RFC 9110 (13.1.2) wants.
func Matches(ifNoneMatch, tag string) bool {
	if strings.TrimSpace(ifNoneMatch) == "*" {
		return true
	}
	want := strings.TrimPrefix(tag, "W/")
	for candidate := range strings.SplitSeq(ifNoneMatch, ",") {
		if strings.TrimPrefix(strings.TrimSpace(candidate), "W/") == want {
			return true
		}
	}
	return false
}

// Names reports whether an If-Match header names the content, in whatever
// coding it was sent. Weak tags do not match (RFC 9110, 13.1.1).
func Names(ifMatch, name string) bool {
	for candidate := range strings.SplitSeq(ifMatch, ",") {
		candidate = strings.TrimSpace(candidate)
		if candidate == "*" {
			return true
		}
		for _, e := range []Encoding{Identity, Gzip, Zstd} {
			if candidate == `"`+name+e.suffix()+`"` {
				return true
			}
		}
	}
	return false
}
