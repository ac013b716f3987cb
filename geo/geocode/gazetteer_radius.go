package geocode

import "math"

// radiusOf returns within how many metres of its position a place lies that
// is known as a point, by its kind and population: twice the fourth root of
// the thousands of people in kilometres, at least 2 km, for towns and cities
// at least 4 km, and at most 25 km. So a village has 2 km, a town of 100,000
// has 6 km, a city of a million 11 km and one of ten millions 20 km.
func radiusOf(kind Kind, people int) float64 {
	least := 4000.0
	if kind == Village {
		least = 2000
	}
	r := 2000 * math.Sqrt(math.Sqrt(float64(people)/1000))
	return 100 * math.Round(min(25_000, max(least, r))/100)
}
