// Package httpx holds what every HTTP resource of mapd shares: reading
// parameters into a geo.Query, choosing a language, writing content with
// ETag, compression and 304, and one way out for errors.
//
// A resource is a HandlerFunc: it reads its parameters with Params and
// ParseQuery, takes one snapshot, and hands its Content to Serve. Whatever
// goes wrong it returns, and Handle writes it as problem+json:
//
//	r.Get("/kinds", httpx.Handle(func(w http.ResponseWriter, r *http.Request) error {
//		values, err := httpx.Params(r)
//		if err != nil {
//			return err
//		}
//		…
//		return httpx.Serve(w, r, snap, httpx.Content{Type: httpx.JSON, Body: body})
//	}))
package httpx
