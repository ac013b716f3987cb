//go:build unix

package pgtest

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"errors"
	"math/big"
	"os"
	"path/filepath"
	"testing"
	"time"
)

// Secure lets the server accept connections over TCP with TLS and a password
// alone, but for the user postgres, and starts it anew. Its certificate is for
// the name localhost. Secure returns the file of the authority that signed it.
func (c *Cluster) Secure(t testing.TB) (authority string) {
	t.Helper()
	signer, key, err := authorityFor("mapd tests")
	if err != nil {
		t.Fatal(err)
	}
	c.Stop(t)
	authority = filepath.Join(t.TempDir(), "authority.pem")
	if err := errors.Join(c.certify(signer, key), c.write("pg_hba.conf", hostsWithTLS),
		os.WriteFile(authority, inPEM("CERTIFICATE", signer.Raw), 0o600), c.configure([]string{"ssl = on"})); err != nil {
		t.Fatal(err)
	}
	c.Start(t)
	return authority
}

var hostsWithTLS = []byte(`local   all all                   trust
host    all postgres 127.0.0.1/32 trust
hostssl all all      127.0.0.1/32 scram-sha-256
`)

// authorityFor makes a certificate that may sign others.
func authorityFor(name string) (*x509.Certificate, *ecdsa.PrivateKey, error) {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return nil, nil, err
	}
	plan := &x509.Certificate{SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: name}, NotAfter: time.Now().Add(time.Hour),
		IsCA: true, BasicConstraintsValid: true, KeyUsage: x509.KeyUsageCertSign}
	raw, err := x509.CreateCertificate(rand.Reader, plan, plan, key.Public(), key)
	if err != nil {
		return nil, nil, err
	}
	signed, err := x509.ParseCertificate(raw)
	return signed, key, err
}

// certify gives the server a certificate.
func (c *Cluster) certify(signer *x509.Certificate, signerKey *ecdsa.PrivateKey) error {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return err
	}
	plan := &x509.Certificate{SerialNumber: big.NewInt(2), DNSNames: []string{"localhost"}, NotAfter: signer.NotAfter}
	raw, err := x509.CreateCertificate(rand.Reader, plan, signer, key.Public(), signerKey)
	if err != nil {
		return err
	}
	secret, err := x509.MarshalPKCS8PrivateKey(key)
	if err != nil {
		return err
	}
	return errors.Join(c.write("server.crt", inPEM("CERTIFICATE", raw)), c.write("server.key", inPEM("PRIVATE KEY", secret)))
}

func inPEM(sort string, data []byte) []byte {
	return pem.EncodeToMemory(&pem.Block{Type: sort, Bytes: data})
}

// write writes a file that belongs to the server.
func (c *Cluster) write(name string, data []byte) error {
	path := filepath.Join(c.dir, "data", name)
	if err := os.WriteFile(path, data, 0o600); err != nil || c.as == nil {
		return err
	}
	return os.Chown(path, int(c.as.Uid), int(c.as.Gid))
}
