//go:build js && wasm

// Command wasm is what the page's worker runs to look at a file: package look
// behind three functions of JavaScript, in the global object mapdLook.
//
//	open(name, bytes)     {"format", "tables": [{"name", "rows"}]}
//	look(ask, progress)   {"seen": look.Seen as JSON, "part": Uint8Array or null}
//	row(number)           look.Detail
//
// ask is look.Ask as JSON; progress(pass, bytes) is called now and then. Results
// are JSON texts, but for that of look. Instead of a result there may be
// {"error": text, "command": how to import the file, "tooMany": true or false}.
package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"syscall/js"

	"github.com/mapd/mapd/geo/ingest/look"
	"github.com/mapd/mapd/geo/ingest/rows"
)

// looker holds the one file of a worker.
type looker struct {
	name string
	file *look.File
}

func main() {
	var l looker
	js.Global().Set("mapdLook", map[string]any{
		"open": l.function(l.open),
		"look": l.function(l.look),
		"row":  l.function(l.row),
	})
	select {}
}

// function makes a function of JavaScript; errors and faults become results.
func (l *looker) function(do func(args []js.Value) (any, error)) js.Func {
	return js.FuncOf(func(_ js.Value, args []js.Value) (result any) {
		defer func() {
			if fault := recover(); fault != nil {
				result = l.failed(fmt.Errorf("mapd made a mistake: %v", fault))
			}
		}()
		result, err := do(args)
		if err != nil {
			return l.failed(err)
		}
		return result
	})
}

func (l *looker) failed(err error) any {
	return text(map[string]any{"error": err.Error(), "command": look.Command(l.name), "tooMany": errors.Is(err, look.ErrTooMany)})
}

func text(value any) string {
	data, err := json.Marshal(value)
	if err != nil {
		panic(err)
	}
	return string(data)
}

type table struct {
	Name string `json:"name"`
	Rows int64  `json:"rows"`
}

func (l *looker) open(args []js.Value) (any, error) {
	l.name = args[0].String()
	content := make([]byte, args[1].Length())
	js.CopyBytesToGo(content, args[1])
	var err error
	l.file, err = look.Open(context.Background(), rows.Input{Name: l.name, Data: bytes.NewReader(content), Size: int64(len(content))})
	if err != nil {
		return nil, err
	}
	tables := []table{}
	for _, t := range l.file.Tables() {
		tables = append(tables, table{t.Name, t.Rows})
	}
	return text(map[string]any{"format": l.file.Format(), "tables": tables}), nil
}

func (l *looker) look(args []js.Value) (any, error) {
	var ask look.Ask
	if err := json.Unmarshal([]byte(args[0].String()), &ask); err != nil {
		return nil, err
	}
	seen, err := l.file.Look(context.Background(), ask, func(pass int, bytes int64) { args[1].Invoke(pass, bytes) })
	if err != nil {
		return nil, err
	}
	part := js.Null()
	if seen.Part != nil {
		part = js.Global().Get("Uint8Array").New(len(seen.Part))
		js.CopyBytesToJS(part, seen.Part)
	}
	return map[string]any{"seen": text(seen), "part": part}, nil
}

func (l *looker) row(args []js.Value) (any, error) {
	detail, err := l.file.Row(context.Background(), int64(args[0].Int()))
	if err != nil {
		return nil, err
	}
	return text(detail), nil
}
