//go:build unix

package pgtest

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/url"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"
)

// Cluster is a private PostgreSQL server with a folder and a port of its own.
type Cluster struct {
	bin     string // where the server's programs are
	dir     string
	port    int
	address *url.URL
	as      *syscall.Credential // the user that it runs as, nil: this one
	env     []string
	cmd     *exec.Cmd
	orders  io.WriteCloser // to what runs the server
}

// NewCluster starts a server for one test, which may stop, freeze and start it
// as it likes. settings are lines of postgresql.conf.
func NewCluster(t testing.TB, settings ...string) *Cluster {
	t.Helper()
	c, err := startCluster(settings...)
	if errors.Is(err, errMissing) && os.Getenv(requireVariable) != "1" {
		t.Skip(err)
	}
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(c.stop)
	if err := makeTemplate(c.address); err != nil {
		t.Fatal(err)
	}
	return c
}

// Database makes an empty database with PostGIS and returns its address.
func (c *Cluster) Database(t testing.TB) string {
	t.Helper()
	name := "mapd"
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	if err := execute(ctx, c.address, `CREATE DATABASE `+name+` TEMPLATE `+template); err != nil {
		t.Fatal(err)
	}
	return in(c.address, name).String()
}

// Stop ends the server at once, as a crash does.
func (c *Cluster) Stop(t testing.TB) {
	t.Helper()
	c.kill()
}

// Start starts the server that was stopped.
func (c *Cluster) Start(t testing.TB) {
	t.Helper()
	if err := c.start(); err != nil {
		t.Fatal(err)
	}
}

// Freeze stops all processes of the server in their tracks. The function that
// it returns lets them go on.
func (c *Cluster) Freeze(t testing.TB) (thaw func()) {
	t.Helper()
	pids := c.processes(t)
	signal := func(s syscall.Signal) {
		for _, pid := range pids {
			_ = syscall.Kill(pid, s) // one may have ended meanwhile
		}
	}
	signal(syscall.SIGSTOP)
	t.Cleanup(func() { signal(syscall.SIGCONT) })
	return func() { signal(syscall.SIGCONT) }
}

// processes lists the postmaster and its children.
func (c *Cluster) processes(t testing.TB) []int {
	t.Helper()
	file, err := os.ReadFile(filepath.Join(c.dir, "data", "postmaster.pid"))
	if err != nil {
		t.Fatal(err)
	}
	pid, err := strconv.Atoi(strings.SplitN(string(file), "\n", 2)[0])
	if err != nil {
		t.Fatal(err)
	}
	list, err := os.ReadFile(fmt.Sprintf("/proc/%d/task/%[1]d/children", pid))
	if err != nil {
		t.Skip("processes can be frozen on Linux only: ", err)
	}
	pids := []int{pid}
	for _, text := range strings.Fields(string(list)) {
		child, err := strconv.Atoi(text)
		if err != nil {
			t.Fatal(err)
		}
		pids = append(pids, child)
	}
	return pids
}

func startCluster(settings ...string) (c *Cluster, err error) {
	c = &Cluster{env: append(os.Environ(), "LC_ALL=C.UTF-8", "TZ=UTC")}
	if c.bin, err = findBin(); err != nil {
		return nil, err
	}
	if c.dir, err = os.MkdirTemp("", "mapd-pg-"); err != nil {
		return nil, err
	}
	defer func() {
		if err != nil {
			c.stop()
		}
	}()
	if os.Getuid() == 0 { // PostgreSQL refuses to run as root
		if err := c.runAs("postgres"); err != nil {
			return nil, err
		}
	}
	if c.port, err = freePort(); err != nil {
		return nil, err
	}
	c.address = &url.URL{Scheme: "postgres", User: url.User("postgres"), Path: "/postgres",
		RawQuery: url.Values{"host": {c.dir}, "port": {strconv.Itoa(c.port)}}.Encode()}
	initdb := c.command("initdb", "-D", filepath.Join(c.dir, "data"), "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync")
	if out, err := initdb.CombinedOutput(); err != nil {
		return nil, fmt.Errorf("initdb: %w\n%s", err, out)
	}
	if err := c.configure(settings); err != nil {
		return nil, err
	}
	return c, c.start()
}

// runAs lets the server run as another user, who owns its folder.
func (c *Cluster) runAs(name string) error {
	u, err := user.Lookup(name)
	if err != nil {
		return fmt.Errorf("PostgreSQL does not run as root, and there is no other user for it: %w", err)
	}
	uid, uidErr := strconv.ParseUint(u.Uid, 10, 32)
	gid, gidErr := strconv.ParseUint(u.Gid, 10, 32)
	if err := errors.Join(uidErr, gidErr); err != nil {
		return err
	}
	c.as = &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}
	return os.Chown(c.dir, int(uid), int(gid))
}

func (c *Cluster) configure(settings []string) error {
	f, err := os.OpenFile(filepath.Join(c.dir, "data", "postgresql.conf"), os.O_APPEND|os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	lines := append([]string{"", "listen_addresses = '127.0.0.1'", fmt.Sprintf("port = %d", c.port),
		fmt.Sprintf("unix_socket_directories = '%s'", c.dir), "shared_buffers = '256MB'", "max_connections = 100"}, settings...)
	_, err = f.WriteString(strings.Join(lines, "\n") + "\n")
	return errors.Join(err, f.Close())
}

func (c *Cluster) command(name string, args ...string) *exec.Cmd {
	if !filepath.IsAbs(name) {
		name = filepath.Join(c.bin, name)
	}
	cmd := exec.Command(name, args...)
	cmd.Dir, cmd.Env = c.dir, c.env
	cmd.SysProcAttr = &syscall.SysProcAttr{Credential: c.as}
	return cmd
}

// start starts the server and waits until it answers.
func (c *Cluster) start() error {
	log, err := os.OpenFile(filepath.Join(c.dir, "log"), os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	defer log.Close()
	c.cmd = c.command("/bin/sh", "-c", keeper, filepath.Join(c.bin, "postgres"), c.dir)
	c.cmd.Stdout, c.cmd.Stderr = log, log
	if c.orders, err = c.cmd.StdinPipe(); err != nil {
		return err
	}
	if err := c.cmd.Start(); err != nil {
		return err
	}
	const patience = time.Minute
	for began := time.Now(); ; time.Sleep(20 * time.Millisecond) {
		ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second)
		err := execute(ctx, c.address, "SELECT 1")
		cancel()
		if err == nil {
			return nil
		}
		if time.Since(began) > patience {
			text, _ := os.ReadFile(filepath.Join(c.dir, "log"))
			return fmt.Errorf("PostgreSQL does not start: %w\n%s", err, text)
		}
	}
}

// keeper runs the server until it is told to stop. If the tests are killed, it
// stops the server and takes its folder away.
const keeper = `
"$0" -D "$1/data" </dev/null &
server=$!
read order || order=gone
kill -CONT $server
kill -QUIT $server
wait $server
if [ "$order" = gone ]; then rm -rf "$1"; fi
`

// kill ends the server without a checkpoint and waits for its end.
func (c *Cluster) kill() {
	if c.cmd == nil {
		return
	}
	_, _ = io.WriteString(c.orders, "stop\n") // if it cannot be told, it has ended
	_ = c.cmd.Wait()                          // it was told to end: how it ended says nothing
	c.cmd = nil
}

func (c *Cluster) stop() {
	c.kill()
	if c.dir != "" {
		_ = os.RemoveAll(c.dir)
	}
}

// findBin finds the server's programs, of the newest version that has PostGIS.
func findBin() (string, error) {
	var candidates []string
	if out, err := exec.Command("pg_config", "--bindir").Output(); err == nil {
		candidates = append(candidates, strings.TrimSpace(string(out)))
	}
	debian, _ := filepath.Glob("/usr/lib/postgresql/*/bin") // the pattern is right
	slices.Reverse(debian)
	for _, bin := range append(candidates, debian...) {
		if _, err := os.Stat(filepath.Join(bin, "initdb")); err == nil && hasPostGIS(bin) {
			return bin, nil
		}
	}
	return "", errMissing
}

func hasPostGIS(bin string) bool {
	out, err := exec.Command(filepath.Join(bin, "pg_config"), "--sharedir").Output()
	share := strings.TrimSpace(string(out))
	if err != nil { // Debian puts pg_config into another package
		version := filepath.Base(filepath.Dir(bin))
		share = filepath.Join("/usr/share/postgresql", version)
	}
	_, err = os.Stat(filepath.Join(share, "extension", "postgis.control"))
	return err == nil
}

func freePort() (int, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return 0, err
	}
	defer l.Close()
	return l.Addr().(*net.TCPAddr).Port, nil
}
