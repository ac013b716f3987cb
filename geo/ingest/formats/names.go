package formats

import (
	"strconv"
	"strings"
)

// columnNames makes names of columns from what stands in a header: white
// space at the ends goes and white space within is one space, the third
// column without a name is "column_3", and the second "date" is "date_2".
func columnNames(header []string) []string {
	taken := make(map[string]bool, len(header))
	for _, cell := range header {
		taken[strings.Join(strings.Fields(cell), " ")] = true
	}
	names := make([]string, len(header))
	used := make(map[string]bool, len(header))
	for i, cell := range header {
		name := strings.Join(strings.Fields(cell), " ")
		if name == "" {
			name = "column_" + strconv.Itoa(i+1)
			for n := 2; taken[name] || used[name]; n++ {
				name = "column_" + strconv.Itoa(i+1) + "_" + strconv.Itoa(n)
			}
		}
		names[i] = another(name, used, taken)
		used[names[i]] = true
	}
	return names
}

// another is the name, or if that is used, the name with the first free
// number that is not taken as the name of another column either.
func another(name string, used, taken map[string]bool) string {
	if !used[name] {
		return name
	}
	for n := 2; ; n++ {
		if next := name + "_" + strconv.Itoa(n); !used[next] && !taken[next] {
			return next
		}
	}
}
