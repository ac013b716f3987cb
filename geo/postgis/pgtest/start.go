//go:build unix

package pgtest

// Start starts a server for a program that measures, with an empty database
// with PostGIS in it. settings are lines of postgresql.conf. It returns the
// database's address, and what stops the server and takes its folder away.
func Start(settings ...string) (address string, stop func(), err error) {
	c, err := startCluster(settings...)
	if err != nil {
		return "", nil, err
	}
	if err := makeTemplate(c.address); err != nil {
		c.stop()
		return "", nil, err
	}
	return in(c.address, template).String(), c.stop, nil
}
