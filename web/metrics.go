package web

import (
	"net/http"
	"strconv"
	"time"

	"github.com/go-chi/chi/v5"
	"github.com/go-chi/chi/v5/middleware"
	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/snapshot"
)

// metrics holds the numbers at /metrics, in a registry of its own.
type metrics struct {
	registry *prometheus.Registry
	requests *prometheus.CounterVec
	duration *prometheus.HistogramVec
}

func newMetrics(snapshots func() *snapshot.Snapshot, follows func() error) *metrics {
	m := &metrics{
		registry: prometheus.NewRegistry(),
		requests: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "mapd_http_requests_total",
			Help: "Requests answered, by route pattern, method and status.",
		}, []string{"route", "method", "status"}),
		duration: prometheus.NewHistogramVec(prometheus.HistogramOpts{
			Name:    "mapd_http_request_duration_seconds",
			Help:    "Time until a request was answered, by route pattern.",
			Buckets: []float64{.001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5, 10, 30},
		}, []string{"route"}),
	}
	m.registry.MustRegister(m.requests, m.duration, data{snapshots, follows}, collectors.NewGoCollector(),
		collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}), collectors.NewBuildInfoCollector())
	return m
}

func (m *metrics) handler() http.Handler {
	return promhttp.HandlerFor(m.registry, promhttp.HandlerOpts{})
}

// count counts a request under its route pattern, never under its address: an
// address is the client's choice, and each would become a series.
func (m *metrics) count(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		started := time.Now()
		seen := middleware.NewWrapResponseWriter(w, r.ProtoMajor)
		defer func() {
			route := chi.RouteContext(r.Context()).RoutePattern()
			if route == "" {
				route = "none"
			}
			m.requests.WithLabelValues(route, methodLabel(r.Method), strconv.Itoa(statusOf(seen))).Inc()
			m.duration.WithLabelValues(route).Observe(time.Since(started).Seconds())
		}()
		next.ServeHTTP(seen, r)
	})
}

// methodLabel bounds the methods to those of HTTP.
func methodLabel(method string) string {
	switch method {
	case http.MethodGet, http.MethodHead, http.MethodOptions, http.MethodPost,
		http.MethodPut, http.MethodPatch, http.MethodDelete:
		return method
	}
	return "other"
}

var (
	versionDesc = prometheus.NewDesc("mapd_data_version", "The data version that is served.", nil, nil)
	buildDesc   = prometheus.NewDesc("mapd_snapshot_build_seconds", "Time to build the snapshot that is served.", nil, nil)
	followDesc  = prometheus.NewDesc("mapd_store_followed", "1 while the store is followed; 0 while it is away and the data may be out of date.", nil, nil)
	recordsDesc = prometheus.NewDesc("mapd_records", "Records served, by collection.", []string{"collection"}, nil)
)

// data reads the numbers of the snapshot that is served when they are asked
// for.
type data struct {
	snapshots func() *snapshot.Snapshot
	follows   func() error
}

// Describe implements prometheus.Collector.
func (d data) Describe(out chan<- *prometheus.Desc) {
	out <- versionDesc
	out <- buildDesc
	out <- followDesc
	out <- recordsDesc
}

// Collect implements prometheus.Collector.
func (d data) Collect(out chan<- prometheus.Metric) {
	s := d.snapshots()
	if s == nil {
		return
	}
	gauge := func(desc *prometheus.Desc, value float64, labels ...string) {
		out <- prometheus.MustNewConstMetric(desc, prometheus.GaugeValue, value, labels...)
	}
	gauge(versionDesc, float64(s.Info().Version))
	followed := 1.0
	if d.follows() != nil {
		followed = 0
	}
	gauge(followDesc, followed)
	gauge(buildDesc, s.BuildTime().Seconds())
	for _, c := range []geo.Collection{geo.Hotspots, geo.Events, geo.Flows, geo.Sources} {
		gauge(recordsDesc, float64(s.Count(c)), string(c))
	}
}
