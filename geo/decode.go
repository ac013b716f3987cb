package geo

import "github.com/paulmach/orb"

// decodeWritten reads an event or a flow exactly as EncodeRecord writes it:
// members in the order of the type, without blanks. That is what a store holds
// by the million, and reading it so takes a sixth of the time that
// encoding/json takes. Of anything else, right or wrong, it returns nil:
// encoding/json reads it or says what is wrong with it.
//
// The texts of the record are parts of data.
func decodeWritten(c Collection, data string) Record {
	p := parser{rest: data}
	var r Record
	switch c {
	case Events:
		e := &struct {
			Event
			usualLists
		}{}
		p.event(&e.Event, &e.usualLists)
		r = &e.Event
	case Flows:
		f := &struct {
			Flow
			usualLists
		}{}
		p.flow(&f.Flow, &f.usualLists)
		r = &f.Flow
	default:
		return nil
	}
	p.expect("}")
	if p.failed || p.rest != "" {
		return nil
	}
	return r
}

// DecodeFront reads an event or a flow as DecodeText does, but no further than
// to its radius: what follows that in Event may be missing. It takes a third of
// the time.
func DecodeFront(c Collection, data string) (*Event, error) {
	if c == Events || c == Flows {
		e := &struct {
			Event
			usualLists
		}{}
		p := parser{rest: data}
		if p.front(&e.Event, &e.usualLists); !p.failed {
			return &e.Event, nil
		}
	}
	r, err := DecodeText(c, data)
	if err != nil {
		return nil, err
	}
	switch r := r.(type) {
	case *Event:
		return r, nil
	case *Flow:
		return &r.Event, nil
	}
	return nil, Errorf(Invalid, "%s are no events", c)
}

// usualLists is room for the lists of an event that has one place, one country,
// one hotspot and one source, as most have. It is made together with the event.
type usualLists struct {
	points    [1]orb.Point
	countries [1]string
	hotspots  [1]string
	claims    [1]Claim
}

// event reads an event up to the brace that closes it.
func (p *parser) event(e *Event, room *usualLists) {
	p.front(e, room)
	p.expect(`,"hotspots":`)
	e.Hotspots = listIn(room.hotspots[:0], p, (*parser).text)
	p.expect(`,"figures":`)
	e.Figures = list(p, (*parser).figure)
	p.expect(`,"sources":`)
	e.Claims = listIn(room.claims[:0], p, (*parser).claim)
	p.expect(`,"confidence":`)
	e.Confidence = Confidence(p.text())
	if p.follows(`,"extra":`) {
		e.Extra = dictionary(p, (*parser).value)
	}
}

// front reads an event up to its radius.
func (p *parser) front(e *Event, room *usualLists) {
	p.expect(`{"id":`)
	e.ID = p.text()
	p.expect(`,"dataset":`)
	e.Dataset = p.text()
	p.expect(`,"kind":`)
	e.Kind = p.text()
	p.expect(`,"title":`)
	e.Title = p.texts()
	p.expect(`,"summary":`)
	e.Summary = p.texts()
	p.expect(`,"when":`)
	e.When = When(p.text())
	if p.follows(`,"place":`) {
		e.Place = p.text()
	}
	if p.follows(`,"points":`) {
		e.Points = listIn(room.points[:0], p, (*parser).point)
	}
	p.expect(`,"countries":`)
	e.Countries = listIn(room.countries[:0], p, (*parser).text)
	p.expect(`,"precision":`)
	e.Precision = Precision(p.text())
	p.expect(`,"radius_m":`)
	e.RadiusM = p.number()
}

// flow reads a flow up to the brace that closes it.
func (p *parser) flow(f *Flow, room *usualLists) {
	p.event(&f.Event, room)
	p.expect(`,"from":`)
	f.From = p.text()
	p.expect(`,"to":`)
	f.To = p.text()
	if p.follows(`,"event":`) {
		f.Of = p.text()
	}
}

func (p *parser) texts() Texts { return dictionary(p, (*parser).text) }

func (p *parser) point() (point orb.Point) {
	p.expect("[")
	point[0] = p.number()
	p.expect(",")
	point[1] = p.number()
	p.expect("]")
	return point
}

func (p *parser) claim() (c Claim) {
	p.expect(`{"id":`)
	c.Source = p.text()
	if p.follows(`,"locator":`) {
		c.Locator = p.text()
	}
	if p.follows(`,"when":`) {
		c.When = When(p.text())
	}
	if p.follows(`,"claim":`) {
		c.Says = p.texts()
	}
	if p.follows(`,"figures":`) {
		c.Figures = list(p, (*parser).figure)
	}
	if p.follows(`,"cites":`) {
		c.Cites = list(p, (*parser).text)
	}
	if p.follows(`,"note":`) {
		c.Note = p.texts()
	}
	p.expect("}")
	return c
}

func (p *parser) figure() (f Figure) {
	p.expect("{")
	if p.follows(`"id":`) {
		f.ID = p.text()
		p.expect(",")
	}
	p.expect(`"measure":`)
	f.Measure = p.text()
	p.expect(`,"unit":`)
	f.Unit = p.text()
	p.expect(`,"low":`)
	f.Low = p.numberOrNull()
	p.expect(`,"best":`)
	f.Best = p.numberOrNull()
	p.expect(`,"high":`)
	f.High = p.numberOrNull()
	p.expect(`,"qualifier":`)
	f.Qualifier = Qualifier(p.text())
	p.expect(`,"sort":`)
	f.Sort = FigureSort(p.text())
	if p.follows(`,"of":`) {
		f.Of = p.text()
	}
	if p.follows(`,"per":`) {
		f.Per = p.text()
	}
	if p.follows(`,"nationality":`) {
		f.Nationality = list(p, (*parser).text)
	}
	if p.follows(`,"source":`) {
		f.Source = p.text()
	}
	if p.follows(`,"note":`) {
		f.Note = p.texts()
	}
	p.expect("}")
	return f
}
