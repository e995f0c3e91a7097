package quiz

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"

	"fasti/internal/history"
)

// Edition is a course as one class is taught it: a revision, and what the class changes of it. The overlay is not to be
// changed.
type Edition struct {
	Revision string
	Overlay  history.Overlay
}

// Key names the edition wherever what is made of it is kept: the revision itself where the class changes nothing, and
// otherwise with a digest of what it changes behind it.
func (e Edition) Key() string {
	if e.Overlay.IsZero() {
		return e.Revision
	}
	sum := sha256.New()
	fmt.Fprintf(sum, "%q\n%q\n%q\n%g", e.Overlay.Hidden, e.Overlay.Dates, e.Overlay.Disputes, e.Overlay.Article)
	return e.Revision + "+" + hex.EncodeToString(sum.Sum(nil)[:16])
}
