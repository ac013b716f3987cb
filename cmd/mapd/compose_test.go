package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestCompose lets the compose tool check docker-compose.yml, where there is
// one. MAPD_TEST_REQUIRE_COMPOSE=1 makes it a failure if there is none.
func TestCompose(t *testing.T) {
	command := []string{"docker-compose"}
	if _, err := exec.LookPath("docker-compose"); err != nil {
		if exec.Command("docker", "compose", "version").Run() != nil {
			if os.Getenv("MAPD_TEST_REQUIRE_COMPOSE") == "1" {
				t.Fatal("there is no compose tool")
			}
			t.Skip("there is no compose tool to check docker-compose.yml with (on Debian: docker-compose)")
		}
		command = []string{"docker", "compose"}
	}
	config := func(env ...string) (string, error) {
		cmd := exec.Command(command[0], append(command[1:], "-f", "docker-compose.yml", "config")...)
		cmd.Dir, cmd.Env = root, append(cmd.Environ(), env...)
		out, err := cmd.CombinedOutput()
		return string(out), err
	}
	said, err := config("POSTGRES_PASSWORD=a", "MAPD_PASSWORD=b")
	if err != nil {
		t.Fatalf("%v\n%s", err, said)
	}
	for _, text := range []string{"mapd-1:", "mapd-2:", "service_completed_successfully", "read_only: true"} {
		if !strings.Contains(said, text) {
			t.Errorf("it lacks %s", text)
		}
	}
	for _, file := range []string{"Dockerfile", "deploy/nginx.conf", "deploy/database.sh"} {
		if found, _ := filepath.Glob(filepath.Join(root, file)); len(found) != 1 {
			t.Errorf("there is no %s", file)
		}
	}
	if said, err := config("POSTGRES_PASSWORD=", "MAPD_PASSWORD="); err == nil || !strings.Contains(said, "PASSWORD") {
		t.Errorf("without passwords: %v\n%.300s", err, said)
	}
}
