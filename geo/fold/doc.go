// Package fold evens out how a text is written, so that names and words can be
// compared: compatibility forms become the common ones, capitals small,
// accents and invisible signs are left out, and traditional Chinese characters
// become simplified ones. Vowel signs and tones of Thai, Lao, Khmer and
// Burmese are kept: they are part of the word.
//
// Folded text is for comparing, never for showing.
package fold
