package httpx

import (
	"fmt"
	"net"
	"net/http"
	"net/netip"
	"regexp"
	"strings"
)

// Proxies are the addresses of those whose word is taken for how a client asked:
// proxies that the operator runs. The zero value trusts nobody.
type Proxies struct{ trusted []netip.Prefix }

// ParseProxies reads addresses and networks joined by commas: 127.0.0.1,
// 10.0.0.0/8, fd00::/8.
func ParseProxies(list string) (Proxies, error) {
	var p Proxies
	for text := range strings.SplitSeq(list, ",") {
		if text = strings.TrimSpace(text); text == "" {
			continue
		}
		network, err := netip.ParsePrefix(text)
		if err != nil {
			address, err := netip.ParseAddr(text)
			if err != nil {
				return p, fmt.Errorf("%q is neither an address nor a network; write 127.0.0.1 or 10.0.0.0/8", text)
			}
			network = netip.PrefixFrom(address, address.BitLen())
		}
		p.trusted = append(p.trusted, network.Masked())
	}
	return p, nil
}

// trusts reports whether an address, with or without a port, is one of the
// proxies.
func (p Proxies) trusts(address string) bool {
	if host, _, err := net.SplitHostPort(address); err == nil {
		address = host
	}
	ip, err := netip.ParseAddr(strings.Trim(address, "[]"))
	if err != nil {
		return false
	}
	ip = ip.Unmap().WithZone("")
	for _, network := range p.trusted {
		if network.Contains(ip) {
			return true
		}
	}
	return false
}

// Base returns what links start with, as the proxies say: the address that the
// client asked, and the path below which the proxy has put mapd. It is empty if
// the request does not come from one of them, or if they do not say.
//
// The header Forwarded (RFC 7239) is read, else X-Forwarded-Proto, -Host, -Port
// and -Prefix. Of what several proxies added, the first word counts that only
// trusted ones have handed on: what a client wrote itself is never believed.
func (p Proxies) Base(r *http.Request) string {
	if !p.trusts(r.RemoteAddr) {
		return ""
	}
	said := p.forwarded(r.Header.Values("Forwarded"))
	if said == nil {
		said = p.xForwarded(r.Header)
	}
	proto, host, prefix := said["proto"], said["host"], lastOf(r.Header.Values("X-Forwarded-Prefix"))
	if proto == "" && host == "" && prefix == "" {
		return ""
	}
	if proto == "" {
		proto = "http"
	}
	if host == "" {
		host = r.Host
	}
	prefix = strings.TrimRight(prefix, "/")
	if proto != "http" && proto != "https" || !plainHost.MatchString(host) || !plainPrefix.MatchString(prefix) {
		return ""
	}
	return proto + "://" + host + prefix
}

var (
	plainHost   = regexp.MustCompile(`^([A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)*\.?|\[[0-9a-fA-F:.]+\])(:[0-9]{1,5})?$`)
	plainPrefix = regexp.MustCompile(`^(/[A-Za-z0-9._~-]+)*$`)
)

// forwarded reads the header Forwarded; nil if there is none. Each proxy has
// added an element that says from whom it had the request.
func (p Proxies) forwarded(lines []string) map[string]string {
	var said map[string]string
	elements := listed(lines)
	for i := len(elements) - 1; i >= 0; i-- {
		said = map[string]string{}
		for pair := range strings.SplitSeq(elements[i], ";") {
			name, value, _ := strings.Cut(strings.TrimSpace(pair), "=")
			said[strings.ToLower(name)] = strings.Trim(value, `"`)
		}
		said["proto"] = strings.ToLower(said["proto"])
		if !p.trusts(said["for"]) {
			break
		}
	}
	return said
}

// xForwarded reads the headers X-Forwarded-…. A list of one value was set anew
// by the last proxy; of a longer one the value counts that stands as far from
// the end as the first trusted proxy does in X-Forwarded-For.
func (p Proxies) xForwarded(h http.Header) map[string]string {
	hops := 1
	from := listed(h.Values("X-Forwarded-For"))
	for i := len(from) - 1; i > 0 && p.trusts(from[i]); i-- {
		hops++
	}
	value := func(name string) string {
		list := listed(h.Values(name))
		if len(list) == 0 {
			return ""
		}
		return list[max(0, len(list)-hops)]
	}
	said := map[string]string{"proto": strings.ToLower(value("X-Forwarded-Proto")), "host": value("X-Forwarded-Host")}
	if port := value("X-Forwarded-Port"); port != "" && said["host"] != "" && !hasPort(said["host"]) && !usual(said["proto"], port) {
		said["host"] += ":" + port
	}
	return said
}

func hasPort(host string) bool {
	_, _, err := net.SplitHostPort(host)
	return err == nil
}

func usual(proto, port string) bool {
	return proto == "https" && port == "443" || proto != "https" && port == "80"
}

// listed splits the lines of a header into the elements of one list.
func listed(lines []string) []string {
	var list []string
	for _, line := range lines {
		for element := range strings.SplitSeq(line, ",") {
			if element = strings.TrimSpace(element); element != "" {
				list = append(list, element)
			}
		}
	}
	return list
}

func lastOf(lines []string) string {
	list := listed(lines)
	if len(list) == 0 {
		return ""
	}
	return list[len(list)-1]
}
