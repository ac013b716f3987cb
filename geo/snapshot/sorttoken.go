package snapshot

import (
	"encoding/json"
	"slices"

	"github.com/mapd/mapd/geo"
)

// sortToken is where a page of a sorted query ends: the order, the values of its
// last item, and its id. The next page goes on behind them, even if that item
// has gone or has other values in a newer version.
type sortToken struct {
	Order  []geo.SortKey `json:"o"`
	Values []any         `json:"v"` // null, a text or a number
	ID     string        `json:"i"`
}

func (by *sorting) token(last sortValues) string {
	t := sortToken{Order: by.keys, ID: last.id}
	for i, v := range last.keys {
		switch {
		case v.null:
			t.Values = append(t.Values, nil)
		case by.columns[i].kind == geo.StringProperty:
			t.Values = append(t.Values, v.text)
		default:
			t.Values = append(t.Values, v.number)
		}
	}
	data, _ := json.Marshal(t) // texts and finite numbers
	return tokenText.EncodeToString(data)
}

// parseToken reads what token wrote for the same order.
func (by *sorting) parseToken(text string) (*sortValues, error) {
	wrong := geo.InvalidParam("after", "it is not where a page in this order ended; take it from a next link")
	data, err := tokenText.DecodeString(text)
	if err != nil {
		return nil, wrong
	}
	var t sortToken
	if json.Unmarshal(data, &t) != nil || !slices.Equal(t.Order, by.keys) || len(t.Values) != len(by.keys) {
		return nil, wrong
	}
	values := &sortValues{keys: make([]sortValue, len(t.Values)), id: t.ID}
	for i, v := range t.Values {
		to := &values.keys[i]
		ok := true
		switch {
		case v == nil:
			to.null = true
		case by.columns[i].kind == geo.StringProperty:
			to.text, ok = v.(string)
		default:
			to.number, ok = v.(float64)
		}
		if !ok {
			return nil, wrong
		}
	}
	return values, nil
}
