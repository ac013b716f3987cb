package access

import (
	"net/http"

	"github.com/go-chi/chi/v5"

	"github.com/mapd/mapd/web/httpx"
)

// Root is where Routes are mounted.
const Root = "/session"

// Routes opens, tells and ends the session of a browser:
//
//	GET    /session        {"author": …}, null where the browser may not write
//	GET    /session/{key}  opens the link that mapd serve prints
//	DELETE /session        ends the session
func (g *Guard) Routes() chi.Router {
	r := chi.NewRouter()
	r.NotFound(httpx.NotFound)
	r.MethodNotAllowed(httpx.NotAllowed(http.MethodDelete))
	r.Get("/", httpx.Handle(g.tell))
	r.Delete("/", httpx.Handle(g.end))
	r.Get("/{key}", httpx.Handle(g.open))
	return r
}

func (g *Guard) tell(w http.ResponseWriter, r *http.Request) error {
	body := "{\"author\":null}\n"
	if g.Writes(r) {
		body = "{\"author\":\"" + LocalAuthor + "\"}\n"
	}
	httpx.WritePrivate(w, r, httpx.JSON, http.StatusOK, []byte(body))
	return nil
}

func (g *Guard) open(w http.ResponseWriter, r *http.Request) error {
	if g.Sessions == nil || !g.Sessions.isLocal(r) {
		return httpx.Refuse(http.StatusForbidden, "sessions are for a browser on the machine where mapd serve runs, on a loopback address and by no proxy; elsewhere use a token")
	}
	from, now := remote(r), g.Now()
	if wait := g.attempts.wait(from, now); wait > 0 {
		return tooMany(wait)
	}
	if r.Method != http.MethodGet { // what only looks does not use the link up
		return httpx.Refuse(http.StatusMethodNotAllowed, "open the link with GET")
	}
	cookie, ok := g.Sessions.open(chi.URLParam(r, "key"))
	if !ok {
		g.attempts.failed(from, now)
		return httpx.Refuse(http.StatusGone, "the link has been used, or is too old; start mapd serve again for a new one")
	}
	http.SetCookie(w, cookie)
	w.Header().Set("Cache-Control", "no-store")
	http.Redirect(w, r, "/", http.StatusSeeOther)
	return nil
}

func (g *Guard) end(w http.ResponseWriter, r *http.Request) error {
	if g.Sessions != nil {
		if g.foreign(r) {
			return httpx.Refuse(http.StatusForbidden, "a page of another origin cannot end the session")
		}
		g.Sessions.close(r)
		http.SetCookie(w, g.Sessions.newCookie("", -1))
	}
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(http.StatusNoContent)
	return nil
}
