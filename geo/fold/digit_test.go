package fold

import "testing"

func TestDigit(t *testing.T) {
	for _, digits := range []string{"0123456789", "٠١٢٣٤٥٦٧٨٩", "๐๑๒๓๔๕๖๗๘๙", "០១២៣៤៥៦៧៨៩", "၀၁၂၃၄၅၆၇၈၉", "໐໑໒໓໔໕໖໗໘໙", "０１２３４５６７８９", "𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗𝟘𝟙𝟚𝟛𝟜𝟝𝟞𝟟𝟠𝟡"} {
		for i, r := range []rune(digits) {
			if got, want := Digit(r), rune('0'+i%10); got != want {
				t.Errorf("Digit(%c) = %c, want %c", r, got, want)
			}
		}
	}
	for _, r := range "a一½²" {
		if got := Digit(r); got != r {
			t.Errorf("Digit(%c) = %c", r, got)
		}
	}
}
