package record_test

import (
	"bytes"
	"encoding/json"
	"math/rand/v2"
	"reflect"
	"testing"

	"github.com/mapd/mapd/web/record"
)

// TestAppended compares what is appended with what encoding/json writes, for
// figures and claims of which any member may be missing.
func TestAppended(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 0))
	for range 2000 {
		var claims []record.Claim
		fill(random, reflect.ValueOf(&claims).Elem())
		var want bytes.Buffer
		encoder := json.NewEncoder(&want)
		encoder.SetEscapeHTML(false)
		if err := encoder.Encode(claims); err != nil {
			t.Fatal(err)
		}
		if got := record.AppendClaims(nil, claims); string(got)+"\n" != want.String() {
			t.Fatalf("it is\n%s\nwant\n%s", got, &want)
		}
	}
}

// fill sets a value, or leaves it as it is.
func fill(random *rand.Rand, v reflect.Value) {
	if random.IntN(3) == 0 {
		return
	}
	switch v.Kind() {
	case reflect.String:
		v.SetString([]string{"plain", "<a> & \"b\"", "老街\n", ""}[random.IntN(4)])
	case reflect.Float64:
		v.SetFloat(float64(random.IntN(1e6)) / 8)
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		fill(random, v.Elem())
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), random.IntN(3), 3))
		for i := range v.Len() {
			fill(random, v.Index(i))
		}
	case reflect.Struct:
		for i := range v.NumField() {
			fill(random, v.Field(i))
		}
	default:
		panic("a member of another type: " + v.Type().String())
	}
}
