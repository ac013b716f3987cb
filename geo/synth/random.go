package synth

import (
	"math"
	"math/bits"
)

// random draws the numbers that random.Random of CPython draws for the same
// seed: a Mersenne Twister (MT19937) and the ways in which Python makes its
// distributions of it. Products are converted before they are added, so that no
// processor fuses the two and rounds otherwise than Python does.
type random struct {
	state [624]uint32
	next  int
	// spare is the second normal deviate of a pair, if it is still there.
	spare float64
	has   bool
}

func newRandom(seed uint64) *random {
	r := &random{}
	r.seed([]uint32{uint32(seed), uint32(seed >> 32)})
	return r
}

// seed is init_by_array of the Mersenne Twister's authors. Python gives it the
// seed in words of 32 bits, without leading zeros.
func (r *random) seed(key []uint32) {
	if key[1] == 0 {
		key = key[:1]
	}
	s := &r.state
	s[0] = 19650218
	for i := 1; i < len(s); i++ {
		s[i] = 1812433253*(s[i-1]^s[i-1]>>30) + uint32(i)
	}
	i, j := 1, 0
	step := func() {
		if i++; i == len(s) {
			s[0], i = s[len(s)-1], 1
		}
	}
	for range s {
		s[i] = (s[i] ^ (s[i-1]^s[i-1]>>30)*1664525) + key[j] + uint32(j)
		step()
		j = (j + 1) % len(key)
	}
	for range len(s) - 1 {
		s[i] = (s[i] ^ (s[i-1]^s[i-1]>>30)*1566083941) - uint32(i)
		step()
	}
	s[0] = 1 << 31
	r.next = len(s)
}

// word draws 32 bits.
func (r *random) word() uint32 {
	if r.next == len(r.state) {
		r.twist()
	}
	y := r.state[r.next]
	r.next++
	y ^= y >> 11
	y ^= y << 7 & 0x9d2c5680
	y ^= y << 15 & 0xefc60000
	return y ^ y>>18
}

func (r *random) twist() {
	s, n := &r.state, len(r.state)
	for i := range s {
		y := s[i]&(1<<31) | s[(i+1)%n]&(1<<31-1)
		s[i] = s[(i+397)%n] ^ y>>1 ^ (y&1)*0x9908b0df
	}
	r.next = 0
}

// unit draws from [0, 1).
func (r *random) unit() float64 {
	a, b := r.word()>>5, r.word()>>6
	return (float64(a)*(1<<26) + float64(b)) / (1 << 53)
}

// uniform draws from [a, b).
func (r *random) uniform(a, b float64) float64 {
	return a + float64((b-a)*r.unit())
}

// below draws a whole number from [0, n), n below 2^32.
func (r *random) below(n int) int {
	shift := 32 - bits.Len32(uint32(n))
	for {
		if k := int(r.word() >> shift); k < n {
			return k
		}
	}
}

// choice draws one of the texts.
func (r *random) choice(texts []string) string { return texts[r.below(len(texts))] }

// gauss draws from a normal distribution.
func (r *random) gauss(mean, sigma float64) float64 {
	z := r.spare
	if r.has = !r.has; r.has {
		angle := r.unit() * (2 * math.Pi)
		length := math.Sqrt(-2 * math.Log(1-r.unit()))
		z, r.spare = math.Cos(angle)*length, math.Sin(angle)*length
	}
	return mean + float64(z*sigma)
}
