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
	used := make(map[string]int, len(header))
	for i, cell := range header {
		name := strings.Join(strings.Fields(cell), " ")
		if name == "" {
			name = "column_" + strconv.Itoa(i+1)
			for n := 2; taken[name] || used[name] > 0; n++ {
				name = "column_" + strconv.Itoa(i+1) + "_" + strconv.Itoa(n)
			}
		}
		names[i] = another(name, used, taken)
	}
	return names
}

// another is the name, or if that is used, the name with the first free
// number that is not taken as the name of another column either. It counts in
// used how far the numbers of each name have come.
func another(name string, used map[string]int, taken map[string]bool) string {
	used[name]++
	if used[name] == 1 {
		return name
	}
	for {
		next := name + "_" + strconv.Itoa(used[name])
		if used[next] == 0 && !taken[next] {
			used[next] = 1
			return next
		}
		used[name]++
	}
}
