package dates

// patterns say which part of a signature is what. A letter for each number or
// month name in order:
//
//	d day   m month   y year   z year of two digits   k hour and minute
//	h year of less than four digits   x day or year of two digits   w day without a year
//	q quarter   f half   ? one of a day, a month and a year   D M Y of a second date
//
// What the one date of a span lacks is as in the other.
var patterns = makePatterns()

func makePatterns() map[string]string {
	all := map[string]string{
		"Y": "y", "YM": "ym", "MY": "my", "nMY": "dmy", "MnY": "mdy", "YMn": "ymd", "YnM": "ydm",
		"nMn": "dmz", "Mnn": "mdz", // 5-Jan-24
		"Mn": "mx", "nM": "wm", // Jan-24, 24-Jan
		"qnY": "qy", "Yqn": "yq", "nqY": "qy", "nqn": "qz", "qnn": "qz", "fnY": "fy", "nfY": "fy", "Yfn": "yf",
		// 2024年1月5日, 5 tháng 1 năm 2024
		"Yanbnc": "ymd", "Yanb": "ym", "Ya": "y", "nanbnc": "hmd", "nanb": "hm", "na": "h", "hanbnc": "hmd", "hanb": "hm", "ha": "h",
		"nBnY": "dmy", "BnY": "my", "Yaqn": "yq", "Yanq": "yq", "Yanbn": "ymd",
		// several days of one month or year
		"n~nMY": "dDMY", "Mn~nY": "mdDY", "nMnMY": "dmDMY", "MnMnY": "mdMDY", "Mn~MnY": "mdMDY", "MMY": "mMY", "YMM": "ymM", "MYMY": "myMY", "Y~Y": "yY",
		"ntnMY": "dDMY", "MntnY": "mdDY", "nMtnMY": "dmDMY", "MntMnY": "mdMDY", "MtMY": "mMY",
		"Y-Y": "yY", "Y/Y": "yY", "n-n/n/Y": "dDMY", "n-n.n.Y": "dDMY", "n~n/n/Y": "dDMY", "n~n.n.Y": "dDMY",
		"Yanbncnc": "ymdD", "Yanbnctnc": "ymdD", "Yanbn-nc": "ymdD", "Yanbn~nc": "ymdD", "Yanbnc~nc": "ymdD", "Yanbnctnbnc": "ymdMD", "Yanbnc~nbnc": "ymdMD",
		"n/Y": "my", "n-Y": "my", "n.Y": "my", "Y/n": "ym", "Y-n": "ym", "Y.n": "ym", "n/n": "??", "n-n": "??",
	}
	for _, s := range []string{"/", "-", ".", " ", "~"} {
		all["n"+s+"n"+s+"Y"] = "???"
		if s != " " { // it may be degrees, minutes, seconds
			all["n"+s+"n"+s+"n"] = "???"
		}
		all["Y"+s+"n"+s+"n"] = "ymd"
		all["h"+s+"n"+s+"n"] = "hmd" // 113/01/05: for the message
	}
	all["n.n.Y n.n"], all["Y-n-n n.n"], all["n/n/Y n.n"], all["n-n-Y n.n"] = "???kk", "ymdkk", "???kk", "???kk"
	return all
}

// match reads parts by their signature. n is the number of dates, 0 if there
// is no such signature.
func (r *reader) match(parts []part) (from, to date, n int) {
	var sig [maxParts]byte
	for i, p := range parts {
		sig[i] = p.kind
	}
	roles, known := patterns[string(sig[:len(parts)])]
	if !known {
		return date{}, date{}, 0
	}
	from, to = date{era: r.era, thai: r.thai}, date{era: r.era, thai: r.thai}
	n = 1
	at := 0
	for _, p := range parts {
		if !p.isNumber() && p.kind != kindMonth {
			continue
		}
		role := roles[at]
		at++
		from.named = from.named || p.kind == kindMonth
		if p.width == 1 && (roles == "ym" || roles == "my") && parts[1].kind == '.' {
			return date{}, date{}, 0 // 2024.5
		}
		if role >= 'A' && role <= 'Z' {
			n = 2
			to.set(role+'a'-'A', p)
		} else if !from.set(role, p) {
			return date{}, date{}, 0
		}
	}
	if n == 2 {
		from.share(&to)
	}
	from.dash = n == 1 && roles == "ym" && string(sig[:len(parts)]) == "Y-n"
	from.iso = roles == "ymd" && !from.named && !from.short
	return from, to, n
}

// set takes a part over into its place. It fails where a day or month is 0,
// which only years in front of it allow ("2024-05-00").
func (d *date) set(role byte, p part) bool {
	n := int(p.n)
	switch role {
	case 'y', 'h':
		d.y, d.hasYear = n, true
	case 'z':
		d.y, d.hasYear, d.short = n, true, true
	case 'm':
		d.m = n
		return n > 0 || d.hasYear
	case 'd':
		d.d = n
		return n > 0 || d.hasYear && !d.named
	case 'q':
		d.quarter = n
		return n >= 1 && n <= 4
	case 'f':
		d.half = n
		return n == 1 || n == 2
	case 'x':
		d.shape, d.n[0] = namedXX, n
	case 'w':
		d.d = n
	case '?':
		d.ask(p)
	case 'k':
		return p.width == 2 && p.n < 60
	}
	return true
}

// ask takes the next number of a date in an order that is open.
func (d *date) ask(p part) {
	d.n[d.given], d.width[d.given] = int(p.n), p.width
	d.given++
	switch {
	case d.given < 3:
		d.shape = pairXX
	case p.kind == sigFour:
		d.shape = triple
	default:
		d.shape = tripleXX
	}
}

// share gives each of two dates what it lacks and the other has.
func (d *date) share(other *date) {
	if !d.hasYear {
		d.y, d.short, d.hasYear = other.y, other.short, other.hasYear
	}
	if !other.hasYear {
		other.y, other.short, other.hasYear = d.y, d.short, d.hasYear
	}
	if d.m == 0 && d.d != 0 {
		d.m = other.m
	}
	if other.m == 0 && other.d != 0 {
		other.m = d.m
	}
}
